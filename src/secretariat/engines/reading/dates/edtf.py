"""From the parts of a date to EDTF (ISO 8601-2), and the days that bound them while a year is sought."""

from calendar import monthrange
from datetime import date

from secretariat.engines.reading.dates.seen import Parts

# First and last month of the EDTF groupings that lie within one year.
_MONTHS = {33: (1, 3), 34: (4, 6), 35: (7, 9), 36: (10, 12), 40: (1, 6), 41: (7, 12)}
_SPRING, _WINTER, _HALVES = 21, 24, (40, 41)


def is_possible(parts: Parts) -> bool:
    """Tell whether the parts can stand in a calendar; 29 February needs a leap year only if one is named.

    >>> is_possible(Parts(2021, 2, 29)), is_possible(Parts(None, 2, 29))
    (False, True)
    """
    if parts.month is not None and not 1 <= parts.month <= 12:
        return False
    if parts.day is None:
        return True
    if parts.month is None:
        return False
    return 1 <= parts.day <= monthrange(parts.year or 2000, parts.month)[1]


def written(parts: Parts) -> str | None:
    """Return the EDTF form of one end, or None without a year.

    >>> written(Parts(2021, 12, 8)), written(Parts(2022, season=41)), written(Parts(1990, is_decade=True))
    ('2021-12-08', '2022-41', '199X')
    """
    if parts.year is None:
        return None
    if parts.is_decade:
        return f"{parts.year // 10}X"
    grouping = parts.season if parts.season is not None else parts.month
    pieces = [f"{parts.year:04}"] + [f"{piece:02}" for piece in (grouping, parts.day) if piece is not None]
    return "-".join(pieces)


def parts_of(edtf: str) -> Parts:
    """Read one end of what `written` writes.

    >>> parts_of("2022-41")
    Parts(year=2022, month=None, day=None, season=41, is_decade=False)
    """
    if edtf.endswith("X"):
        return Parts(int(edtf[:-1]) * 10, is_decade=True)
    numbers = [int(piece) for piece in edtf.split("-")]
    if len(numbers) == 2 and numbers[1] >= _SPRING:
        return Parts(numbers[0], season=numbers[1])
    year, month, day = [*numbers, None, None][:3]
    return Parts(year, month, day)


def day_of(edtf: str | None) -> date | None:
    """Return the day, where the date is one day.

    >>> day_of("2021-12-08"), day_of("2021-12")
    (datetime.date(2021, 12, 8), None)
    """
    if edtf is None or "/" in edtf:
        return None
    parts = parts_of(edtf)
    if parts.year is None or parts.month is None or parts.day is None:
        return None
    return date(parts.year, parts.month, parts.day)


def first_day(parts: Parts) -> date | None:
    """Return the earliest day that the parts allow, or None without a year."""
    if parts.year is None:
        return None
    month = _MONTHS.get(parts.season or 0, (parts.month or 1, 0))[0]
    if parts.season is not None and _SPRING <= parts.season <= _WINTER:
        month = 3 * (parts.season - _SPRING + 1)
    return date(parts.year, month, parts.day or 1)


def last_day(parts: Parts) -> date | None:
    """Return the latest day that the parts allow, or None without a year."""
    if parts.year is None:
        return None
    month = parts.month or _MONTHS.get(parts.season or 0, (1, 12))[1]
    return date(parts.year, month, parts.day or monthrange(parts.year, month)[1])
