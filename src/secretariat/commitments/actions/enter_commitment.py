from django.db import transaction

from secretariat.commitments.bridge import CommitmentValue
from secretariat.commitments.states import Stance
from secretariat.evidence import checks
from secretariat.evidence.actions.enter_claim import enter_claim
from secretariat.evidence.models import Claim, Line
from secretariat.evidence.projection import as_json
from secretariat.evidence.sourced import Sourced


@transaction.atomic
def enter_commitment(
    *, value: CommitmentValue, sourced: Sourced, line: Line | None = None, choose: bool = False
) -> Claim:
    """Enter what someone undertook, proposed or supported.

    Who: staff, or the machine that loads reference data (`evidence.policies.may_enter`).
    Writes: the line if none is given, a claim with its citations; history entry `line.claimed`.
    Refuses: NotPermitted, Invalid (a value that cannot be taken).
    """
    checks.said(value.words, field="words")
    checks.one_of(value.stance, Stance.values, field="stance")
    checks.good_date(value.said, field="said")
    checks.good_date(value.due, field="due")
    for owner in value.owners:
        checks.known_person(owner.person, field="owners")
        checks.known_party(owner.party, field="owners")
        checks.known_body(owner.body, field="owners")
    return enter_claim(
        kind="commitment", value=as_json(value), sourced=sourced.about(sourced.body), line=line, choose=choose
    )
