from datetime import datetime

from django.db import transaction

from secretariat.evidence import checks
from secretariat.history.actions.record import record
from secretariat.people.actor import Actor
from secretariat.practices import checks as own
from secretariat.practices import policies
from secretariat.practices.models import Reuse
from secretariat.practices.states import ReuseState
from secretariat.refusals import NotPermitted


@transaction.atomic
def judge_reuse(
    *, reuse: Reuse, verdict: str, reason: str, by: Actor, at: datetime, seen_version: int
) -> Reuse:
    """Confirm that a member took a practice up, or doubt it.

    Who: the secretariat of the body, or of its parent (`policies.may_judge`).
    From, to: any state → confirmed or doubted.
    Writes: the reuse; history entry `practice-reuse.judged`.
    Refuses: NotPermitted; StaleRevision; Invalid (no such verdict, a doubt without a reason).

    Args:
        verdict: `confirmed` or `doubted`.
    """
    reuse = own.reuse_locked(reuse)
    if not policies.may_judge(by, reuse.practice):
        raise NotPermitted(own.ONLY_SECRETARIAT)
    checks.unchanged(reuse.version, seen_version)
    checks.one_of(verdict, [ReuseState.CONFIRMED, ReuseState.DOUBTED], field="verdict")
    reason = checks.within(reason, field="reason", most=1000)
    if verdict == ReuseState.DOUBTED:
        checks.said(reason, field="reason")
    before, reuse.state, reuse.why, reuse.judged_at = reuse.state, ReuseState(verdict), reason, at
    reuse.version += 1
    reuse.save()
    record("practice-reuse.judged", on=reuse, by=by, at=at, before=before, after=verdict, reason=reason)
    return reuse
