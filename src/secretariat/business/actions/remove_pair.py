from datetime import datetime

from django.db import transaction

from secretariat.business import round_checks as own
from secretariat.business.models import Pairing, Round
from secretariat.business.states import RoundState
from secretariat.history.actions.record import record
from secretariat.people.actor import Actor


@transaction.atomic
def remove_pair(*, pairing: Pairing, by: Actor, at: datetime, seen_version: int) -> Round:
    """Remove a pair from a round.

    Who: whoever runs it (`policies.may_match`).
    Writes: the pair goes; history entry `business-round.removed`.
    Refuses: NotPermitted; StaleRevision (the round was changed); WrongState (it is over).
    """
    found = own.run(pairing.round, by, at, seen_version, RoundState.OPEN, RoundState.PUBLISHED)
    codes = sorted(seat.party.code for seat in (pairing.one, pairing.other))
    pairing.delete()
    own.changed(found)
    record(
        "business-round.removed", on=found, by=by, at=at, slot=pairing.slot, table=pairing.table,
        parties=codes,
    )  # fmt: skip
    return found
