from django.db import transaction

from secretariat.bodies.bridge import DisputeValue
from secretariat.evidence import checks
from secretariat.evidence.actions.enter_claim import enter_claim
from secretariat.evidence.models import Claim, Line
from secretariat.evidence.projection import as_json
from secretariat.evidence.sourced import Sourced


@transaction.atomic
def enter_dispute(
    *, value: DisputeValue, sourced: Sourced, line: Line | None = None, choose: bool = False
) -> Claim:
    """Enter what a source says where sources disagree.

    Who: staff, or the machine that loads reference data (`evidence.policies.may_enter`).
    Writes: the line if none is given, a claim with its citations; history entry `line.claimed`.
    Refuses: NotPermitted, Invalid (a value that cannot be taken).
    """
    checks.said(value.topic, field="topic")
    checks.said(value.text, field="text")
    body = checks.known_body(value.body)
    return enter_claim(
        kind="dispute", value=as_json(value), sourced=sourced.about(body), line=line, choose=choose
    )
