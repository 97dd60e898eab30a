"""A notice is begun, from a line of the record or free."""

from datetime import date
from typing import Any

import pytest

from secretariat.notices.actions.draft_notice import draft_notice
from secretariat.people.actor import Actor
from secretariat.refusals import Invalid, NotPermitted
from tests.cast import Cast
from tests.factories import Make
from tests.notices.acting import refused, told
from tests.notices.making import (
    NOW,
    council,
    drafted,
    looking,
    sentences,
)

pytestmark = pytest.mark.django_db


def test_a_draft_from_a_meeting_brings_each_sentence_with_its_line(cast: Cast) -> None:
    meeting = council(cast)
    notice = drafted(cast, meeting)
    found = sentences(notice)
    assert found[0] == ("Council of March was held in Port Alba on 12 March 2026.", (meeting.public_id,), "")
    assert (notice.state, notice.place, notice.dated) == ("draft", "Port Alba", date(2026, 3, 12))
    assert told(notice) == ["notice.drafted"]


def test_a_draft_says_nothing_that_the_public_may_not_see(cast: Cast) -> None:
    meeting = council(cast, by=cast.staff, distribution="limited")
    refused(Invalid, lambda: drafted(cast, meeting), "“Council of March” is not open to the public")


def test_whoever_may_not_see_a_line_is_not_told_that_it_is_there(cast: Cast) -> None:
    meeting = council(cast)
    Make.hidden(meeting.line)
    refused(Invalid, lambda: drafted(cast, meeting), "There is no line")


@pytest.mark.parametrize("who", ["delegate", "chair", "other_staff", "stranger", "observer"])
def test_only_the_secretariat_of_the_body_begins_a_notice(cast: Cast, who: str) -> None:
    actor: Actor = getattr(cast, who)
    refused(
        NotPermitted,
        lambda: draft_notice(body=cast.union, kind="statement", language="en", by=actor, at=NOW),
    )


def test_whoever_only_looks_begins_nothing(cast: Cast) -> None:
    actor = looking(cast.staff)
    refused(
        NotPermitted,
        lambda: draft_notice(body=cast.union, kind="statement", language="en", by=actor, at=NOW),
    )


@pytest.mark.parametrize(
    "given",
    [{"kind": "rumour"}, {"language": "xx"}, {"language": "../en"}, {"draft": "meeting"}, {"draft": "none"}],
)
def test_a_notice_of_no_kind_or_language_is_refused(cast: Cast, given: dict[str, str]) -> None:
    whole: dict[str, Any] = {"kind": "statement", "language": "en"} | given
    refused(Invalid, lambda: draft_notice(body=cast.union, **whole, by=cast.staff, at=NOW))


def test_drafts_are_english(cast: Cast) -> None:
    about = council(cast).line
    refused(
        Invalid,
        lambda: draft_notice(
            body=cast.union,
            kind="statement",
            language="ru",
            about=about,
            draft="meeting",
            by=cast.staff,
            at=NOW,
        ),
        "English",
    )
