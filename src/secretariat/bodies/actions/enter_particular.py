from django.db import transaction

from secretariat.bodies.bridge import ParticularValue
from secretariat.evidence import checks
from secretariat.evidence.actions.enter_claim import enter_claim
from secretariat.evidence.models import Claim, Line
from secretariat.evidence.projection import as_json
from secretariat.evidence.sourced import Sourced


@transaction.atomic
def enter_particular(
    *, value: ParticularValue, sourced: Sourced, line: Line | None = None, choose: bool = False
) -> Claim:
    """Enter a particular of a Body: founded, seat, website.

    Who: staff, or the machine that loads reference data (`evidence.policies.may_enter`).
    Writes: the line if none is given, a claim with its citations; history entry `line.claimed`.
    Refuses: NotPermitted, Invalid (a value that cannot be taken).
    """
    checks.said(value.text, field="text")
    checks.good_date(value.on, field="on")
    body = checks.known_body(value.body)
    return enter_claim(
        kind="particular", value=as_json(value), sourced=sourced.about(body), line=line, choose=choose
    )
