"""Dates of a Finding, start and end apart, as one EDTF date of the record. Pure."""

from secretariat.engines.values.edtf import BadDate, Edtf, Precision, parse


def during(start: str | None, end: str | None, *, open_end: bool = False) -> str | None:
    """Return one date from two; a term of which only the start is told ends on an unknown day.

    >>> during("2022-07", "2022-12"), during("2022-41", None), during("2021-12-08", None)
    ('2022-07/2022-12', '2022-41', '2021-12-08/')
    >>> during("2021", "2021"), during(None, "2005"), during("2021-12-08/2021-12-10", None)
    ('2021', '/2005', '2021-12-08/2021-12-10')
    """
    if not start:
        return f"/{end}" if end else None
    if "/" in start or start == end:
        return start
    if end:
        return f"{start}/{end}"
    unit = good(start)
    if unit is not None and unit.precision is Precision.PART_OF_YEAR:
        return start
    return f"{start}/{'..' if open_end else ''}"


def on(start: str | None, end: str | None) -> str | None:
    """Return the day or days of an event.

    >>> on("2021-12-08", None), on("2021-12-08", "2021-12-10"), on(None, None)
    ('2021-12-08', '2021-12-08/2021-12-10', None)
    """
    if not start or "/" in start or not end or start == end:
        return start or end
    return f"{start}/{end}"


def good(text: str | None) -> Edtf | None:
    """Return the date, or None where there is none or it cannot be read."""
    if not text:
        return None
    try:
        return parse(text)
    except BadDate:
        return None


def is_after(one: str | None, other: str | None) -> bool:
    """Tell whether all days of one date surely come after those of another."""
    left, right = good(one), good(other)
    return bool(left and right and left.first and right.end and left.first >= right.end)
