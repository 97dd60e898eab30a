from datetime import datetime

from django.db import transaction

from secretariat.history.actions.record import record
from secretariat.notices import in_hand, readiness
from secretariat.notices.models import Notice
from secretariat.notices.states import NoticeState
from secretariat.people.actor import Actor


@transaction.atomic
def submit_notice(*, notice: Notice, by: Actor, at: datetime, seen_version: int) -> Notice:
    """Submit a notice for approval.

    Who: the secretariat of the body (`policies.may_write`).
    From, to: draft → submitted.
    Writes: the notice; history entry `notice.submitted`.
    Refuses: NotPermitted; StaleRevision; WrongState; NotReady (the original is not complete; a picture
        without its alternative text; a line that is not public).
    """
    notice = in_hand.locked(notice)
    in_hand.refuse_others(by, notice.body)
    in_hand.refuse_stale(notice, seen_version)
    in_hand.refuse_in(notice, NoticeState.DRAFT)
    told = in_hand.snapshot(notice)
    readiness.refuse_unready(notice, told, by)
    before, notice.state, notice.asked = notice.state, NoticeState.SUBMITTED.value, ""
    in_hand.kept(notice)
    record(
        "notice.submitted",
        on=notice,
        by=by,
        at=at,
        beside=notice.desk,
        words=told["words"],
        before=before,
        after=notice.state,
    )
    return notice
