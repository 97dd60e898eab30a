from django.db import transaction

from secretariat.chairs.bridge import ProgrammeValue
from secretariat.chairs.bridge.projectors import named
from secretariat.evidence import checks
from secretariat.evidence.actions.enter_claim import enter_claim
from secretariat.evidence.models import Claim, Line
from secretariat.evidence.projection import as_json
from secretariat.evidence.sourced import Sourced
from secretariat.refusals import Invalid

RESTING_ON = ("text", "priority")  # on what a priority of a term may rest: a whole text, a line of an agenda


@transaction.atomic
def enter_programme(
    *, value: ProgrammeValue, sourced: Sourced, line: Line | None = None, choose: bool = False
) -> Claim:
    """Enter the motto and the priorities of a term.

    Who: staff, or the machine that loads reference data (`evidence.policies.may_enter`); the delegation of
        the chair writes its own (`write_programme`).
    Writes: the line if none is given, a claim with its citations; history entry `line.claimed`.
    Refuses: NotPermitted, Invalid (a value that cannot be taken).
    """
    body = checks.known_body(value.body)
    checks.known_party(value.holder, field="holder")
    checks.good_date(value.during, field="during")
    if value.of and not named(value.of, "chairmanship").exists():
        raise Invalid("No term of the record has this address.", field="of")
    for priority in value.priorities:
        checks.said(priority.words, field="priorities")
        known = Line.objects.visible_to(sourced.by).filter(public_id=priority.line, kind__in=RESTING_ON)
        if priority.line and not known.exists():
            raise Invalid(
                f"No text or line of an agenda has the address “{priority.line}”.", field="priorities"
            )
    return enter_claim(
        kind="programme", value=as_json(value), sourced=sourced.about(body), line=line, choose=choose
    )
