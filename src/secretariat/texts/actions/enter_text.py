from django.db import transaction

from secretariat.evidence import checks
from secretariat.evidence.actions.enter_claim import enter_claim
from secretariat.evidence.models import Claim, Line
from secretariat.evidence.projection import as_json
from secretariat.evidence.sourced import Sourced
from secretariat.texts.bridge import TextValue
from secretariat.texts.states import TextStatus


@transaction.atomic
def enter_text(
    *, value: TextValue, sourced: Sourced, line: Line | None = None, choose: bool = False
) -> Claim:
    """Enter a text that a source says was or is to be adopted.

    Who: staff, or the machine that loads reference data (`evidence.policies.may_enter`).
    Writes: the line if none is given, a claim with its citations; history entry `line.claimed`.
    Refuses: NotPermitted, Invalid (a value that cannot be taken).
    """
    checks.said(value.title, field="title")
    checks.one_of(value.status, TextStatus.values, field="status")
    checks.good_date(value.adopted, field="adopted")
    body = checks.known_body(value.body)
    return enter_claim(
        kind="text", value=as_json(value), sourced=sourced.about(body), line=line, choose=choose
    )
