from django.db import transaction

from secretariat.bodies.bridge import MembershipValue
from secretariat.bodies.states import MembershipStatus
from secretariat.evidence import checks
from secretariat.evidence.actions.enter_claim import enter_claim
from secretariat.evidence.models import Claim, Line
from secretariat.evidence.projection import as_json
from secretariat.evidence.sourced import Sourced


@transaction.atomic
def enter_membership(
    *, value: MembershipValue, sourced: Sourced, line: Line | None = None, choose: bool = False
) -> Claim:
    """Enter a Party's seat in a Body.

    Who: staff, or the machine that loads reference data (`evidence.policies.may_enter`).
    Writes: the line if none is given, a claim with its citations; history entry `line.claimed`.
    Refuses: NotPermitted, Invalid (a value that cannot be taken).
    """
    checks.one_of(value.status, MembershipStatus.values, field="status")
    checks.good_date(value.during, field="during")
    for suspension in value.suspensions:
        checks.good_date(suspension, field="suspensions")
    checks.known_party(value.party)
    body = checks.known_body(value.body)
    return enter_claim(
        kind="membership", value=as_json(value), sourced=sourced.about(body), line=line, choose=choose
    )
