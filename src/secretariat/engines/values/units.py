"""Single dates of our EDTF subset: a day, a month, a part of a year, a year, a decade, a century.

A unit is what stands on one side of an interval, or alone. See docs/reference/dates.md.
"""

import re
from dataclasses import dataclass
from datetime import date, timedelta
from enum import Enum

from secretariat.engines.values.errors import BadDate

ONE_DAY = timedelta(days=1)

ALLOWED = (
    "allowed are YYYY, YYYY-MM, YYYY-MM-DD, YYYY-21 to YYYY-41 (parts of a year), "
    "XXXX-MM, XXXX-MM-DD, and X for unknown last digits, with ?, ~ or % at the end"
)


class Precision(Enum):
    """How exact a date is; an interval has a unit of its own on either side."""

    DAY = "day"
    MONTH = "month"
    PART_OF_YEAR = "part of year"
    YEAR = "year"
    DECADE = "decade"
    CENTURY = "century"
    INTERVAL = "interval"


# Sub-year groupings of ISO 8601-2, 4.8: code to first month and number of months. Seasons without a
# hemisphere are counted as northern ones; a winter, or a southern summer, begins in December of its year.
_SPRING, _SUMMER, _AUTUMN, _WINTER = (3, 3), (6, 3), (9, 3), (12, 3)
PARTS_OF_YEAR: dict[int, tuple[int, int]] = {
    **dict(zip(range(21, 25), (_SPRING, _SUMMER, _AUTUMN, _WINTER), strict=True)),
    **dict(zip(range(25, 29), (_SPRING, _SUMMER, _AUTUMN, _WINTER), strict=True)),
    **dict(zip(range(29, 33), (_AUTUMN, _WINTER, _SPRING, _SUMMER), strict=True)),
    **{33 + quarter: (1 + 3 * quarter, 3) for quarter in range(4)},
    **{37 + third: (1 + 4 * third, 4) for third in range(3)},
    **{40 + half: (1 + 6 * half, 6) for half in range(2)},
}
LAST_SEASON = 32
LAST_QUARTER = 36

_UNIT = re.compile(
    r"(?P<year>[0-9X]{4})(?:-(?P<second>[0-9X]{2})(?:-(?P<day>[0-9X]{2}))?)?(?P<sign>[?~%])?", re.ASCII
)
_YEAR = re.compile(r"[0-9]{4}|[0-9]{3}X|[0-9]{2}XX|XXXX")


@dataclass(frozen=True, slots=True)
class Unit:
    """One date: its days are `first` to the day before `end`; both None where the year is not known.

    `part` is the month (1 to 12) or the code of a part of the year (21 to 41). `is_whole` tells that the
    words name the whole time (`2022-41`) and not some unknown day in it (`2022-12-XX`, `2022?`).
    """

    text: str
    precision: Precision
    first: date | None
    end: date | None
    year: int | None
    part: int | None
    day: int | None
    is_whole: bool
    is_uncertain: bool
    is_approximate: bool

    @property
    def last(self) -> date | None:
        """The last possible day."""
        return self.end - ONE_DAY if self.end else None

    @property
    def iso_first(self) -> str | None:
        """The start as a partial ISO date; None where the year is not known."""
        return self._iso(self.first)

    @property
    def iso_last(self) -> str | None:
        """The last part of the unit as a partial ISO date; None where the year is not known."""
        return self._iso(self.last)

    def _iso(self, at: date | None) -> str | None:
        if at is None:
            return None
        if self.precision is Precision.DAY:
            return at.isoformat()
        if self.precision in (Precision.MONTH, Precision.PART_OF_YEAR):
            return at.isoformat()[:7]
        return at.isoformat()[:4]


def unit_of(text: str, whole: str, offset: int) -> Unit:
    """Read one date that stands at `offset` of `whole`.

    Raises:
        BadDate: not a date of the subset, or a day that no calendar has.
    """
    match = _UNIT.fullmatch(text)
    if match is None or not _YEAR.fullmatch(match["year"]):
        raise BadDate(whole, offset, f"not a date; {ALLOWED}")
    try:
        return _unit(match)
    except BadDate as error:
        raise BadDate(whole, offset + error.at, error.reason) from None
    except (ValueError, OverflowError) as error:
        raise BadDate(whole, offset, f"not in the calendar ({error})") from error


def day_unit(day: date) -> Unit:
    """Return the unit of one day."""
    return Unit(
        text=day.isoformat(),
        precision=Precision.DAY,
        first=day,
        end=day + ONE_DAY,
        year=day.year,
        part=day.month,
        day=day.day,
        is_whole=True,
        is_uncertain=False,
        is_approximate=False,
    )


def _unit(match: re.Match[str]) -> Unit:
    year, second, day, sign = match.group("year", "second", "day", "sign")
    precision, first, end = _extent(match, year, second, day)
    season = second is not None and second.isdigit() and 21 <= int(second) <= LAST_SEASON
    return Unit(
        text=match.string,
        precision=precision,
        first=first,
        end=end,
        year=int(year) if year.isdigit() else None,
        part=int(second) if second and second.isdigit() else None,
        day=int(day) if day and day.isdigit() else None,
        is_whole=sign is None and "X" not in match.string and not season,
        is_uncertain=sign in ("?", "%"),
        is_approximate=sign in ("~", "%"),
    )


def _extent(
    match: re.Match[str], year: str, second: str | None, day: str | None
) -> tuple[Precision, date | None, date | None]:
    if year == "XXXX":
        return _in_no_year(match, second, day)
    if "X" in year:
        return _years(match, year, second)
    if second is None or second == "XX":
        if day not in (None, "XX"):
            raise _bad(match, "day", "a day needs its month")
        return Precision.YEAR, date(int(year), 1, 1), date(int(year) + 1, 1, 1)
    if day is None or day == "XX":
        return _months(match, int(year), second, has_day=day is not None)
    if "X" in day or "X" in second:
        raise _bad(match, "second", "X stands for both digits of a month or day")
    first = date(int(year), _month(match, second), int(day))
    return Precision.DAY, first, first + ONE_DAY


def _in_no_year(
    match: re.Match[str], second: str | None, day: str | None
) -> tuple[Precision, date | None, date | None]:
    if second is None or not second.isdigit() or (day is not None and not day.isdigit()):
        raise _bad(match, "year", "a date without a year needs its month, with or without its day")
    # 2000 is a leap year: 29 February of some year is a date.
    date(2000, _month(match, second), int(day or 1))
    return (Precision.DAY if day else Precision.MONTH), None, None


def _years(match: re.Match[str], year: str, second: str | None) -> tuple[Precision, date | None, date | None]:
    if second is not None:
        raise _bad(match, "second", "a year with unknown digits stands alone")
    known = year.rstrip("X")
    width = 10 ** (4 - len(known))
    begin = int(known) * width
    precision = Precision.DECADE if width == 10 else Precision.CENTURY
    return precision, date(begin, 1, 1), date(begin + width, 1, 1)


def _months(
    match: re.Match[str], year: int, second: str, *, has_day: bool
) -> tuple[Precision, date | None, date | None]:
    if "X" in second:
        raise _bad(match, "second", "X stands for both digits of a month or day")
    part = int(second)
    if part in PARTS_OF_YEAR and not has_day:
        month, count = PARTS_OF_YEAR[part]
        precision = Precision.PART_OF_YEAR
    else:
        month, count = _month(match, second), 1
        precision = Precision.MONTH
    after = month - 1 + count
    return precision, date(year, month, 1), date(year + after // 12, after % 12 + 1, 1)


def _month(match: re.Match[str], second: str) -> int:
    month = int(second)
    if not 1 <= month <= 12:
        raise _bad(match, "second", "months are 01 to 12, parts of a year 21 to 41")
    return month


def _bad(match: re.Match[str], group: str, reason: str) -> BadDate:
    return BadDate(match.string, match.start(group), reason)
