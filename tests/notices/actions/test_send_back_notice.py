"""A notice is sent back with words."""

import pytest

from secretariat.notices.actions.approve_notice import approve_notice
from secretariat.notices.actions.send_back_notice import send_back_notice
from secretariat.refusals import Invalid, NotPermitted, WrongState
from tests.cast import Cast
from tests.notices.acting import refused
from tests.notices.making import (
    NOW,
    approved,
    published,
    submitted,
)

pytestmark = pytest.mark.django_db


def test_a_notice_is_sent_back_with_words(cast: Cast) -> None:
    notice = submitted(cast)
    refused(
        Invalid,
        lambda: send_back_notice(
            notice=notice, words=" ", by=cast.chair, at=NOW, seen_version=notice.version
        ),
    )
    notice = send_back_notice(
        notice=notice, words="Name the hosts.", by=cast.chair, at=NOW, seen_version=notice.version
    )
    assert (notice.state, notice.asked) == ("draft", "Name the hosts.")
    refused(
        WrongState,
        lambda: send_back_notice(
            notice=notice, words="x", by=cast.chair, at=NOW, seen_version=notice.version
        ),
    )
    refused(
        NotPermitted,
        lambda: send_back_notice(
            notice=notice, words="x", by=cast.delegate, at=NOW, seen_version=notice.version
        ),
    )


def test_what_was_approved_and_sent_back_is_not_approved_by_its_writer(cast: Cast) -> None:
    notice = approved(cast)
    notice = send_back_notice(
        notice=notice, words="Wait.", by=cast.chair, at=NOW, seen_version=notice.version
    )
    notice = submitted(cast, notice)
    refused(
        NotPermitted,
        lambda: approve_notice(notice=notice, by=cast.staff, at=NOW, seen_version=notice.version),
    )


def test_what_is_public_is_not_sent_back(cast: Cast) -> None:
    notice = published(cast)
    refused(
        WrongState,
        lambda: send_back_notice(
            notice=notice, words="No.", by=cast.chair, at=NOW, seen_version=notice.version
        ),
        "public",
    )
