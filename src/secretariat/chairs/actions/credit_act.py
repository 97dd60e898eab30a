from django.db import transaction

from secretariat.chairs import terms
from secretariat.chairs.bridge import PriorityActValue
from secretariat.chairs.models import Chairmanship, PriorityAct
from secretariat.distribution import Distribution
from secretariat.evidence.actions.enter_claim import enter_claim
from secretariat.evidence.models import Line
from secretariat.evidence.projection import as_json
from secretariat.evidence.sourced import Sourced
from secretariat.refusals import Invalid, WrongState

KINDS = ("meeting", "text", "commitment")


@transaction.atomic
def credit_act(*, of: Chairmanship, priority: str, act: str, sourced: Sourced) -> PriorityAct:
    """Name an act of the record that served a priority of a term.

    Who: the delegation of the chair from 90 days before its term, and the body's secretariat
        (`policies.may_work`).
    Writes: a line `priority-act` with its source, seen by whoever sees the act; history entry `line.claimed`.
    Refuses: NotPermitted; Invalid (a priority that the programme has not; a line that is no meeting, text or
        promise, or is restricted); WrongState (named already).

    Args:
        act: public id of the line of a meeting, text or commitment; events name their priority themselves.
    """
    terms.in_hand(of, sourced.by, sourced.at)
    if not priority:
        raise Invalid("Choose the priority that it served.", field="priority")
    terms.known_priority(of, priority, sourced.by)
    lines = Line.objects.visible_to(sourced.by).filter(public_id=act, kind__in=KINDS, chosen__isnull=False)
    line = lines.exclude(distribution=Distribution.RESTRICTED).first()
    if line is None:
        raise Invalid("Choose a meeting, a text or a promise of the record.", field="act")
    if PriorityAct.objects.standing().filter(of=of, priority=priority, act=line).exists():
        raise WrongState("This act is named under this priority already.")
    value = PriorityActValue(body=of.body.slug, of=of.public_id, priority=priority, act=act)
    claim = enter_claim(
        kind="priority-act", value=as_json(value), sourced=terms.sourced_for(line, sourced.about(of.body))
    )
    return PriorityAct.objects.get(line=claim.line)
