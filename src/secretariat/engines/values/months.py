"""Calendar months on from a day."""

from calendar import monthrange
from datetime import date

_IN_EVERY_MONTH = 28


def add_months(day: date, months: int) -> date:
    """Return the same day so many months later, or the last day of a month that is too short.

    Source: docs/reference/rotation.md#length-of-a-term.

    >>> add_months(date(2023, 8, 31), 6), add_months(date(2024, 2, 29), 48)
    (datetime.date(2024, 2, 29), datetime.date(2028, 2, 29))
    """
    years, month = divmod(day.month - 1 + months, 12)
    year = day.year + years
    if day.day <= _IN_EVERY_MONTH:
        return date(year, month + 1, day.day)
    return date(year, month + 1, min(day.day, monthrange(year, month + 1)[1]))
