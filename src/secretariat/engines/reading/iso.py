"""EDTF to the partial ISO dates of the interchange format (`2021`, `2021-06`, `2021-06-30`).

The interchange format has no marks of doubt and no seasons: a half-year or quarter becomes its months, a
season its year, an interval its two ends. What has no ISO form becomes None; the EDTF stands beside it.
"""

import re

_DATE = re.compile(r"(?P<year>\d{4})(?:-(?P<month>\d\d|XX)(?:-(?P<day>\d\d|XX))?)?")
_MARKS = re.compile("[?~%]")
# First and last month of the groupings of ISO 8601-2 whose months are the same everywhere.
_GROUPINGS = {
    33: (1, 3), 34: (4, 6), 35: (7, 9), 36: (10, 12),
    37: (1, 4), 38: (5, 8), 39: (9, 12),
    40: (1, 6), 41: (7, 12),
}  # fmt: skip


def first_iso(edtf: str) -> str | None:
    """Return where a date begins.

    >>> first_iso("2022-41"), first_iso("2021-12-08/2021-12-10"), first_iso("2021-06?"), first_iso("../2021")
    ('2022-07', '2021-12-08', '2021-06', None)
    """
    return _one(edtf.split("/")[0], last=False)


def last_iso(edtf: str) -> str | None:
    """Return where a date ends.

    >>> last_iso("2022-41"), last_iso("2021-12-08/2021-12-10"), last_iso("2025-23"), last_iso("199X")
    ('2022-12', '2021-12-10', '2025', None)
    """
    return _one(edtf.split("/")[-1], last=True)


def has_two_ends(edtf: str) -> bool:
    """Tell whether one EDTF date says both where something begins and where it ends.

    >>> has_two_ends("2022-41"), has_two_ends("2021/2022"), has_two_ends("2021-06")
    (True, True, False)
    """
    return "/" in edtf or first_iso(edtf) != last_iso(edtf)


def _one(edtf: str, *, last: bool) -> str | None:
    match = _DATE.fullmatch(_MARKS.sub("", edtf))
    if not match:
        return None
    year, month, day = match.group("year", "month", "day")
    if month is None or month == "XX":
        return year
    if int(month) > 12:
        months = _GROUPINGS.get(int(month))
        return f"{year}-{months[last]:02}" if months else year
    return f"{year}-{month}" if day in (None, "XX") else f"{year}-{month}-{day}"
