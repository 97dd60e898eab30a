from datetime import datetime

from django.db import transaction

from secretariat.desk.deciding import locked
from secretariat.desk.entering import bind_programme
from secretariat.evidence.actions.withdraw_claim import withdraw_claim
from secretariat.evidence.models import Claim, Finding
from secretariat.evidence.states import FindingState
from secretariat.history.actions.record import record
from secretariat.people.actor import Actor
from secretariat.refusals import WrongState


@transaction.atomic
def undo_decision(*, finding: Finding, by: Actor, at: datetime, seen_version: int) -> Finding:
    """Take a decision on a Finding back; what it wrote is withdrawn, and stays on file as withdrawn.

    Who: staff who may see the document (`policies.may_decide_on`).
    From, to: accepted, corrected or rejected → open.
    Writes: a withdrawal for each claim that the finding made, with which its Expectation no longer counts;
        the finding is open again; history entry `finding.undone`.
    Refuses: NotPermitted; StaleRevision; WrongState (nothing was decided).
    """
    finding = locked(finding, by, seen_version)
    if finding.state == FindingState.OPEN:
        raise WrongState("Nothing was decided on this finding.")
    before = {"state": finding.state, "corrected": finding.corrected, "reason": finding.reason}
    finding.state, finding.corrected, finding.reason = FindingState.OPEN, None, ""
    finding.decided_at = finding.decided_by = None
    finding.version += 1
    finding.save()
    bind_programme(finding, by, at)
    claims = list(Claim.objects.standing().filter(finding=finding).order_by("-pk"))
    for claim in claims:
        withdraw_claim(claim=claim, by=by, at=at, reason="The decision on the finding was undone.")
    record(
        "finding.undone",
        on=finding,
        by=by,
        at=at,
        before=before,
        after={"state": finding.state},
        claims=[claim.pk for claim in claims],
    )
    return finding
