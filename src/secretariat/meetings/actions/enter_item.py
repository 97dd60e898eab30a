from django.db import transaction

from secretariat.evidence import checks
from secretariat.evidence.actions.enter_claim import enter_claim
from secretariat.evidence.models import Claim, Line
from secretariat.evidence.projection import as_json
from secretariat.evidence.sourced import Sourced
from secretariat.meetings.clock import BadTime, time_of
from secretariat.meetings.numbering import BadNumber, number_of
from secretariat.meetings.shapes.agenda import ItemValue
from secretariat.meetings.sitting import day_of
from secretariat.meetings.states import ItemKind
from secretariat.refusals import Invalid


@transaction.atomic
def enter_item(
    *, value: ItemValue, sourced: Sourced, line: Line | None = None, choose: bool = False
) -> Claim:
    """Enter an item of an agenda.

    Who: staff (`evidence.policies.may_enter`).
    Writes: the line if none is given, a claim with its citations; history entry `line.claimed`.
    Refuses: NotPermitted; Invalid (no title, no such number, day or time, struck without a reason).
    """
    checks.said(value.title, field="title")
    checks.one_of(value.kind, ItemKind.values, field="kind")
    if value.is_struck and not value.reason.strip():
        raise Invalid("Say why it is struck: those who prepared for it will ask.", field="reason")
    try:
        number_of(value.number)
        time_of(value.begins)
        time_of(value.ends)
    except BadNumber as error:
        raise Invalid(str(error), field="number") from error
    except BadTime as error:
        raise Invalid(str(error), field="begins") from error
    if value.day is not None:
        day_of(value.day)
    for one in value.speakers:
        checks.known_person(one.person, field="speakers")
        checks.known_party(one.party, field="speakers")
        checks.known_body(one.body, field="speakers")
    return enter_claim(kind="agenda-item", value=as_json(value), sourced=sourced, line=line, choose=choose)
