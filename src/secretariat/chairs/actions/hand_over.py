from datetime import datetime

from django.db import transaction

from secretariat.chairs import policies
from secretariat.chairs.bridge import HandoverValue, engine
from secretariat.chairs.models import Chairmanship, Handover
from secretariat.chairs.queries import handovers_version
from secretariat.chairs.states import HandoverAct, TermStatus
from secretariat.evidence.actions.enter_claim import enter_claim
from secretariat.evidence.projection import as_json
from secretariat.evidence.sourced import Sourced
from secretariat.refusals import Invalid, NotPermitted, StaleRevision, WrongState


@transaction.atomic
def hand_over(
    *, to: Chairmanship, moment: datetime, sourced: Sourced, seen_version: int | None = None
) -> Handover:
    """Record that the chair was handed over at a moment; where the day is left open, the rights then move.

    Who: the body's secretariat (`policies.may_decide`).
    From, to: a planned or held term that may have begun at the moment.
    Writes: a line `handover` with its source; history entry `line.claimed`.
    Refuses: NotPermitted; StaleRevision; WrongState (the term is not held or planned); Invalid (the
        moment is outside all days that the term may have).
    """
    if not policies.may_decide(sourced.by, to.body):
        raise NotPermitted("Only the secretariat of this body records its handover.")
    if seen_version is not None and seen_version != handovers_version(to):
        raise StaleRevision("Somebody recorded a moment of this handover meanwhile. Look at it first.")
    if to.status not in {TermStatus.PLANNED, TermStatus.HELD} or to.term is None:
        raise WrongState("A term that is not held or planned takes nothing over.")
    start, end = engine.start_of(to.term), engine.end_of(to.term)
    day = to.body.day(moment)
    if start is None or day < start.first or (end is not None and end.last <= day):
        raise Invalid(f"{day.isoformat()} is no day of the term {to.term.text}.", field="moment")
    value = HandoverValue(
        body=to.body.slug, to=to.public_id, act=HandoverAct.HAND_OVER, moment=moment.isoformat()
    )
    claim = enter_claim(kind="handover", value=as_json(value), sourced=sourced.about(to.body))
    return Handover.objects.get(line=claim.line)
