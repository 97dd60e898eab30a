from datetime import datetime
from typing import Any

from django.db import transaction
from django.db.models import Q

from secretariat.business import round_checks as own
from secretariat.business.models import Round
from secretariat.business.round_checks import Plan
from secretariat.business.states import RoundState
from secretariat.history.actions.record import record
from secretariat.people.actor import Actor
from secretariat.refusals import NotReady


@transaction.atomic
def change_round(*, one: Round, plan: Plan, by: Actor, at: datetime, seen_version: int) -> Round:
    """Change when and how a round is held, as long as it is not published.

    Who: whoever runs it (`policies.may_match`).
    Writes: the round, without proposed pairs beyond its slots and tables; history entry
        `business-round.changed`.
    Refuses: NotPermitted; StaleRevision; WrongState; NotReady (a pair that a person confirmed lies beyond its
        slots or tables); Invalid (as when it is opened).
    """
    found = own.run(one, by, at, seen_version, RoundState.OPEN)
    before = _stands(found)
    own.put(plan, found, at)
    beyond = found.pairings.filter(Q(slot__gt=found.slots) | Q(table__gt=found.tables))
    if beyond.filter(is_by_hand=True).exists():
        raise NotReady("A confirmed pair lies beyond these slots and tables. Remove it first.")
    beyond.delete()
    own.changed(found)
    record("business-round.changed", on=found, by=by, at=at, before=before, after=_stands(found))
    return found


def _stands(one: Round) -> dict[str, Any]:
    return {name: str(getattr(one, name)) for name in Plan.__slots__}
