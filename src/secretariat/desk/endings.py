"""How the end of something announced is written, and taken back: the row and its history entry."""

from datetime import date, datetime

from secretariat.desk.models import Closing, Expectation, Reopening
from secretariat.evidence.models import Line
from secretariat.history.actions.record import record
from secretariat.people.actor import Actor


def closed(
    expectation: Expectation,
    ending: str,
    by: Actor,
    at: datetime,
    *,
    by_line: Line | None,
    searched_until: date | None = None,
) -> Expectation:
    """Write what became of it; the caller has asked whether that may be."""
    Closing.objects.create(
        expectation=expectation,
        ending=ending,
        by_line=by_line,
        searched_until=searched_until,
        at=at,
        by_id=by.acting_id,
    )
    expectation.version += 1
    expectation.save()
    record(
        "expectation.closed",
        on=expectation,
        by=by,
        at=at,
        before=None,
        after=ending,
        by_line=by_line.public_id if by_line else None,
        searched_until=searched_until.isoformat() if searched_until else None,
    )
    return expectation


def reopened(expectation: Expectation, closing: Closing, by: Actor, at: datetime) -> Expectation:
    """Take the end back; the closing stays on file."""
    Reopening.objects.create(closing=closing, at=at, by_id=by.acting_id)
    expectation.version += 1
    expectation.save()
    record("expectation.reopened", on=expectation, by=by, at=at, before=closing.ending, after=None)
    return expectation
