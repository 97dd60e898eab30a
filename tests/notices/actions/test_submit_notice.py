"""A notice is submitted once nothing stands in the way."""

import pytest

from secretariat.notices.actions.approve_notice import approve_notice
from secretariat.notices.actions.publish_notice import publish_notice
from secretariat.notices.actions.submit_notice import submit_notice
from secretariat.refusals import NotPermitted, NotReady, StaleRevision, WrongState
from tests.cast import Cast
from tests.factories import Make
from tests.notices.acting import refused
from tests.notices.making import (
    NOW,
    council,
    drafted,
    free,
    submitted,
    wrote,
)

pytestmark = pytest.mark.django_db


def test_nothing_is_submitted_on_a_line_that_was_closed_since(cast: Cast) -> None:
    meeting = council(cast)
    notice = drafted(cast, meeting)
    Make.hidden(meeting.line, "limited")
    refused(NotReady, lambda: submitted(cast, notice), "Untie them first")


def test_what_is_not_complete_is_not_submitted(cast: Cast) -> None:
    notice = wrote(free(cast), cast.staff, is_complete=False)
    refused(NotReady, lambda: submitted(cast, notice), "not complete")


def test_each_state_is_asked(cast: Cast) -> None:
    notice = free(cast)
    for act in (approve_notice, publish_notice):
        by = cast.chair if act is approve_notice else cast.staff
        refused(
            WrongState, lambda act=act, by=by: act(notice=notice, by=by, at=NOW, seen_version=notice.version)
        )
    notice = submitted(cast, notice)
    refused(
        WrongState, lambda: submit_notice(notice=notice, by=cast.staff, at=NOW, seen_version=notice.version)
    )
    refused(StaleRevision, lambda: approve_notice(notice=notice, by=cast.chair, at=NOW, seen_version=1))
    refused(
        NotPermitted, lambda: submit_notice(notice=notice, by=cast.chair, at=NOW, seen_version=notice.version)
    )
