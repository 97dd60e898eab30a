from datetime import datetime

from django.db import transaction

from secretariat.desk.deciding import decided, open_to_decide
from secretariat.desk.entering import bind_programme, enter_finding
from secretariat.evidence.models import Finding
from secretariat.evidence.states import FindingState
from secretariat.history.actions.record import record
from secretariat.people.actor import Actor


@transaction.atomic
def accept_finding(
    *, finding: Finding, by: Actor, at: datetime, seen_version: int, choose: bool | None = None
) -> Finding:
    """Believe a Finding as it was read; what it says enters the record with its passages.

    Who: staff who may see the document (`policies.may_decide_on`).
    From, to: open → accepted.
    Writes: a claim on a line of the slice that owns the fact (and persons and names, where new); the present
        reading if `choose`, or by default where it was said later and nothing held contradicts; an
        Expectation where it looks ahead; history entry `finding.accepted`.
    Refuses: NotPermitted; StaleRevision; WrongState (decided already); NotReady (a body or party must be
        chosen first); Invalid (a value that the record does not take).
    """
    finding = open_to_decide(finding, by, seen_version)
    claim = enter_finding(finding, by, at, choose=choose)
    finding = decided(finding, FindingState.ACCEPTED, by, at)
    bind_programme(finding, by, at)
    record(
        "finding.accepted",
        on=finding,
        by=by,
        at=at,
        before=FindingState.OPEN,
        after=finding.state,
        line=claim.line.public_id,
        claim=claim.pk,
    )
    return finding
