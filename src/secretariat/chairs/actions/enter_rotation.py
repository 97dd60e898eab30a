from django.db import transaction

from secretariat.chairs.bridge import RotationValue
from secretariat.chairs.states import RuleOrder
from secretariat.engines.rotation import BadDuration, months_of
from secretariat.evidence import checks
from secretariat.evidence.actions.enter_claim import enter_claim
from secretariat.evidence.models import Claim, Line
from secretariat.evidence.projection import as_json
from secretariat.evidence.sourced import Sourced
from secretariat.refusals import Invalid


@transaction.atomic
def enter_rotation(
    *, value: RotationValue, sourced: Sourced, line: Line | None = None, choose: bool = False
) -> Claim:
    """Enter the rule by which a Body's chair goes round.

    Who: staff, or the machine that loads reference data (`evidence.policies.may_enter`).
    Writes: the line if none is given, a claim with its citations; history entry `line.claimed`.
    Refuses: NotPermitted, Invalid (a value that cannot be taken).
    """
    body = checks.known_body(value.body)
    checks.known_body(value.follows, field="follows")
    checks.one_of(value.order, RuleOrder.values, field="order")
    checks.good_date(value.anchor_start, field="anchor_start")
    checks.good_date(value.since, field="since")
    for listed in value.lists:
        checks.good_date(listed.during, field="lists")
    if value.length:
        _good_length(value.length)
    return enter_claim(
        kind="rotation", value=as_json(value), sourced=sourced.about(body), line=line, choose=choose
    )


def _good_length(length: str) -> None:
    try:
        months_of(length)
    except BadDuration as error:
        raise Invalid(f"{error}.", field="length") from error
