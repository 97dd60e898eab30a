from datetime import date

from django.db import transaction

from secretariat.chairs import coordinators
from secretariat.chairs.actions.enter_coordinator import enter_coordinator
from secretariat.chairs.models import Coordinator
from secretariat.engines.values.edtf import parse
from secretariat.evidence.sourced import Sourced
from secretariat.refusals import Invalid, WrongState


@transaction.atomic
def prolong_coordinator(
    *, term: Coordinator, until: date, reason: str, sourced: Sourced, seen_version: int
) -> Coordinator:
    """Record that a coordinator's term lasts longer than was said.

    Who: the body's secretariat (`policies.may_decide`).
    Writes: a further claim on the term (`enter_coordinator`).
    Refuses: NotPermitted; StaleRevision; WrongState (no known days, no end); Invalid (no later day); NotReady
        (names the term in the way).

    Args:
        until: the new last day, inclusive.
    """
    coordinators.in_hand(term.body, sourced, seen_version)
    if term.during is None or term.during.first is None or term.during.end is None:
        raise WrongState("A term without a last day on record cannot be prolonged.")
    if until < term.during.end:
        raise Invalid("The term may last until then already; give a later day.", field="until")
    longer = parse(f"{term.during.text.partition('/')[0]}/{until.isoformat()}")
    coordinators.refuse_in_the_way(term.body, longer, sourced, but=term.pk)
    value, source = coordinators.changed(term, during=longer.text), coordinators.because(sourced, reason)
    enter_coordinator(value=value, sourced=source, line=term.line, choose=True)
    return coordinators.read_again(term)
