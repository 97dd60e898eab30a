"""What every decision on a Finding asks first, and how it is marked as decided."""

from datetime import datetime

from secretariat.desk import policies
from secretariat.evidence.models import Finding
from secretariat.evidence.states import FindingState
from secretariat.people.actor import Actor
from secretariat.refusals import NotPermitted, StaleRevision, WrongState


def locked(finding: Finding, by: Actor, seen_version: int) -> Finding:
    """Return the finding, locked for the rest of the transaction; rights first, then the version."""
    found = (
        Finding.objects.select_for_update(of=("self",))
        .select_related("reading__document__body")
        .get(pk=finding.pk)
    )
    if not policies.may_decide_on(by, found):
        raise NotPermitted("Only the staff of a secretariat decide on findings.")
    if found.version != seen_version:
        raise StaleRevision("Somebody decided on this finding after you opened it. Look at it again.")
    return found


def open_to_decide(finding: Finding, by: Actor, seen_version: int) -> Finding:
    """Return the finding, locked; refuse one that is decided already."""
    found = locked(finding, by, seen_version)
    if found.state != FindingState.OPEN:
        raise WrongState("This finding is decided already. Undo the decision first.")
    return found


def decided(finding: Finding, state: FindingState, by: Actor, at: datetime) -> Finding:
    """Mark the finding as decided."""
    finding.state = state
    finding.decided_at, finding.decided_by_id = at, by.account_id
    finding.version += 1
    finding.save()
    return finding
