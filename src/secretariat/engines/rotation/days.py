"""Days and boundaries: half open, and only as exact as the source.

A boundary is the day on which something begins or is over. A source that says "2007" leaves 365 days to
choose from, and the boundary keeps them all.
"""

import re
from calendar import monthrange
from dataclasses import dataclass
from datetime import date, timedelta

from secretariat.engines.rotation.errors import BadDuration
from secretariat.engines.values.edtf import parse
from secretariat.engines.values.errors import BadDate
from secretariat.engines.values.months import add_months

ONE_DAY = timedelta(days=1)
_DURATION = re.compile(r"P(?:(\d{1,3})Y)?(?:(\d{1,4})M)?", re.ASCII)


@dataclass(frozen=True, slots=True, order=True)
class Boundary:
    """A day that is one of `first` to `last`, both possible."""

    first: date
    last: date

    @classmethod
    def on(cls, day: date) -> "Boundary":
        """Return the boundary that is known to the day."""
        return cls(day, day)

    @classmethod
    def starting(cls, text: str) -> "Boundary":
        """Return the first day of something that starts at a partial date.

        Raises:
            BadDate: not a date with a year.

        >>> str(Boundary.starting("2007"))
        '2007'
        """
        found = parse(text)
        if found.is_interval or found.first is None or found.end is None:
            raise BadDate(text, 0, "the first day of a term is a single date with a year")
        return cls(found.first, found.end - ONE_DAY)

    @classmethod
    def after(cls, text: str) -> "Boundary":
        """Return the end day, one past the last day that a partial date gives.

        >>> str(Boundary.after("2021-12-31"))
        '2022-01-01'
        """
        last_day = cls.starting(text)
        return cls(last_day.first + ONE_DAY, last_day.last + ONE_DAY)

    @property
    def is_exact(self) -> bool:
        """Whether the day itself is known."""
        return self.first == self.last

    def moved(self, months: int) -> "Boundary":
        """Return the boundary so many months later; a month or a year stays whole.

        >>> str(Boundary.starting("2021-06").moved(6)), str(Boundary.starting("2024-02-29").moved(12))
        ('2021-12', '2025-02-28')
        """
        first = add_months(self.first, months)
        if self.is_exact:
            return Boundary(first, first)
        return Boundary(first, add_months(self.last + ONE_DAY, months) - ONE_DAY)

    @property
    def eve(self) -> "Boundary":
        """Return the day before: of an end day, the last day.

        >>> str(Boundary.after("2021-12").eve)
        '2021-12'
        """
        return Boundary(self.first - ONE_DAY, self.last - ONE_DAY)

    def __str__(self) -> str:
        first, last = self.first, self.last
        if first == last:
            return first.isoformat()
        if (first.month, first.day, last.month, last.day) == (1, 1, 12, 31) and first.year == last.year:
            return f"{first.year:04d}"
        if first.day == 1 and last == date(first.year, first.month, monthrange(first.year, first.month)[1]):
            return f"{first.year:04d}-{first.month:02d}"
        return f"{first.isoformat()}/{last.isoformat()}"


@dataclass(frozen=True, slots=True)
class Days:
    """The days from `first` up to, but without, `end`; None where that side is open."""

    first: date | None = None
    end: date | None = None

    def holds(self, day: date) -> bool:
        """Tell whether `day` is inside.

        >>> Days(date(2022, 1, 1), date(2022, 7, 1)).holds(date(2022, 7, 1))
        False
        """
        return (self.first is None or self.first <= day) and (self.end is None or day < self.end)


def is_month_end(day: date) -> bool:
    """Tell whether it is the last day of its month.

    >>> is_month_end(date(2024, 2, 28)), is_month_end(date(2024, 2, 29))
    (False, True)
    """
    return (day + ONE_DAY).day == 1


def months_of(duration: str) -> int:
    """Return how many months an ISO 8601 duration of years and months has.

    Raises:
        BadDuration: days, weeks, hours, nothing, or no duration at all.
    Source: docs/reference/rotation.md#length-of-a-term.

    >>> months_of("P6M"), months_of("P2Y"), months_of("P1Y6M")
    (6, 24, 18)
    """
    match = _DURATION.fullmatch(duration)
    months = int(match[1] or 0) * 12 + int(match[2] or 0) if match else 0
    if not months:
        raise BadDuration(f"{duration!r} is not a length in whole months or years, such as P6M or P1Y")
    return months


def nearest_start(day: date, start_days: tuple[tuple[int, int], ...]) -> date:
    """Return the nominal first day (month, day) that is nearest to `day`; the earlier of two.

    >>> nearest_start(date(1993, 3, 6), ((7, 1),))
    datetime.date(1993, 7, 1)
    """
    if (day.month, day.day) in start_days:
        return day
    nearby = [
        date(year, month, min(number, monthrange(year, month)[1]))
        for year in (day.year - 1, day.year, day.year + 1)
        for month, number in start_days
    ]
    return min(nearby, key=lambda start: (abs(start - day), start))
