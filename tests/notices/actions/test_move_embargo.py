"""An embargo holds until its moment; it is moved and lifted."""

from datetime import timedelta
from typing import Any

import pytest

from secretariat.notices.actions.lift_embargo import lift_embargo
from secretariat.notices.actions.move_embargo import move_embargo
from secretariat.notices.actions.publish_notice import publish_notice
from secretariat.notices.actions.send_back_notice import send_back_notice
from secretariat.notices.models import Notice
from secretariat.refusals import Invalid, NotPermitted, WrongState
from tests.cast import Cast
from tests.notices.acting import refused
from tests.notices.making import (
    LATER,
    NOW,
    approved,
    published,
    wrote,
)

pytestmark = pytest.mark.django_db


def test_an_embargo_holds_until_its_moment_and_no_longer(cast: Cast) -> None:
    notice = published(cast, embargo=LATER)
    assert (notice.is_embargoed(NOW), notice.is_public(NOW), notice.is_public(LATER)) == (True, False, True)
    assert not Notice.objects.public(NOW).exists()
    assert list(Notice.objects.public(LATER)) == [notice]
    assert not Notice.objects.visible_to(cast.stranger, NOW).exists()
    assert list(Notice.objects.visible_to(cast.chair, NOW)) == [notice]


@pytest.mark.parametrize("moment", [NOW, NOW - timedelta(days=1), NOW + timedelta(days=800)])
def test_an_embargo_that_cannot_be(cast: Cast, moment: Any) -> None:
    notice = approved(cast)
    refused(
        Invalid,
        lambda: publish_notice(
            notice=notice, by=cast.staff, at=NOW, seen_version=notice.version, embargo=moment
        ),
    )


def test_an_embargo_is_moved_and_lifted(cast: Cast) -> None:
    notice = published(cast, embargo=LATER)
    later = LATER + timedelta(days=1)
    notice = move_embargo(notice=notice, embargo=later, by=cast.staff, at=NOW, seen_version=notice.version)
    assert notice.published_at == later
    refused(
        Invalid,
        lambda: move_embargo(notice=notice, embargo=NOW, by=cast.staff, at=NOW, seen_version=notice.version),
    )
    notice = lift_embargo(notice=notice, by=cast.staff, at=LATER, seen_version=notice.version)
    assert (notice.published_at, notice.is_public(LATER)) == (LATER, True)
    refused(
        WrongState, lambda: lift_embargo(notice=notice, by=cast.staff, at=LATER, seen_version=notice.version)
    )
    refused(
        WrongState,
        lambda: move_embargo(
            notice=notice, embargo=later, by=cast.staff, at=LATER, seen_version=notice.version
        ),
    )


@pytest.mark.parametrize("who", ["chair", "delegate", "other_staff"])
def test_others_touch_no_embargo(cast: Cast, who: str) -> None:
    notice, actor = published(cast, embargo=LATER), getattr(cast, who)
    refused(NotPermitted, lambda: lift_embargo(notice=notice, by=actor, at=NOW, seen_version=notice.version))


def test_words_changed_under_an_embargo_take_it_off(cast: Cast) -> None:
    notice = wrote(published(cast, embargo=LATER), cast.staff, title="Another")
    assert (notice.state, notice.published_at, notice.shown) == ("draft", None, {})
    assert not Notice.objects.public(LATER + timedelta(days=9)).exists()


def test_whoever_approves_stops_a_notice_under_embargo(cast: Cast) -> None:
    notice = published(cast, embargo=LATER)
    notice = send_back_notice(
        notice=notice, words="Wait.", by=cast.chair, at=NOW, seen_version=notice.version
    )
    assert (notice.state, notice.published_at) == ("draft", None)
