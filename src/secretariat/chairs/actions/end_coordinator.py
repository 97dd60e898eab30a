from datetime import date

from django.db import transaction

from secretariat.chairs import coordinators
from secretariat.chairs.actions.enter_coordinator import enter_coordinator
from secretariat.chairs.coordinating import ONE_DAY
from secretariat.chairs.models import Coordinator
from secretariat.engines.values.edtf import parse
from secretariat.evidence.sourced import Sourced
from secretariat.refusals import Invalid, WrongState


@transaction.atomic
def end_coordinator(
    *, term: Coordinator, until: date, reason: str, sourced: Sourced, seen_version: int
) -> Coordinator:
    """Record that a coordinator's term ends sooner than was said, or on which day it ended.

    Who: the body's secretariat (`policies.may_decide`).
    Writes: a further claim on the term (`enter_coordinator`).
    Refuses: NotPermitted; StaleRevision; WrongState (no known first day); Invalid (a day before the first, or
        no earlier one than on record).

    Args:
        until: the last day, inclusive.
    """
    coordinators.in_hand(term.body, sourced, seen_version)
    if term.during is None or term.during.first is None:
        raise WrongState("A term whose first day is not known cannot be ended. Enter its days first.")
    if until < term.during.first:
        raise Invalid(
            f"The term begins on {term.during.first.isoformat()}; it ends after that.", field="until"
        )
    end = term.during.end
    if end is not None and (end <= until or end == term.during.surely_end == until + ONE_DAY):
        raise Invalid("The term ends by then already; to make it longer, prolong it.", field="until")
    during = parse(f"{term.during.text.partition('/')[0]}/{until.isoformat()}").text
    value, source = coordinators.changed(term, during=during), coordinators.because(sourced, reason)
    enter_coordinator(value=value, sourced=source, line=term.line, choose=True)
    return coordinators.read_again(term)
