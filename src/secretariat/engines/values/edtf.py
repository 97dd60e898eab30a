"""Dates as exact as their source: a strict subset of EDTF (ISO 8601-2).

The only date value of the system. The subset, and what each form means, is in docs/reference/dates.md.
"""

from dataclasses import dataclass, field
from datetime import date
from functools import lru_cache
from typing import TypeAlias

from secretariat.engines.values.errors import BadDate
from secretariat.engines.values.units import ONE_DAY, Precision, Unit, day_unit, unit_of

__all__ = ["BadDate", "Edtf", "Precision", "Unit", "of_days", "parse"]

OPEN = ".."
UNKNOWN = ""
_CACHED_DATES = 65_536

_Days: TypeAlias = tuple[date | None, date | None]


@dataclass(frozen=True, slots=True)
class Edtf:
    """A date or an interval, as exact as its source; two are equal when their texts are.

    `first` and `end` are the widest reading: the first possible day, and the day after the last possible
    one; None where that side is open, unknown, or has no year. `surely_first` and `surely_end` are the
    narrowest: the days that are inside however the partial boundaries are read (`2022-06/2022-12`: 30 June
    to 1 December); they mean nothing unless `has_sure_days`. A named time without an interval (`2022-41`,
    `2022`) lasts whole; for something that happened on some day of it ask `surely_within`.

    `start` and `finish` are the two sides as written: None where open or unknown; the same unit for a
    single date.
    """

    text: str
    first: date | None = field(compare=False)
    end: date | None = field(compare=False)
    has_sure_days: bool = field(compare=False)
    surely_first: date | None = field(compare=False)
    surely_end: date | None = field(compare=False)
    precision: Precision = field(compare=False)
    is_uncertain: bool = field(compare=False)
    is_approximate: bool = field(compare=False)
    start: Unit | None = field(compare=False, repr=False)
    finish: Unit | None = field(compare=False, repr=False)

    @classmethod
    def parse(cls, text: str) -> "Edtf":
        """Read a date; see `parse`."""
        return parse(text)

    @classmethod
    def day(cls, day: date) -> "Edtf":
        """Return the date of one day.

        >>> Edtf.day(date(2021, 12, 8)).text
        '2021-12-08'
        """
        return _single(day_unit(day))

    @property
    def is_interval(self) -> bool:
        """Whether two sides were given."""
        return self.precision is Precision.INTERVAL

    @property
    def is_open_start(self) -> bool:
        """Whether it has always been so (`../2005`)."""
        return self.text.startswith(OPEN)

    @property
    def is_open_end(self) -> bool:
        """Whether it goes on (`1992-06-25/..`)."""
        return self.text.endswith(OPEN)

    @property
    def is_start_unknown(self) -> bool:
        """Whether it began on a day that nobody knows (`/2005`)."""
        return self.text.startswith("/")

    @property
    def is_end_unknown(self) -> bool:
        """Whether it ended, or may have ended, on a day that nobody knows (`1992-06-25/`)."""
        return self.text.endswith("/")

    @property
    def iso_start(self) -> str | None:
        """The start as a partial ISO date for interchange.

        >>> parse("2022-41").iso_start
        '2022-07'
        """
        return self.start.iso_first if self.start else None

    @property
    def iso_end(self) -> str | None:
        """The end as a partial ISO date, inclusive.

        >>> parse("2022-41").iso_end
        '2022-12'
        """
        return self.finish.iso_last if self.finish else None

    @property
    def is_to_the_day(self) -> bool:
        """Tell whether first and last day are known exactly: `2022-06` is not, `2022-06-03` is."""
        units = (self.start, self.finish if self.is_interval else self.start)
        return all(unit is not None and unit.precision is Precision.DAY and unit.is_whole for unit in units)

    @property
    def order_key(self) -> tuple[date, date, str]:
        """Key for sorting: by the first possible day, then by the last; unknown and open starts first."""
        return self.first or date.min, self.end or date.max, self.text

    def holds(self, day: date) -> bool:
        """Tell whether `day` may be inside."""
        return (self.first is None or self.first <= day) and (self.end is None or day < self.end)

    def surely_holds(self, day: date) -> bool:
        """Tell whether `day` is inside however the partial boundaries are read."""
        return (
            self.has_sure_days
            and (self.surely_first is None or self.surely_first <= day)
            and (self.surely_end is None or day < self.surely_end)
        )

    def may_meet(self, other: "Edtf") -> bool:
        """Tell whether the two may share a day."""
        return _before(self.first, other.end) and _before(other.first, self.end)

    def surely_meets(self, other: "Edtf") -> bool:
        """Tell whether the two share a day however their partial boundaries are read."""
        return (
            self.has_sure_days
            and other.has_sure_days
            and _before(self.surely_first, other.surely_end)
            and _before(other.surely_first, self.surely_end)
        )

    def surely_within(self, other: "Edtf") -> bool:
        """Tell whether each possible day of this date is surely a day of `other`.

        The question to ask of something that happened once: a meeting in `2022-06` was surely under the
        chair of `2022-40`, and perhaps under the one of `2022-06-15/..`.
        """
        if self.is_uncertain or self.is_approximate:
            return False
        return (
            other.has_sure_days
            and (other.surely_first is None or (self.first is not None and other.surely_first <= self.first))
            and (other.surely_end is None or (self.end is not None and self.end <= other.surely_end))
        )

    def __str__(self) -> str:
        return self.text


@lru_cache(maxsize=_CACHED_DATES)
def parse(text: str) -> Edtf:
    """Read a date of the subset.

    Raises:
        BadDate: not a date of the subset; names the place and what is allowed.

    >>> found = parse("2021-12-08/2021-12-10")
    >>> found.first, found.end
    (datetime.date(2021, 12, 8), datetime.date(2021, 12, 11))
    """
    left, slash, right = text.partition("/")
    if not slash:
        return _single(unit_of(text, text, 0))
    start = _side(left, text, 0)
    finish = _side(right, text, len(left) + 1)
    _check_sides(left, right, start, finish, text)
    if start and finish and start.text == finish.text and start.precision is Precision.DAY:
        return _single(start)
    return _interval(text, start, finish)


def of_days(first: date, last: date) -> Edtf:
    """Return the days from `first` to `last`, both inside.

    Raises:
        BadDate: `last` lies before `first`.

    >>> of_days(date(2021, 12, 8), date(2021, 12, 10)).text
    '2021-12-08/2021-12-10'
    """
    return parse(f"{first.isoformat()}/{last.isoformat()}")


def _side(text: str, whole: str, offset: int) -> Unit | None:
    if text in (OPEN, UNKNOWN):
        return None
    unit = unit_of(text, whole, offset)
    if unit.first is None:
        raise BadDate(whole, offset, "a side of an interval needs its year")
    return unit


def _check_sides(left: str, right: str, start: Unit | None, finish: Unit | None, text: str) -> None:
    if left == OPEN and finish is None:
        raise BadDate(text, 0, "an interval with an open start needs an end")
    if start and finish and start.first and finish.end and start.first >= finish.end:
        raise BadDate(text, len(left) + 1, "the end lies before the start")


def _single(unit: Unit) -> Edtf:
    sure = (unit.first, unit.end) if unit.is_whole and unit.first else None
    return _made(unit.text, unit, unit, unit.precision, sure)


def _interval(text: str, start: Unit | None, finish: Unit | None) -> Edtf:
    return _made(text, start, finish, Precision.INTERVAL, _sure_days(text, start, finish))


def _made(
    text: str, start: Unit | None, finish: Unit | None, precision: Precision, sure: _Days | None
) -> Edtf:
    sides = [unit for unit in (start, finish) if unit]
    surely_first, surely_end = sure or (None, None)
    return Edtf(
        text=text,
        first=start.first if start else None,
        end=finish.end if finish else None,
        has_sure_days=sure is not None,
        surely_first=surely_first,
        surely_end=surely_end,
        precision=precision,
        is_uncertain=any(unit.is_uncertain for unit in sides),
        is_approximate=any(unit.is_approximate for unit in sides),
        start=start,
        finish=finish,
    )


def _sure_days(text: str, start: Unit | None, finish: Unit | None) -> _Days | None:
    """Return the days inside however the sides are read: from the latest start to the earliest end."""
    if any(unit.is_uncertain or unit.is_approximate for unit in (start, finish) if unit):
        return None
    first = start.last if start else None
    end = finish.first + ONE_DAY if finish and finish.first else None
    if text.startswith("/"):
        # Nobody knows how long it had lasted: only an end known to the day was surely inside.
        first = finish.first if finish and finish.precision is Precision.DAY else None
    elif text.endswith("/"):
        end = start.end if start and start.precision is Precision.DAY else None
    if (first is None and not text.startswith(OPEN)) or (end is None and not text.endswith(OPEN)):
        return None
    return (first, end) if _before(first, end) else None


def _before(first: date | None, end: date | None) -> bool:
    return first is None or end is None or first < end
