from datetime import datetime

from django.db import transaction

from secretariat.commitments import policies
from secretariat.commitments.models import Alignment
from secretariat.evidence import checks
from secretariat.evidence.actions.withdraw_claim import withdraw_claim
from secretariat.evidence.models import Line
from secretariat.meetings.sitting import taken_up
from secretariat.people.actor import Actor
from secretariat.refusals import NotPermitted, WrongState


@transaction.atomic
def take_from_priority(
    *, alignment: Alignment, reason: str, by: Actor, at: datetime, seen_version: int
) -> Line:
    """Take an item or outcome from under a line of an agenda; that it stood there stays on file.

    Who: the secretariat of the body whose agenda it is (`policies.may_keep`).
    Writes: the withdrawal of every claim that says so (`withdraw_claim`).
    Refuses: NotPermitted; StaleRevision; WrongState (it stands there no more); Invalid (no reason).

    Args:
        seen_version: of the line that says so, as the person saw it.
    """
    if not policies.may_keep(by, alignment.priority.line.body):
        raise NotPermitted("The secretariat of this body files what stands under its agenda.")
    line = taken_up(alignment.line, seen_version)
    if line.chosen is None:
        raise WrongState("It does not stand under this line of the agenda any more.")
    checks.said(reason, field="reason")
    for claim in line.claims.standing().select_related("line"):
        line = withdraw_claim(claim=claim, by=by, at=at, reason=reason.strip())
    return line
