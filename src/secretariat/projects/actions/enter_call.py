from django.db import transaction

from secretariat.commitments.checks import as_open, line_for
from secretariat.evidence import checks
from secretariat.evidence.actions.enter_claim import enter_claim
from secretariat.evidence.models import Claim, Line
from secretariat.evidence.projection import as_json
from secretariat.evidence.reach import readers_named_by
from secretariat.evidence.sourced import Sourced
from secretariat.projects import checks as own
from secretariat.projects.bridge import CallValue
from secretariat.projects.money import BadSum, amount_of
from secretariat.refusals import Invalid


@transaction.atomic
def enter_call(
    *, value: CallValue, sourced: Sourced, line: Line | None = None, choose: bool = False
) -> Claim:
    """Enter what a source says of a call for projects.

    Who: staff; the Chair of its body (`evidence.policies.may_enter_kind`).
    Writes: the line if none is given, a claim with its citations; history entry `line.claimed`.
    Refuses: NotPermitted; Invalid (no title, days in disorder, no such currency or amount, a priority that
        is not there or that fewer people may see).
    """
    body = checks.known_body(value.body)
    checks.said(value.title, field="title")
    opens = checks.good_date(value.opens, field="opens")
    closes = checks.good_date(value.closes, field="closes")
    if body is None or opens is None or closes is None:
        raise Invalid("Say of which body it is, when it opens and when it closes.", field="opens")
    if opens.first and closes.end and closes.end <= opens.first:
        raise Invalid("It closes before it opens.", field="closes")
    checks.good_date(value.closed, field="closed")
    own.good_currency(value.currency)
    if value.total:
        try:
            amount_of(value.total, value.currency)
        except BadSum as error:
            raise Invalid(str(error), field="total") from error
    there = line_for(sourced.by, value.priority, "priority", field="priority")
    as_open(there, sourced.distribution, readers_named_by(sourced), field="priority")
    return enter_claim(
        kind="project-call", value=as_json(value), sourced=sourced.about(body), line=line, choose=choose
    )
