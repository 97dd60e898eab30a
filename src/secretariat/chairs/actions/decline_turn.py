from datetime import date

from django.db import transaction

from secretariat.chairs.actions.settle_turns import settle_turns
from secretariat.chairs.decisions import Declined
from secretariat.engines.rotation import Difference
from secretariat.evidence.sourced import Sourced
from secretariat.parties.models import Body


@transaction.atomic
def decline_turn(
    *, body: Body, party: str, on: date, reason: str, sourced: Sourced, seen_version: int
) -> Difference:
    """Record that a Party lets its next turn in the chair go; it waits a full round.

    Who: the body's secretariat (`policies.may_decide`).
    Writes: what `settle_turns` writes: the exception; the announced term as not held, later ones moved.
    Refuses: NotPermitted; StaleRevision; Invalid (it has no turn from that day on).

    Args:
        party: code; `on`: its first turn on or after this day.
    """
    decision = Declined(party=party, on=on)
    return settle_turns(
        body=body, decision=decision, reason=reason, sourced=sourced, seen_version=seen_version
    )
