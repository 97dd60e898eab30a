from django.db import transaction

from secretariat.bodies.bridge import NameValue
from secretariat.bodies.states import NameForm
from secretariat.evidence import checks
from secretariat.evidence.actions.enter_claim import enter_claim
from secretariat.evidence.models import Claim, Line
from secretariat.evidence.projection import as_json
from secretariat.evidence.sourced import Sourced
from secretariat.refusals import Invalid


@transaction.atomic
def enter_name(
    *, value: NameValue, sourced: Sourced, line: Line | None = None, choose: bool = False
) -> Claim:
    """Enter what a Party, Body or Person is called, or the title of a line in a language.

    Who: staff, or the machine that loads reference data (`evidence.policies.may_enter`).
    Writes: the line if none is given, a claim with its citations; history entry `line.claimed`.
    Refuses: NotPermitted, Invalid (a value that cannot be taken).
    """
    checks.said(value.text, field="text")
    if value.titled is None:  # a title quotes a document, with its slips
        checks.one_script(value.text, field="text")
    checks.one_of(value.form, NameForm.values, field="form")
    checks.good_date(value.during, field="during")
    checks.known_party(value.party)
    checks.known_person(value.person)
    body = checks.known_body(value.body)
    if sum(bearer is not None for bearer in (value.party, value.body, value.person, value.titled)) != 1:
        raise Invalid("A name belongs to exactly one party, body, person or line.", field="party")
    return enter_claim(
        kind="name", value=as_json(value), sourced=sourced.about(body), line=line, choose=choose
    )
