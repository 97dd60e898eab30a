"""From the two dates of a row to one EDTF interval.

What a missing date means depends on the list; the rules are in docs/reference/data.md.
"""

from collections.abc import Mapping

from secretariat.data.rows import (
    BodyFacts,
    CoordinatorRow,
    MeetingRow,
    MembershipRow,
    OfficeRow,
    SuspensionRow,
    TermRow,
)
from secretariat.engines.values.edtf import OPEN, UNKNOWN, Precision, parse
from secretariat.engines.values.units import ONE_DAY


def membership_period(row: MembershipRow) -> str:
    """Return the time of a seat: without an end it goes on, unless it is no longer current.

    `None`, `None` is a seat that has lasted since an unknown day (`/..`).
    """
    return _interval(row.start, row.end, OPEN if row.current else UNKNOWN)


def suspension_period(row: SuspensionRow) -> str:
    """Return the time of a suspension: without an end it goes on."""
    return _interval(row.start, row.end, OPEN)


def tenure_period(row: OfficeRow) -> str:
    """Return the time of an office: it goes on where its start is known and nothing says that it ended."""
    return _interval(row.start, row.end, OPEN if row.current and row.start else UNKNOWN)


def coordinator_period(row: CoordinatorRow) -> str:
    """Return the time in which a working group was led; `/` where only one day of it is known."""
    return _interval(row.start, row.end, OPEN if row.start else UNKNOWN)


def meeting_date(row: MeetingRow) -> str:
    """Return the date of a meeting."""
    return _interval(row.start, row.end, UNKNOWN) if row.end else row.start


def term_periods(body: BodyFacts) -> Mapping[str, str]:
    """Return the time of each term by the id of its row, both boundary days as the source has them.

    A term without an end goes on only where it is held, its start is known and no later held term follows.
    """
    starts = [parse(row.start).order_key for row in body.chairmanships if row.status == "held" and row.start]
    latest = max(starts, default=None)
    return {row.id: _term(row, is_latest=_starts_at(row, latest)) for row in body.chairmanships}


def presiding_periods(body: BodyFacts) -> Mapping[str, str]:
    """Return the days on which each held term presided, by the id of its row.

    As `term_periods`, but where two held terms share a day, the incoming one has it. A term of that one day
    keeps it.
    """
    periods = term_periods(body)
    held = [row for row in body.chairmanships if row.status == "held" and row.start]
    handover_days = {row.start for row in held if len(row.start or "") == len("2022-06-01")}
    return {
        row.id: _shortened(periods[row.id])
        if row.end in handover_days and row.end != row.start
        else periods[row.id]
        for row in body.chairmanships
        if row.status == "held"
    }


def _term(row: TermRow, *, is_latest: bool) -> str:
    goes_on = row.status == "held" and row.current and row.start is not None and is_latest
    return _interval(row.start, row.end, OPEN if goes_on else UNKNOWN)


def _starts_at(row: TermRow, key: object) -> bool:
    return row.start is not None and parse(row.start).order_key == key


def _shortened(period: str) -> str:
    """Return the interval without its last day."""
    found = parse(period)
    assert found.finish is not None
    assert found.finish.precision is Precision.DAY
    assert found.finish.first is not None
    return parse(f"{period.partition('/')[0]}/{(found.finish.first - ONE_DAY).isoformat()}").text


def _interval(start: str | None, end: str | None, without_end: str) -> str:
    return parse(f"{start or UNKNOWN}/{end or without_end}").text
