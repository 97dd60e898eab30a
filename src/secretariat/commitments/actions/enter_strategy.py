from django.db import transaction

from secretariat.commitments.bridge import StrategyValue
from secretariat.evidence import checks
from secretariat.evidence.actions.enter_claim import enter_claim
from secretariat.evidence.models import Claim, Line
from secretariat.evidence.projection import as_json
from secretariat.evidence.sourced import Sourced


@transaction.atomic
def enter_strategy(
    *, value: StrategyValue, sourced: Sourced, line: Line | None = None, choose: bool = False
) -> Claim:
    """Enter a long-lived agenda of a body, and when it is next reviewed.

    Who: staff, or the machine that loads reference data (`evidence.policies.may_enter`).
    Writes: the line if none is given, a claim with its citations (`enter_claim`).
    Refuses: NotPermitted; Invalid (no title, a body that nobody knows, no date).
    """
    checks.said(value.title, field="title")
    checks.good_date(value.next_review, field="next_review")
    body = checks.known_body(value.body)
    return enter_claim(
        kind="strategy", value=as_json(value), sourced=sourced.about(body), line=line, choose=choose
    )
