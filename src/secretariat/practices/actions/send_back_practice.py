from datetime import datetime

from django.db import transaction

from secretariat.evidence import checks
from secretariat.history.actions.record import record
from secretariat.people.actor import Actor
from secretariat.practices import checks as own
from secretariat.practices.models import Practice
from secretariat.practices.states import PracticeState
from secretariat.refusals import WrongState


@transaction.atomic
def send_back_practice(
    *, practice: Practice, reason: str, by: Actor, at: datetime, seen_version: int
) -> Practice:
    """Send what a member offered back to it, and say what is missing.

    Who: the secretariat of the body, or of its parent (`policies.may_judge`).
    From, to: offered → draft.
    Writes: the practice with the reason; history entry `practice.sent-back`.
    Refuses: NotPermitted; StaleRevision; WrongState (it was not offered); Invalid (no reason).
    """
    practice = own.judged(practice, by, seen_version)
    if practice.state != PracticeState.OFFERED:
        raise WrongState("Only what was offered is sent back.")
    practice.why = checks.said_within(reason, field="reason", most=1000)
    practice.state, practice.state_since = PracticeState.DRAFT, practice.body.day(at)
    practice.version += 1
    practice.save()
    record(
        "practice.sent-back", on=practice, by=by, at=at, before=PracticeState.OFFERED, after=practice.state,
        reason=practice.why,
    )  # fmt: skip
    return practice
