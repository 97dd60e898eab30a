from datetime import datetime

from django.db import transaction
from django.db.models import Q

from secretariat.business import round_checks as own
from secretariat.business.actions.propose_pairs import as_told
from secretariat.business.models import Pairing, Round, Seat
from secretariat.business.states import RoundState
from secretariat.engines.matching import reasons
from secretariat.history.actions.record import record
from secretariat.people.actor import Actor
from secretariat.refusals import Invalid, NotReady


@transaction.atomic
def place_pair(
    *, one: Round, slot: int, table: int, parties: tuple[str, str], by: Actor, at: datetime, seen_version: int
) -> Pairing:
    """Confirm a pair, or place it in a slot at a table; what was only proposed there gives way.

    Who: whoever runs it (`policies.may_match`).
    Writes: the pair, as placed by hand, away from where it stood; history entry `business-round.placed`.
    Refuses: NotPermitted; StaleRevision; WrongState (it is over); NotReady (a confirmed pair is in the way);
        Invalid (no such slot or table, one that does not take part, twice the same, one refuses the other).
    """
    found = own.run(one, by, at, seen_version, RoundState.OPEN, RoundState.PUBLISHED)
    for field, value, most in (("slot", slot, found.slots), ("table", table, found.tables)):
        if not 1 <= value <= most:
            raise Invalid(f"Choose a number from 1 to {most}.", field=field)
    seats = own.in_order(
        own.seat_of(found, parties[0], field="one"), own.seat_of(found, parties[1], field="other")
    )
    why = _why(found, seats)
    _make_way(found, slot, table, seats)
    pairing = Pairing.objects.create(
        round=found, slot=slot, table=table, one=seats[0], other=seats[1], is_by_hand=True, why=why
    )
    own.changed(found)
    record(
        "business-round.placed", on=found, by=by, at=at, slot=slot, table=table,
        parties=sorted(seat.party.code for seat in seats),
    )  # fmt: skip
    return pairing


def _why(of: Round, seats: tuple[Seat, Seat]) -> list[dict[str, object]]:
    codes = {seat.party.code for seat in seats}
    if len(codes) == 1:
        raise Invalid("Choose two that differ.", field="other")
    first, second = (each for each in own.participants(of) if each.key in codes)
    if first.key in second.refuses or second.key in first.refuses:
        raise Invalid("One of them does not want to meet the other.", field="other")
    return [as_told(reason) for reason in reasons(first, second)]


def _make_way(of: Round, slot: int, table: int, seats: tuple[Seat, Seat]) -> None:
    """Remove the pair from where it stands, and what was only proposed where it comes."""
    of.pairings.filter(one=seats[0], other=seats[1]).delete()
    busy = Q(table=table) | Q(one__in=seats) | Q(other__in=seats)
    there = of.pairings.filter(busy, slot=slot)
    if there.filter(is_by_hand=True).exists():
        raise NotReady("A confirmed pair is in the way, at this table or with one of these two.")
    there.delete()
