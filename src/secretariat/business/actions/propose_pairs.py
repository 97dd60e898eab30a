from datetime import datetime
from typing import Any

from django.db import transaction

from secretariat.business import round_checks as own
from secretariat.business.models import Pairing, Round
from secretariat.business.states import RoundState
from secretariat.engines.matching import Reason, Sitting, propose
from secretariat.history.actions.record import record
from secretariat.people.actor import Actor
from secretariat.refusals import NotReady


@transaction.atomic
def propose_pairs(*, one: Round, by: Actor, at: datetime, seen_version: int) -> Round:
    """Propose who meets whom, slot by slot, beside the pairs that a person confirmed.

    Who: whoever runs it (`policies.may_match`).
    Writes: the proposed pairs, in place of those proposed before; history entry `business-round.proposed`.
    Refuses: NotPermitted; StaleRevision; WrongState (it is published or over); NotReady (fewer than two take
        part).
    """
    found = own.run(one, by, at, seen_version, RoundState.OPEN)
    seats = {seat.party.code: seat for seat in found.seats.select_related("party")}
    if len(seats) < 2:
        raise NotReady("At least two take part before pairs are proposed.")
    found.pairings.filter(is_by_hand=False).delete()
    kept = [
        Sitting(row.slot, row.table, row.one.party.code, row.other.party.code) for row in own.pairings(found)
    ]
    proposed = propose(own.participants(found), slots=found.slots, tables=found.tables, kept=kept)
    rows = []
    for sitting in proposed:
        first, second = own.in_order(seats[sitting.one], seats[sitting.other])
        why = [as_told(reason) for reason in sitting.why]
        rows.append(
            Pairing(round=found, slot=sitting.slot, table=sitting.table, one=first, other=second, why=why)
        )
    Pairing.objects.bulk_create(rows)
    own.changed(found)
    record("business-round.proposed", on=found, by=by, at=at, pairs=len(rows), kept=len(kept))
    return found


def as_told(reason: Reason) -> dict[str, Any]:
    """Return a reason as a Pairing keeps it."""
    return {"why": reason.why.value, "points": reason.points, "who": reason.who, "codes": list(reason.codes)}
