from django.db import transaction

from secretariat.chairs.bridge import ExceptionValue
from secretariat.chairs.states import Departure
from secretariat.evidence import checks
from secretariat.evidence.actions.enter_claim import enter_claim
from secretariat.evidence.models import Claim, Line
from secretariat.evidence.projection import as_json
from secretariat.evidence.sourced import Sourced
from secretariat.refusals import Invalid


@transaction.atomic
def enter_exception(
    *, value: ExceptionValue, sourced: Sourced, line: Line | None = None, choose: bool = False
) -> Claim:
    """Enter a decision that sets the rule of a chair aside for one turn.

    Who: staff, or the machine that loads reference data (`evidence.policies.may_enter`).
    Writes: the line if none is given, a claim with its citations; history entry `line.claimed`.
    Refuses: NotPermitted, Invalid (a value that cannot be taken).
    """
    body = checks.known_body(value.body)
    checks.one_of(value.kind, Departure.values, field="kind")
    at = checks.good_date(value.at, field="at")
    if at is None or at.is_interval or at.first is None:
        raise Invalid("Say on which day, month or year the turn begins.", field="at")
    checks.good_date(value.until, field="until")
    return enter_claim(
        kind="rotation-exception", value=as_json(value), sourced=sourced.about(body), line=line, choose=choose
    )
