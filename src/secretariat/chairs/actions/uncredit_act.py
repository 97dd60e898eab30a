from datetime import datetime

from django.db import transaction

from secretariat.chairs import terms
from secretariat.chairs.models import PriorityAct
from secretariat.evidence.actions.withdraw_claim import withdraw_claim
from secretariat.people.actor import Actor


@transaction.atomic
def uncredit_act(*, credit: PriorityAct, by: Actor, at: datetime, seen_version: int) -> None:
    """Take back that an act served a priority; what was said stays on file.

    Who: whoever may name one (`policies.may_work`).
    Writes: the withdrawal of its claims (`withdraw_claim`).
    Refuses: NotPermitted; StaleRevision.

    Args:
        seen_version: version of the line that the person saw.
    """
    terms.in_hand(credit.of, by, at)
    line = terms.taken_up(credit.line, seen_version)
    for claim in line.claims.standing().order_by("-entered_at", "-pk"):
        withdraw_claim(claim=claim, by=by, at=at, reason="It was named by mistake.")
