from datetime import datetime

from django.db import transaction

from secretariat.business import checks as own
from secretariat.business.checks import MOST
from secretariat.business.models import Consultation
from secretariat.business.states import ConsultationState
from secretariat.evidence import checks
from secretariat.history.actions.record import record
from secretariat.people.actor import Actor


@transaction.atomic
def drop_consultation(
    *, consultation: Consultation, reason: str, by: Actor, at: datetime, seen_version: int
) -> Consultation:
    """Drop a consultation that is not needed any more; what was said stays on its page.

    Who: the secretariat of the body, and its Chair while it presides (`policies.may_run`).
    From, to: open → dropped.
    Writes: the reason as its outcome; history entry `consultation.dropped`.
    Refuses: NotPermitted; StaleRevision; WrongState (it is over); Invalid (no reason).
    """
    found = own.run(consultation, by, at, seen_version)
    found.outcome = checks.said_within(reason, field="outcome", most=MOST["outcome"])
    before, found.state = found.state, ConsultationState.DROPPED
    found.ended_on, found.version = found.body.day(at), found.version + 1
    found.save()
    record(
        "consultation.dropped", on=found, by=by, at=at, before=before, after=found.state, reason=found.outcome
    )
    return found
