from django.db import transaction

from secretariat.commitments import checks as own
from secretariat.commitments.bridge import CommitmentValue
from secretariat.commitments.states import Stance
from secretariat.evidence import checks
from secretariat.evidence.actions.enter_claim import enter_claim
from secretariat.evidence.models import Claim, Line
from secretariat.evidence.projection import as_json
from secretariat.evidence.reach import readers_named_by
from secretariat.evidence.sourced import Sourced


@transaction.atomic
def enter_commitment(
    *, value: CommitmentValue, sourced: Sourced, line: Line | None = None, choose: bool = False
) -> Claim:
    """Enter what someone undertook, proposed or supported.

    Who: staff, or the machine that loads reference data (`evidence.policies.may_enter`).
    Writes: the line if none is given, a claim with its citations; history entry `line.claimed`.
    Refuses: NotPermitted; Invalid (a value that cannot be taken: a due date before it was said, a text or
        priority that is not there or that fewer people may see).
    """
    checks.said(value.words, field="words")
    checks.one_of(value.stance, Stance.values, field="stance")
    own.due_after(checks.good_date(value.due, field="due"), checks.good_date(value.said, field="said"))
    own.known_owners(value.owners)
    for kind, public_id in (("text", value.text), ("priority", value.priority)):
        there = own.line_for(sourced.by, public_id, kind, field=kind)
        own.as_open(there, sourced.distribution, readers_named_by(sourced), field=kind)
    return enter_claim(
        kind="commitment", value=as_json(value), sourced=sourced.about(sourced.body), line=line, choose=choose
    )
