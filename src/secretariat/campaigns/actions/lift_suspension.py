from dataclasses import replace
from datetime import date

from django.db import transaction

from secretariat.bodies.actions.enter_membership import enter_membership
from secretariat.bodies.models import Membership
from secretariat.campaigns import seat
from secretariat.engines.values.edtf import parse
from secretariat.evidence.sourced import Sourced
from secretariat.refusals import Invalid, WrongState


@transaction.atomic
def lift_suspension(
    *, membership: Membership, last_on: date, sourced: Sourced, seen_version: int
) -> Membership:
    """Let the suspension of a member end; from the day after, it takes its turn again.

    Who: the secretariat of a body that is kept here, or that of its parent (`policies.may_campaign`).
    Writes: a further claim on its seat with the end of the suspension (`enter_membership`); seats of its
        delegation are given anew by hand.
    Refuses: NotPermitted; StaleRevision; WrongState (no member today, no suspension that lasts); Invalid (a
        day before it began).

    Args:
        last_on: the last day of the suspension.
    """
    membership = seat.held(membership, sourced, seen_version)
    value = seat.value_of(membership)
    lasting = next((one for one in value.suspensions if parse(one).end is None), None)
    if lasting is None:
        raise WrongState("No suspension of this member lasts.")
    first = parse(lasting).first
    if first is not None and last_on < first:
        raise Invalid(f"The suspension began on {first.isoformat()}.", field="last_on")
    ended = f"{lasting.partition('/')[0]}/{last_on.isoformat()}"
    spans = tuple(ended if one == lasting else one for one in value.suspensions)
    enter_membership(
        value=replace(value, suspensions=spans), sourced=seat.source_of(membership, sourced),
        line=membership.line, choose=True,
    )  # fmt: skip
    membership.refresh_from_db()
    return membership
