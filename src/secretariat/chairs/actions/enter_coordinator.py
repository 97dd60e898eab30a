from django.db import transaction

from secretariat.chairs.bridge import CoordinatorValue
from secretariat.evidence import checks
from secretariat.evidence.actions.enter_claim import enter_claim
from secretariat.evidence.models import Claim, Line
from secretariat.evidence.projection import as_json
from secretariat.evidence.sourced import Sourced
from secretariat.refusals import Invalid


@transaction.atomic
def enter_coordinator(
    *, value: CoordinatorValue, sourced: Sourced, line: Line | None = None, choose: bool = False
) -> Claim:
    """Enter who leads a working group, and until when.

    Who: staff, or the machine that loads reference data (`evidence.policies.may_enter`).
    Writes: the line if none is given, a claim with its citations; history entry `line.claimed`.
    Refuses: NotPermitted, Invalid (a value that cannot be taken).
    """
    body = checks.known_body(value.body)
    checks.good_date(value.during, field="during")
    checks.good_date(value.report_due, field="report_due")
    checks.known_person(value.focal_point, field="focal_point")
    if checks.known_party(value.holder, field="holder") is None and not value.holder_words:
        raise Invalid("A group has a coordinator: choose a party, or write who leads it.", field="holder")
    if value.handover_meeting and not _is_meeting(value.handover_meeting):
        raise Invalid("No meeting of the record has this address.", field="handover_meeting")
    return enter_claim(
        kind="coordinator", value=as_json(value), sourced=sourced.about(body), line=line, choose=choose
    )


def _is_meeting(public_id: str) -> bool:
    return Line.objects.filter(public_id=public_id, kind="meeting").exists()
