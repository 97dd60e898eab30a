from django.db import transaction

from secretariat.bodies.bridge import TenureValue
from secretariat.evidence import checks
from secretariat.evidence.actions.enter_claim import enter_claim
from secretariat.evidence.models import Claim, Line
from secretariat.evidence.projection import as_json
from secretariat.evidence.sourced import Sourced


@transaction.atomic
def enter_tenure(
    *, value: TenureValue, sourced: Sourced, line: Line | None = None, choose: bool = False
) -> Claim:
    """Enter who holds or held an office.

    Who: staff, or the machine that loads reference data (`evidence.policies.may_enter`).
    Writes: the line if none is given, a claim with its citations; history entry `line.claimed`.
    Refuses: NotPermitted, Invalid (a value that cannot be taken).
    """
    checks.said(value.office, field="office")
    checks.good_date(value.during, field="during")
    checks.known_person(value.person)
    checks.known_party(value.party)
    body = checks.known_body(value.body)
    return enter_claim(
        kind="tenure", value=as_json(value), sourced=sourced.about(body), line=line, choose=choose
    )
