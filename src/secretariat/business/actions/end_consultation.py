from datetime import datetime

from django.db import transaction

from secretariat.business import checks as own
from secretariat.business.checks import MOST
from secretariat.business.models import Consultation
from secretariat.business.states import ConsultationState
from secretariat.evidence import checks
from secretariat.history.actions.record import record
from secretariat.people.actor import Actor
from secretariat.refusals import NotReady, WrongState


@transaction.atomic
def end_consultation(
    *, consultation: Consultation, outcome: str, by: Actor, at: datetime, seen_version: int
) -> Consultation:
    """End a consultation once each opinion has its answer, and say what came of it.

    Who: the secretariat of the body, and its Chair while it presides (`policies.may_run`).
    From, to: open → ended.
    Writes: the outcome; history entry `consultation.ended`.
    Refuses: NotPermitted; StaleRevision; WrongState (it is over, or still takes opinions); NotReady (an
        opinion has no answer); Invalid (nothing said of what came of it).
    """
    found = own.run(consultation, by, at, seen_version)
    if found.takes_opinions(at):
        raise WrongState(f"It takes opinions until {found.closes_on.isoformat()}.")
    waiting = found.opinions.filter(withdrawn_at=None, verdict="").select_related("party")
    if names := [opinion.party.code for opinion in waiting]:
        raise NotReady(f"Answer each opinion first; these have none: {', '.join(names)}.")
    found.outcome = checks.said_within(outcome, field="outcome", most=MOST["outcome"])
    before, found.state = found.state, ConsultationState.ENDED
    found.ended_on, found.version = found.body.day(at), found.version + 1
    found.save()
    record("consultation.ended", on=found, by=by, at=at, before=before, after=found.state)
    return found
