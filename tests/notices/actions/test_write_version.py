"""A notice is written in a language: sentences keep their lines, an approval goes."""

from datetime import date

import pytest

from secretariat.notices.actions.confirm_sentence import confirm_sentence
from secretariat.notices.actions.draft_notice import draft_notice
from secretariat.notices.actions.publish_notice import publish_notice
from secretariat.notices.actions.set_dateline import set_dateline
from secretariat.notices.actions.write_version import write_version
from secretariat.refusals import Invalid, NotReady, StaleRevision, WrongState
from tests.cast import Cast
from tests.notices.acting import FIRST, refused, tie, told
from tests.notices.making import (
    NOW,
    approved,
    council,
    drafted,
    free,
    sentences,
    wrote,
)

pytestmark = pytest.mark.django_db


def test_writing_keeps_lines_and_marks_what_changed(cast: Cast) -> None:
    meeting = council(cast)
    notice = wrote(
        drafted(cast, meeting), cast.staff, lede="Council of March was held in Port Alba last week."
    )
    assert sentences(notice)[0] == (
        "Council of March was held in Port Alba last week.",
        (meeting.public_id,),
        "changed",
    )
    notice = confirm_sentence(
        notice=notice, language="en", place=FIRST, by=cast.staff, at=NOW, seen_version=notice.version
    )
    assert sentences(notice)[0][2] == ""
    refused(
        Invalid,
        lambda: confirm_sentence(
            notice=notice, language="en", place=FIRST, by=cast.staff, at=NOW, seen_version=notice.version
        ),
    )
    assert told(notice) == ["notice.drafted", "notice.written", "notice.confirmed"]


@pytest.mark.parametrize(
    "given",
    [
        {"title": " "},
        {"title": "x" * 301},
        {"text": "x" * 40_001},
        {"text": "a\n" * 401},
        {"lede": "turned \u202e around"},
        {"language": "xx"},
    ],
)
def test_words_that_cannot_be_taken(cast: Cast, given: dict[str, str]) -> None:
    notice = free(cast)
    refused(Invalid, lambda: wrote(notice, cast.staff, **given))


def test_the_original_is_written_first(cast: Cast) -> None:
    notice = draft_notice(body=cast.union, kind="statement", language="en", by=cast.staff, at=NOW)
    refused(NotReady, lambda: wrote(notice, cast.staff, "ru"), "original first")


def test_a_late_save_overwrites_nothing(cast: Cast) -> None:
    notice = free(cast)
    wrote(notice, cast.staff, title="Another title")
    refused(
        StaleRevision,
        lambda: write_version(
            notice=notice, language="en", title="Mine", lede="", text="", is_complete=True,
            by=cast.staff, at=NOW, seen_version=notice.version,
        ),
    )  # fmt: skip


@pytest.mark.parametrize("change", ["words", "dateline", "tie"])
def test_any_change_takes_an_approval_back(cast: Cast, change: str) -> None:
    notice = approved(cast)
    if change == "words":
        notice = wrote(notice, cast.staff, title="Another")
    elif change == "dateline":
        notice = set_dateline(
            notice=notice, kind="statement", place="Brenn", dated=date(2026, 3, 13), by=cast.staff, at=NOW,
            seen_version=notice.version,
        )  # fmt: skip
    else:
        notice = tie(notice, cast, council(cast).public_id)
    assert (notice.state, notice.approved_at) == ("draft", None)
    refused(
        WrongState, lambda: publish_notice(notice=notice, by=cast.staff, at=NOW, seen_version=notice.version)
    )
