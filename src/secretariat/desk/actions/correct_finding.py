from collections.abc import Mapping
from datetime import datetime
from typing import Any

from django.db import transaction

from secretariat.desk.deciding import decided, open_to_decide
from secretariat.desk.entering import bind_programme, enter_finding
from secretariat.engines.reading.findings import FIELDS, Kind
from secretariat.evidence.models import Finding
from secretariat.evidence.states import FindingState
from secretariat.history.actions.record import record
from secretariat.people.actor import Actor
from secretariat.refusals import Invalid

_BESIDE = {"words", "chosen"}  # words instead of a span; identities that a person chose


@transaction.atomic
def correct_finding(
    *,
    finding: Finding,
    value: Mapping[str, Any],
    by: Actor,
    at: datetime,
    seen_version: int,
    choose: bool | None = None,
) -> Finding:
    """Believe a Finding with other values; the original reading is kept beside the correction.

    Who: staff who may see the document (`policies.may_decide_on`).
    From, to: open → corrected.
    Writes: the correction; what `accept_finding` writes; history entry `finding.corrected`.
    Refuses: NotPermitted; StaleRevision; WrongState (decided already); Invalid (a field that the kind does
        not have, a value that the record does not take); NotReady (a body or party must be chosen first).

    Args:
        value: all fields of the kind, dates as EDTF; `words` in the place of a span; `chosen`: field → slug
            or code of the identity that a person chose.
    """
    finding = open_to_decide(finding, by, seen_version)
    unknown = set(value) - {*FIELDS[Kind(finding.kind)], *_BESIDE}
    if unknown:
        raise Invalid(f"A finding of this kind has no field “{min(unknown)}”.", field=min(unknown))
    before = finding.value
    finding.corrected = {**before, **value}
    claim = enter_finding(finding, by, at, choose=choose)
    finding = decided(finding, FindingState.CORRECTED, by, at)
    bind_programme(finding, by, at)
    record(
        "finding.corrected",
        on=finding,
        by=by,
        at=at,
        before=before,
        after=finding.corrected,
        line=claim.line.public_id,
        claim=claim.pk,
    )
    return finding
