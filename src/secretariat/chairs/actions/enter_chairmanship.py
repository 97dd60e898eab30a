from django.db import transaction

from secretariat.chairs.bridge import ChairmanshipValue
from secretariat.chairs.states import Basis, TermStatus
from secretariat.evidence import checks
from secretariat.evidence.actions.enter_claim import enter_claim
from secretariat.evidence.models import Claim, Line
from secretariat.evidence.projection import as_json
from secretariat.evidence.sourced import Sourced
from secretariat.refusals import Invalid


@transaction.atomic
def enter_chairmanship(
    *, value: ChairmanshipValue, sourced: Sourced, line: Line | None = None, choose: bool = False
) -> Claim:
    """Enter a term in a Body's chair: planned, held, not held.

    Who: staff, or the machine that loads reference data (`evidence.policies.may_enter`).
    Writes: the line if none is given, a claim with its citations; history entry `line.claimed`.
    Refuses: NotPermitted, Invalid (a value that cannot be taken).
    """
    checks.one_of(value.status, TermStatus.values, field="status")
    checks.one_of(value.basis, Basis.values, field="basis")
    checks.good_date(value.term, field="term")
    checks.known_person(value.person)
    for code in value.joint:
        checks.known_party(code, field="joint")
    if checks.known_party(value.holder, field="holder") is None and not value.holder_words:
        raise Invalid("A term has a holder: choose a party, or write who holds it.", field="holder")
    body = checks.known_body(value.body)
    return enter_claim(
        kind="chairmanship", value=as_json(value), sourced=sourced.about(body), line=line, choose=choose
    )
