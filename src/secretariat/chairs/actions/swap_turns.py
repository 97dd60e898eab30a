from datetime import date

from django.db import transaction

from secretariat.chairs.actions.settle_turns import settle_turns
from secretariat.chairs.decisions import Swapped
from secretariat.engines.rotation import Difference
from secretariat.evidence.sourced import Sourced
from secretariat.parties.models import Body
from secretariat.refusals import Invalid


@transaction.atomic
def swap_turns(
    *, body: Body, party: str, other: str, on: date, reason: str, sourced: Sourced, seen_version: int
) -> Difference:
    """Record that two Parties exchange their next turns in the chair.

    Who: the body's secretariat (`policies.may_decide`).
    Writes: what `settle_turns` writes: an exception at each of the two turns; announced terms moved.
    Refuses: NotPermitted; StaleRevision; Invalid (one has no turn from that day on, or both are one).

    Args:
        party, other: codes; `on`: their first turns on or after this day.
    """
    if party == other:
        raise Invalid("An exchange takes two: choose another party.", field="other")
    decision = Swapped(party=party, other=other, on=on)
    return settle_turns(
        body=body, decision=decision, reason=reason, sourced=sourced, seen_version=seen_version
    )
