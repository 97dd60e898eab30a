from datetime import datetime

from django.db import transaction

from secretariat.history.actions.record import record
from secretariat.notices import in_hand, policies, readiness
from secretariat.notices.models import Notice
from secretariat.notices.states import NoticeState
from secretariat.people.actor import Actor
from secretariat.refusals import NotPermitted


@transaction.atomic
def approve_notice(*, notice: Notice, by: Actor, at: datetime, seen_version: int) -> Notice:
    """Approve what a notice says, in all languages that are complete.

    Who: the secretariat, the Chair, and whom the body's rule names (`policies.may_approve`); nobody approves
        words, or pictures, of their own: four eyes see what is published.
    From, to: submitted → approved.
    Writes: the notice, with what was approved and how its lines read; history entry `notice.approved`.
    Refuses: NotPermitted (also of one's own words); StaleRevision; WrongState; NotReady (as submitting).
    """
    notice = in_hand.locked(notice)
    if not policies.may_approve(by, notice, at):
        raise NotPermitted("The secretariat, the Chair and whom the body names approve its notices.")
    in_hand.refuse_stale(notice, seen_version)
    in_hand.refuse_in(notice, NoticeState.SUBMITTED)
    if by.acting_id in notice.touched_by:
        raise NotPermitted(
            "You wrote some of these words yourself. Another member of the secretariat or the Chair approves "
            "them."
        )
    told = in_hand.snapshot(notice)
    readiness.refuse_unready(notice, told, by)
    before, notice.state = notice.state, NoticeState.APPROVED.value
    notice.cleared = told | {"by": notice.touched_by}
    notice.approved_at, notice.approved_by_id, notice.touched_by = at, by.acting_id, []
    in_hand.kept(notice)
    record(
        "notice.approved",
        on=notice,
        by=by,
        at=at,
        beside=notice.desk,
        words=told["words"],
        lines=sorted(told["facts"]),
        before=before,
        after=notice.state,
    )
    return notice
