"""Nobody approves what they wrote; those whom the body names do."""

from datetime import date

import pytest

from secretariat.notices.actions.add_picture import add_picture
from secretariat.notices.actions.approve_notice import approve_notice
from secretariat.notices.actions.describe_picture import describe_picture
from secretariat.notices.actions.set_dateline import set_dateline
from secretariat.notices.actions.set_notice_rule import set_notice_rule
from secretariat.notices.actions.tie_sentence import tie_sentence
from secretariat.refusals import NotPermitted
from tests.cast import Cast
from tests.notices.acting import FIRST, refused
from tests.notices.making import (
    NOW,
    colleague,
    council,
    free,
    picture,
    submitted,
)

pytestmark = pytest.mark.django_db


def test_nobody_approves_words_of_their_own(cast: Cast) -> None:
    notice = submitted(cast)
    refused(
        NotPermitted,
        lambda: approve_notice(notice=notice, by=cast.staff, at=NOW, seen_version=notice.version),
        "wrote some of these words yourself",
    )
    other = colleague(cast)
    notice = approve_notice(notice=notice, by=other, at=NOW, seen_version=notice.version)
    assert (notice.state, notice.approved_by_id, notice.cleared["words"]) == (
        "approved",
        other.account_id,
        {"en": 1},
    )


@pytest.mark.parametrize("change", ["dateline", "tie", "description"])
def test_whoever_changed_anything_at_all_does_not_approve_it(cast: Cast, change: str) -> None:
    other, notice = colleague(cast), free(cast)
    if change == "dateline":
        notice = set_dateline(
            notice=notice, kind="statement", place="", dated=date(2026, 3, 13), by=other, at=NOW,
            seen_version=notice.version,
        )  # fmt: skip
    elif change == "tie":
        notice = tie_sentence(
            notice=notice, language="en", place=FIRST, line=council(cast).public_id, by=other, at=NOW,
            seen_version=notice.version,
        )  # fmt: skip
    else:
        given = {"alt": "A lock", "caption": "", "credit": "", "at": NOW}
        notice = add_picture(
            notice=notice, data=picture(), by=cast.staff, seen_version=notice.version, **given
        )
        of = notice.pictures.get().public_id
        notice = describe_picture(
            notice=notice, picture=of, language="en", by=other, seen_version=notice.version, **given
        )
    notice = submitted(cast, notice)
    refused(
        NotPermitted,
        lambda: approve_notice(notice=notice, by=other, at=NOW, seen_version=notice.version),
        "yourself",
    )
    approve_notice(notice=notice, by=cast.chair, at=NOW, seen_version=notice.version)


@pytest.mark.parametrize("who", ["delegate", "other_staff", "observer", "stranger"])
def test_others_do_not_approve(cast: Cast, who: str) -> None:
    notice, actor = submitted(cast), getattr(cast, who)
    refused(
        NotPermitted, lambda: approve_notice(notice=notice, by=actor, at=NOW, seen_version=notice.version)
    )


def test_whom_the_body_names_approves(cast: Cast) -> None:
    rule = set_notice_rule(
        body=cast.union, languages=["en", "ru"], approvers=[cast.delegate.acting_id], by=cast.staff, at=NOW,
        seen_version=0,
    )  # fmt: skip
    assert (rule.languages, rule.version) == (["en", "ru"], 1)
    notice = submitted(cast)
    notice = approve_notice(notice=notice, by=cast.delegate, at=NOW, seen_version=notice.version)
    assert notice.state == "approved"


def test_the_day_of_the_handover_the_right_to_approve_has_moved(cast: Cast) -> None:
    notice = submitted(cast)
    after = NOW.replace(month=7, day=2)
    refused(
        NotPermitted,
        lambda: approve_notice(notice=notice, by=cast.chair, at=after, seen_version=notice.version),
    )
