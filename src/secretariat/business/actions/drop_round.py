from datetime import datetime

from django.db import transaction

from secretariat.business import round_checks as own
from secretariat.business.models import Round
from secretariat.business.states import RoundState
from secretariat.evidence import checks
from secretariat.history.actions.record import record
from secretariat.people.actor import Actor


@transaction.atomic
def drop_round(*, one: Round, reason: str, by: Actor, at: datetime, seen_version: int) -> Round:
    """Drop a round that is not held.

    Who: whoever runs it (`policies.may_match`).
    From, to: open, published → dropped.
    Writes: the round; history entry `business-round.dropped`.
    Refuses: NotPermitted; StaleRevision; WrongState; Invalid (no reason, or more than 1,000 characters).
    """
    found = own.run(one, by, at, seen_version, RoundState.OPEN, RoundState.PUBLISHED)
    words = checks.said_within(reason, field="outcome", most=1000)
    before, found.state, found.reason = found.state, RoundState.DROPPED, words
    own.changed(found)
    record("business-round.dropped", on=found, by=by, at=at, before=before, after=found.state, reason=words)
    return found
