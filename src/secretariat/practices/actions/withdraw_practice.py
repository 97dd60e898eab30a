from datetime import datetime

from django.db import transaction

from secretariat.evidence import checks
from secretariat.history.actions.record import record
from secretariat.people.actor import Actor
from secretariat.practices import checks as own
from secretariat.practices.models import Practice
from secretariat.practices.states import PracticeState, VisitState
from secretariat.refusals import NotReady


@transaction.atomic
def withdraw_practice(
    *, practice: Practice, reason: str, by: Actor, at: datetime, seen_version: int
) -> Practice:
    """Offer an experience no longer; what was published stays known, with the reason.

    Who: the member that offers it, the secretariat (`policies.may_keep`).
    From, to: any state → withdrawn.
    Writes: the practice; history entry `practice.withdrawn`.
    Refuses: NotPermitted; StaleRevision; WrongState (withdrawn already); NotReady (a request to come and see
        waits for an answer); Invalid (no reason).
    """
    practice = own.kept(practice, by, seen_version)
    if practice.visits.filter(state=VisitState.ASKED).exists():
        raise NotReady("A member asked to come and see it: answer that first.")
    before = practice.state
    practice.why = checks.said_within(reason, field="reason", most=1000)
    practice.state, practice.state_since = PracticeState.WITHDRAWN, practice.body.day(at)
    practice.version += 1
    practice.save()
    record(
        "practice.withdrawn", on=practice, by=by, at=at, before=before, after=practice.state,
        reason=practice.why,
    )  # fmt: skip
    return practice
