from datetime import datetime

from django.db import transaction

from secretariat.chairs import policies
from secretariat.chairs.bridge import HandoverValue
from secretariat.chairs.holding import first_minute
from secretariat.chairs.models import Chairmanship, Handover
from secretariat.chairs.queries import handovers_version
from secretariat.chairs.states import HandoverAct, TermStatus
from secretariat.evidence.actions.enter_claim import enter_claim
from secretariat.evidence.projection import as_json
from secretariat.evidence.sourced import Sourced
from secretariat.refusals import Invalid, NotPermitted, StaleRevision, WrongState


@transaction.atomic
def delay_handover(
    *, to: Chairmanship, until: datetime, sourced: Sourced, seen_version: int | None = None
) -> Handover:
    """Let the outgoing chair keep the rights until a moment after the first minute of the next term.

    Who: the body's secretariat (`policies.may_decide`).
    From, to: a planned or held term with a known first day; the days of the terms stay.
    Writes: a line `handover` with its source; history entry `line.claimed`.
    Refuses: NotPermitted; StaleRevision; WrongState (no such term, or no time zone); Invalid (not
        after the first minute).
    """
    if not policies.may_decide(sourced.by, to.body):
        raise NotPermitted("Only the secretariat of this body records a delay of its handover.")
    if seen_version is not None and seen_version != handovers_version(to):
        raise StaleRevision("Somebody recorded a moment of this handover meanwhile. Look at it first.")
    if to.status not in {TermStatus.PLANNED, TermStatus.HELD}:
        raise WrongState("A term that is not held or planned takes nothing over.")
    begins = first_minute(to)
    if begins is None:
        raise WrongState(
            "Nothing moves by itself here: the first day or the time zone of the seat is not known. "
            "Record the handover when it has taken place."
        )
    if until <= begins:
        raise Invalid(f"The term begins at {begins.isoformat()}; a delay ends after that.", field="until")
    value = HandoverValue(body=to.body.slug, to=to.public_id, act=HandoverAct.DELAY, moment=until.isoformat())
    claim = enter_claim(kind="handover", value=as_json(value), sourced=sourced.about(to.body))
    return Handover.objects.get(line=claim.line)
