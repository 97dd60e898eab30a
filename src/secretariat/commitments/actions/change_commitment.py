from collections.abc import Sequence

from django.db import transaction

from secretariat.commitments import checks as own
from secretariat.commitments import policies
from secretariat.commitments.bridge import ChangeValue, SpeakerValue
from secretariat.commitments.models import Commitment
from secretariat.commitments.owners import owners_of
from secretariat.evidence import checks
from secretariat.evidence.actions.enter_claim import enter_claim
from secretariat.evidence.models import Claim
from secretariat.evidence.projection import as_json
from secretariat.evidence.sourced import Sourced
from secretariat.meetings.naming import Written
from secretariat.refusals import Invalid, NotPermitted


@transaction.atomic
def change_commitment(
    *,
    commitment: Commitment,
    on: str,
    reason: str,
    sourced: Sourced,
    seen_version: int,
    owners: Sequence[SpeakerValue] | None = None,
    people: Sequence[Written] | None = None,
    due: str | None = None,
    priority: str | None = None,
) -> Claim:
    """Give a commitment to other owners, move its due date, or file it under a priority; from a day on.

    Who: the secretariat and the Chair of the body (`policies.may_follow_up`).
    Writes: the change as a line with its source (`enter_claim`), from which the commitment is settled; what
        was there before stays on file.
    Refuses: NotPermitted; StaleRevision; Invalid (nothing changed, no reason, no day, an owner that nobody
        knows, a due date before it was undertaken, a priority of another body or one that fewer people may
        see, a source that fewer people may see).

    Args:
        on, due: EDTF. owners: all who owe it from that day; `people`: the same as typed, instead of them.
        priority: public id.
    """
    commitment = own.locked_as_seen(commitment, seen_version)
    if not policies.may_follow_up(sourced.by, commitment.line.body, sourced.at):
        raise NotPermitted("The secretariat and the Chair of this body change what was undertaken.")
    if people is not None:
        owners = owners_of(people, own.sourced_for(commitment, sourced))
    if owners is None and due is None and priority is None:
        raise Invalid(
            "Say what changes: who owes it, by when, or under which priority it stands.", field="owners"
        )
    if owners is not None and not owners:
        raise Invalid("Somebody has to owe it. Name at least one owner.", field="owners")
    checks.said(reason, field="reason")
    if checks.good_date(on, field="on") is None:
        raise Invalid("Say from which day on.", field="on")
    own.known_owners(owners or ())
    own.due_after(checks.good_date(due, field="due"), commitment.said)
    source = own.sourced_for(commitment, sourced)
    filed = own.line_for(sourced.by, priority, "priority", field="priority")
    own.as_open(filed, source.distribution, source.readers, field="priority")
    value = ChangeValue(
        commitment=commitment.public_id, on=on, reason=reason.strip(),
        owners=tuple(owners) if owners is not None else None, due=due, priority=priority,
    )  # fmt: skip
    return enter_claim(kind="change", value=as_json(value), sourced=source)
