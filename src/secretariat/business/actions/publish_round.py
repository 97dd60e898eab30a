from datetime import datetime

from django.db import transaction

from secretariat.business import round_checks as own
from secretariat.business.models import Round
from secretariat.business.states import RoundState
from secretariat.history.actions.record import record
from secretariat.people.actor import Actor
from secretariat.refusals import NotReady


@transaction.atomic
def publish_round(*, one: Round, by: Actor, at: datetime, seen_version: int) -> Round:
    """Show each participant its timetable; with it all pairs are confirmed.

    Who: whoever runs it (`policies.may_match`).
    From, to: open → published.
    Writes: the round and its pairs; history entry `business-round.published`.
    Refuses: NotPermitted; StaleRevision; WrongState; NotReady (there is no pair).
    """
    found = own.run(one, by, at, seen_version, RoundState.OPEN)
    count = found.pairings.update(is_by_hand=True)
    if not count:
        raise NotReady("Propose or place pairs first.")
    before, found.state = found.state, RoundState.PUBLISHED
    own.changed(found)
    record("business-round.published", on=found, by=by, at=at, before=before, after=found.state, pairs=count)
    return found
