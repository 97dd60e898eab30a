from django.db import transaction

from secretariat.commitments.bridge import StatementValue
from secretariat.commitments.states import Delivery
from secretariat.evidence import checks
from secretariat.evidence.actions.enter_claim import enter_claim
from secretariat.evidence.models import Claim, Line
from secretariat.evidence.projection import as_json
from secretariat.evidence.sourced import Sourced


@transaction.atomic
def enter_statement(
    *, value: StatementValue, sourced: Sourced, line: Line | None = None, choose: bool = False
) -> Claim:
    """Enter what someone said.

    Who: staff, or the machine that loads reference data (`evidence.policies.may_enter`).
    Writes: the line if none is given, a claim with its citations; history entry `line.claimed`.
    Refuses: NotPermitted, Invalid (a value that cannot be taken).
    """
    checks.said(value.words, field="words")
    checks.good_date(value.said, field="said")
    checks.known_person(value.speaker.person, field="speaker")
    checks.known_party(value.speaker.party, field="speaker")
    checks.one_of(value.delivery, ["", *Delivery.values], field="delivery")
    body = checks.known_body(value.speaker.body, field="speaker")
    return enter_claim(
        kind="statement",
        value=as_json(value),
        sourced=sourced.about(body or sourced.body),
        line=line,
        choose=choose,
    )
