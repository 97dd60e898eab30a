"""Round numbers of years after a day, as exact as the day itself: of a year only, a year."""

import re
from dataclasses import dataclass
from datetime import date

from secretariat.engines.values.edtf import Edtf, parse
from secretariat.engines.values.errors import BadDate

EVERY_YEARS = 5
MARKED = frozenset({25, 30, 50, 75, 100})
_YEAR = re.compile(r"(?<![\d-])(\d{4})(?=$|[-?~%/])")
_LEAP_DAY = "02-29"


@dataclass(frozen=True, slots=True)
class Anniversary:
    """So many years after something: when, as exact as its beginning. `is_marked`: one that is celebrated."""

    years: int
    on: Edtf
    is_marked: bool


def anniversaries(began: Edtf, since: date, until: date) -> tuple[Anniversary, ...]:
    """Return the round anniversaries that may fall on the days from `since` to the day before `until`.

    Round are the first and every fifth; marked 25, 30, 50, 75, 100 years and every further 25. What began on
    29 February is told by its month in other years. What has no year, an unknown digit in it, or an open end
    has none.

    >>> ahead = anniversaries(parse("1992-06-25"), date(2026, 7, 1), date(2038, 1, 1))
    >>> [(one.years, one.on.text) for one in ahead]
    [(35, '2027-06-25'), (40, '2032-06-25'), (45, '2037-06-25')]
    >>> [one.on.text for one in anniversaries(parse("1991"), date(2026, 11, 30), date(2032, 1, 1))]
    ['2026', '2031']
    """
    if not _is_closed(began) or began.first is None:
        return ()
    rounds = {1, *range(EVERY_YEARS, until.year - began.first.year + 1, EVERY_YEARS)}
    found = ((years, years_later(began, years)) for years in sorted(rounds))
    return tuple(
        Anniversary(years, on, years in MARKED or (years > max(MARKED) and years % 25 == 0))
        for years, on in found
        if on and on.first and on.end and on.end > since and on.first < until
    )


def years_later(began: Edtf, years: int) -> Edtf | None:
    """Return the same time of a later year, as exact; None where the calendar ends before it.

    >>> years_later(parse("1991-09-19/1991-09-20"), 35).text
    '2026-09-19/2026-09-20'
    >>> years_later(parse("1996-02-29"), 25).text
    '2021-02'
    """
    sides = [_side_later(side, years) for side in began.text.split("/")]
    try:
        return parse("/".join(sides))
    except BadDate:
        return None


def _side_later(text: str, years: int) -> str:
    found = _YEAR.match(text)
    if found is None:
        return "?"  # no date: whoever reads it says so
    year = int(found[1]) + years
    rest = text[4:]
    if rest.startswith(f"-{_LEAP_DAY}") and not _is_leap(year):
        rest = rest.replace("-29", "", 1)
    return f"{year:04d}{rest}"


def _is_leap(year: int) -> bool:
    return year % 4 == 0 and (year % 100 != 0 or year % 400 == 0)


def _is_closed(began: Edtf) -> bool:
    return began.start is not None and began.finish is not None and began.start.year is not None
