from datetime import datetime

from django.db import transaction

from secretariat.desk.deciding import decided, open_to_decide
from secretariat.evidence.models import Finding
from secretariat.evidence.states import FindingState
from secretariat.history.actions.record import record
from secretariat.people.actor import Actor
from secretariat.refusals import Invalid


@transaction.atomic
def reject_finding(*, finding: Finding, by: Actor, at: datetime, seen_version: int, reason: str) -> Finding:
    """Say that a Finding is not what the document says; it stays on file with the reason.

    Who: staff who may see the document (`policies.may_decide_on`).
    From, to: open → rejected.
    Writes: the finding's state and reason; history entry `finding.rejected`.
    Refuses: NotPermitted; StaleRevision; WrongState (decided already); Invalid (no reason).
    """
    finding = open_to_decide(finding, by, seen_version)
    if not reason.strip():
        raise Invalid("Say in a few words why this is not what the document says.", field="reason")
    finding.reason = reason.strip()[:300]
    finding = decided(finding, FindingState.REJECTED, by, at)
    record(
        "finding.rejected",
        on=finding,
        by=by,
        at=at,
        before=FindingState.OPEN,
        after=finding.state,
        reason=finding.reason,
    )
    return finding
