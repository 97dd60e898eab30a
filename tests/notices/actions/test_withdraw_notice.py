"""A published notice is withdrawn and stays."""

import pytest

from secretariat.notices.actions.withdraw_notice import withdraw_notice
from secretariat.notices.models import Notice
from secretariat.refusals import Invalid, NotPermitted, WrongState
from tests.cast import Cast
from tests.notices.acting import refused
from tests.notices.making import (
    LATER,
    NOW,
    published,
    wrote,
)

pytestmark = pytest.mark.django_db


def test_a_withdrawn_notice_stays_and_says_why(cast: Cast) -> None:
    notice = published(cast)
    refused(
        Invalid,
        lambda: withdraw_notice(
            notice=notice, reason="", by=cast.chair, at=LATER, seen_version=notice.version
        ),
    )
    refused(
        NotPermitted,
        lambda: withdraw_notice(
            notice=notice, reason="x", by=cast.delegate, at=LATER, seen_version=notice.version
        ),
    )
    notice = withdraw_notice(
        notice=notice,
        reason="The meeting was another one.",
        by=cast.chair,
        at=LATER,
        seen_version=notice.version,
    )
    assert (notice.state, notice.withdrawn_at, notice.updated_at) == ("withdrawn", LATER, LATER)
    assert list(Notice.objects.public(LATER)) == [notice]
    refused(WrongState, lambda: wrote(notice, cast.staff), "new one")


def test_what_is_not_public_is_not_withdrawn(cast: Cast) -> None:
    notice = published(cast, embargo=LATER)
    refused(
        WrongState,
        lambda: withdraw_notice(
            notice=notice, reason="x", by=cast.chair, at=NOW, seen_version=notice.version
        ),
    )
