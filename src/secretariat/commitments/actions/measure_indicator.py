from decimal import Decimal, InvalidOperation

from django.db import transaction

from secretariat.commitments import checks as own
from secretariat.commitments import policies
from secretariat.commitments.bridge import MeasureValue
from secretariat.commitments.models import Measure, Priority
from secretariat.evidence import checks
from secretariat.evidence.actions.enter_claim import enter_claim
from secretariat.evidence.models import Claim
from secretariat.evidence.projection import as_json
from secretariat.evidence.sourced import Sourced
from secretariat.refusals import Invalid, NotPermitted, StaleRevision

LARGEST = Decimal(10) ** 14


@transaction.atomic
def measure_indicator(
    *, priority: Priority, indicator: str, figure: str, on: str, sourced: Sourced, seen_count: int
) -> Claim:
    """Enter how far an indicator of a line of an agenda has come.

    Who: the secretariat and the Chair of the body (`policies.may_follow_up`).
    Writes: the measure as a line with its source (`enter_claim`).
    Refuses: NotPermitted; StaleRevision (somebody measured meanwhile); Invalid (an indicator that the line
        does not have, no number, no day or one ahead, a second figure of one day, a source that fewer people
        may see).

    Args:
        figure: decimal, as text. on: EDTF. seen_count: how many measures of the line the person saw.
    """
    body = priority.line.body
    if not policies.may_follow_up(sourced.by, body, sourced.at):
        raise NotPermitted("The secretariat and the Chair of this body measure how far its agenda has come.")
    standing = Measure.objects.standing().filter(priority=priority)
    if standing.count() != seen_count:
        raise StaleRevision("Somebody entered a measure after you opened this. Look at it, then save again.")
    checks.one_of(indicator, priority.indicators.values_list("name", flat=True), field="indicator")
    day = checks.good_date(on, field="on")
    today = body.day(sourced.at) if body else sourced.at.date()
    if day is None or day.first is None or day.first > today:
        raise Invalid("Say on which day it stood so; not one that lies ahead.", field="on")
    _refuse_figure(figure)
    if standing.filter(indicator=indicator, on=on).exists():
        raise Invalid(
            "It has been measured for that day. Withdraw that figure first, where it is wrong.", field="on"
        )
    source = own.reaching_as_far(priority.line, sourced)
    value = MeasureValue(priority=priority.public_id, indicator=indicator, figure=figure.strip(), on=on)
    return enter_claim(kind="measure", value=as_json(value), sourced=source)


def _refuse_figure(figure: str) -> None:
    try:
        number = Decimal(figure.strip())
    except InvalidOperation as error:
        raise Invalid(f"“{figure[:40]}” is no number. Write for example 12.5.", field="figure") from error
    if not number.is_finite() or abs(number) >= LARGEST:
        raise Invalid(f"“{figure[:40]}” is no number that can be kept.", field="figure")
