from dataclasses import replace
from datetime import date, timedelta

from django.db import transaction

from secretariat.bodies.actions.end_mandate import end_mandate
from secretariat.bodies.actions.enter_membership import enter_membership
from secretariat.bodies.models import Membership
from secretariat.campaigns import seat
from secretariat.campaigns.effects import seats_of
from secretariat.evidence.sourced import Sourced


@transaction.atomic
def withdraw_member(
    *, membership: Membership, last_on: date, sourced: Sourced, seen_version: int
) -> Membership:
    """Let a member leave: its seat ends, and with it its rights and its place in the rotation.

    Who: the secretariat of a body that is kept here, or that of its parent (`policies.may_campaign`).
    Writes: a further claim on its seat with its last day (`enter_membership`); the end of the seats of its
        delegation (`end_mandate`). What it owes it goes on owing.
    Refuses: NotPermitted; StaleRevision; WrongState (no member today); Invalid (a day before the seat began);
        NotReady (it holds or is announced for a chair after that day, or somebody of its delegation has open
        work).

    Args:
        last_on: the last day of the seat.
    """
    membership = seat.held(membership, sourced, seen_version)
    seat.good_day(last_on, membership, field="last_on")
    first_on = last_on + timedelta(days=1)
    seat.refuse_terms(membership, first_on, None)
    value = seat.value_of(membership)
    begun = value.during.partition("/")[0]
    enter_membership(
        value=replace(value, during=f"{begun}/{last_on.isoformat()}"),
        sourced=seat.source_of(membership, sourced), line=membership.line, choose=True,
    )  # fmt: skip
    day = seat.day_for_seats(first_on, sourced)
    for mandate in seats_of(membership, day):
        end_mandate(mandate=mandate, by=sourced.by, at=sourced.at, end_on=day, reason="left")
    membership.refresh_from_db()
    return membership
