from datetime import datetime

from django.db import transaction

from secretariat.evidence import checks
from secretariat.history.actions.record import record
from secretariat.notices import in_hand, policies
from secretariat.notices.models import Notice
from secretariat.notices.states import NoticeState
from secretariat.people.actor import Actor
from secretariat.refusals import Invalid, NotPermitted, WrongState

LONGEST = 1000


@transaction.atomic
def withdraw_notice(*, notice: Notice, reason: str, by: Actor, at: datetime, seen_version: int) -> Notice:
    """Withdraw a published notice: its address stays and says so, with the reason.

    Who: whoever may approve it (`policies.may_approve`).
    From, to: any state of a notice that is public → withdrawn.
    Writes: the notice; history entry `notice.withdrawn`.
    Refuses: NotPermitted; StaleRevision; WrongState (withdrawn already; not public: it is sent back);
        Invalid (no reason, too long).

    Args:
        reason: in the language of the original; the public reads it.
    """
    notice = in_hand.locked(notice)
    if not policies.may_approve(by, notice, at):
        raise NotPermitted("The secretariat, the Chair and whom the body names withdraw its notices.")
    in_hand.refuse_stale(notice, seen_version)
    if notice.state == NoticeState.WITHDRAWN or not notice.is_public(at):
        raise WrongState("Only what is public is withdrawn. What is not yet public is sent back.")
    checks.said(reason, field="reason")
    checks.openly_written(reason, field="reason")
    if len(reason) > LONGEST:
        raise Invalid(f"Say it in at most {LONGEST} characters.", field="reason")
    before, notice.state = notice.state, NoticeState.WITHDRAWN.value
    notice.withdrawn_at = notice.updated_at = at
    notice.reason = reason.strip()
    in_hand.kept(notice)
    record(
        "notice.withdrawn", on=notice, by=by, at=at, reason=notice.reason, before=before, after=notice.state
    )
    return notice
