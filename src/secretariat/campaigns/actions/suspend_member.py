from dataclasses import replace
from datetime import date, timedelta

from django.db import transaction

from secretariat.bodies.actions.end_mandate import end_mandate
from secretariat.bodies.actions.enter_membership import enter_membership
from secretariat.bodies.models import Membership
from secretariat.campaigns import seat
from secretariat.campaigns.effects import seats_of
from secretariat.engines.values.edtf import parse
from secretariat.evidence.sourced import Sourced
from secretariat.refusals import Invalid


@transaction.atomic
def suspend_member(
    *,
    membership: Membership,
    first_on: date,
    sourced: Sourced,
    seen_version: int,
    last_on: date | None = None,
    ends_seats: bool = True,
) -> Membership:
    """Suspend a member: its seat rests, and it passes its turn in the rotation meanwhile.

    Who: the secretariat of a body that is kept here, or that of its parent (`policies.may_campaign`).
    Writes: a further claim on its seat with the suspension (`enter_membership`); where one says so, the end
        of the seats of its delegation (`end_mandate`).
    Refuses: NotPermitted; StaleRevision; WrongState (no member today); Invalid (days that cannot be, or
        within another suspension); NotReady (it holds or is announced for a chair in that time, or
        somebody of its delegation has open work).

    Args:
        last_on: the last day; None: until it is lifted.
    """
    membership = seat.held(membership, sourced, seen_version)
    seat.good_day(first_on, membership, field="first_on")
    if last_on is not None and last_on < first_on:
        raise Invalid("A suspension ends after it begins.", field="last_on")
    end_on = last_on + timedelta(days=1) if last_on else None
    span = f"{first_on.isoformat()}/{last_on.isoformat() if last_on else '..'}"
    value = seat.value_of(membership)
    if any(parse(other).may_meet(parse(span)) for other in value.suspensions):
        raise Invalid("It is suspended in that time already.", field="first_on")
    seat.refuse_terms(membership, first_on, end_on)
    enter_membership(
        value=replace(value, suspensions=(*value.suspensions, span)),
        sourced=seat.source_of(membership, sourced), line=membership.line, choose=True,
    )  # fmt: skip
    day = seat.day_for_seats(first_on, sourced)
    for mandate in seats_of(membership, day) if ends_seats else ():
        end_mandate(mandate=mandate, by=sourced.by, at=sourced.at, end_on=day, reason="suspended")
    membership.refresh_from_db()
    return membership
