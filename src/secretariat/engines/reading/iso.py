"""EDTF to the partial ISO dates of the interchange format (`2021`, `2021-06`, `2021-06-30`).

The interchange format has no marks of doubt and no seasons. A half-year or quarter becomes its months;
a season only its year, since where it begins depends on who speaks; a decade becomes None. The EDTF stands
beside it.
"""

from secretariat.engines.values.edtf import Edtf, parse
from secretariat.engines.values.units import LAST_SEASON, Precision, Unit

_WIDER_THAN_A_YEAR = (Precision.DECADE, Precision.CENTURY)


def first_iso(edtf: str) -> str | None:
    """Return where a date begins.

    Raises:
        BadDate: not a date of the EDTF subset.

    >>> first_iso("2022-41"), first_iso("2021-12-08/2021-12-10"), first_iso("2021-06?"), first_iso("../2021")
    ('2022-07', '2021-12-08', '2021-06', None)
    """
    start = parse(edtf).start
    return _iso(start, start.iso_first) if start else None


def last_iso(edtf: str) -> str | None:
    """Return where a date ends, the last day inside.

    Raises:
        BadDate: not a date of the EDTF subset.

    >>> last_iso("2022-41"), last_iso("2021-12-08/2021-12-10"), last_iso("2025-23"), last_iso("199X")
    ('2022-12', '2021-12-10', '2025', None)
    """
    finish = parse(edtf).finish
    return _iso(finish, finish.iso_last) if finish else None


def is_term(edtf: str) -> bool:
    """Tell whether a date names a first and a last part: an interval, a half-year, a quarter.

    >>> is_term("2022-41"), is_term("2021/2022"), is_term("2021"), is_term("2025-23")
    (True, True, False, False)
    """
    date: Edtf = parse(edtf)
    return date.is_interval or first_iso(edtf) != last_iso(edtf)


def _iso(unit: Unit, written: str | None) -> str | None:
    if unit.precision in _WIDER_THAN_A_YEAR:
        return None
    is_season = unit.precision is Precision.PART_OF_YEAR and (unit.part or 0) <= LAST_SEASON
    return f"{unit.year:04}" if is_season else written
