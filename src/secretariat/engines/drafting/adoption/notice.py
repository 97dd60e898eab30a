"""Notice of a text: whether it lay before members long enough, in enough languages, before it may be put.

Source: docs/reference/adoption.md#notice.
"""

from collections.abc import Mapping
from datetime import datetime

from secretariat.engines.drafting.adoption.rules import NoticeRule
from secretariat.engines.drafting.adoption.silence import Calendar, expiry
from secretariat.engines.drafting.adoption.voting import Outcome
from secretariat.engines.drafting.errors import BadStep


def noticed(
    rule: NoticeRule,
    distributed: Mapping[str, datetime],
    at: datetime,
    calendar: Calendar,
    *,
    is_waived: bool = False,
) -> Outcome:
    """Tell whether a text may be put at a moment.

    Args:
        rule: the body's.
        distributed: language to the moment at which the text was given out in it.
        at: when it is to be put.
        calendar: working days at the seat.
        is_waived: whether the body has agreed to do without the time; never without the languages.
    Raises:
        BadStep: a moment without a time zone.
    """
    if at.tzinfo is None or any(each.tzinfo is None for each in distributed.values()):
        raise BadStep("A moment needs a time zone.")
    in_time = sorted(moment for moment in distributed.values() if moment <= at)
    if len(in_time) < rule.languages:
        return Outcome("not ready", f"Given out in {len(in_time)} of {rule.languages} languages.")
    last = in_time[rule.languages - 1]
    ready_at = expiry(last, rule.least, rule.unit, calendar)
    if at < ready_at and not is_waived:
        return Outcome("too early", f"It may be put from {ready_at.isoformat()} on.")
    return Outcome("in order", "Waived." if at < ready_at else f"Given out in time, by {last.isoformat()}.")
