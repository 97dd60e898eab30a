from django.db import transaction

from secretariat.commitments.bridge import ReportValue
from secretariat.commitments.states import CommitmentState, Result
from secretariat.evidence import checks
from secretariat.evidence.actions.enter_claim import enter_claim
from secretariat.evidence.models import Claim, Line
from secretariat.evidence.projection import as_json
from secretariat.evidence.sourced import Sourced


@transaction.atomic
def enter_report(
    *, value: ReportValue, sourced: Sourced, line: Line | None = None, choose: bool = False
) -> Claim:
    """Enter what became of something that a source said would happen.

    Who: staff, or the machine that loads reference data (`evidence.policies.may_enter`).
    Writes: the line if none is given, a claim with its citations; history entry `line.claimed`.
    Refuses: NotPermitted, Invalid (a value that cannot be taken).
    """
    checks.said(value.about, field="about")
    checks.one_of(
        value.result, Result.values if value.commitment is None else ["", *Result.values], field="result"
    )
    checks.one_of(value.state, ["", *CommitmentState.values], field="state")
    checks.good_date(value.expected, field="expected")
    checks.good_date(value.on, field="on")
    body = checks.known_body(value.body)
    return enter_claim(
        kind="report", value=as_json(value), sourced=sourced.about(body), line=line, choose=choose
    )
