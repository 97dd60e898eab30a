"""A visit and its programme, entered as the desk does."""

from datetime import UTC, datetime
from typing import Any

from secretariat.meetings.actions.record_meeting import record_meeting
from secretariat.meetings.actions.record_programme import Item, record_programme
from secretariat.meetings.bridge import MeetingValue
from secretariat.meetings.models import Meeting
from secretariat.meetings.naming import written
from tests.cast import Cast
from tests.factories import Make

NOW = datetime(2026, 3, 16, 9, 30, tzinfo=UTC)


def value(**more: Any) -> MeetingValue:
    given = {"kind": "council", "title": "16th Meeting of the Council", "status": "planned", "body": "union"}
    return MeetingValue(**given | more)


def recorded(cast: Cast, *, people: str = "", by: Any = None, **more: Any) -> Meeting:
    sourced = Make.sourced(by=by or cast.staff, body=cast.union, at=NOW)
    return record_meeting(value=value(**more), sourced=sourced, people=written(people))


def visit(cast: Cast, **more: Any) -> Meeting:
    given = {
        "kind": "visit", "title": "Working visit to Alba", "status": "held", "on": "2026-01-20/2026-01-22",
        "place": "Port Asel", "time_zone": "Europe/Helsinki",
        "invited_by": "the Minister of Foreign Affairs of Alba",
        "people": "Ambassador Ilena Tarvo, Secretary General",
    }  # fmt: skip
    return recorded(cast, **given | more)


def item(of: Meeting, people: str = "", attending: str = "", **more: Any) -> Item:
    given = {
        "kind": "bilateral", "title": "Meeting of two sides", "status": of.status, "body": "union",
        "part_of": of.public_id, "on": "2026-01-20", "time_zone": of.time_zone, "place": of.place,
    }  # fmt: skip
    return Item(MeetingValue(**given | more), (*written(people), *written(attending, "attending")))


def programme(cast: Cast, of: Meeting, *items: Item, seen_count: int = 0) -> list[Meeting]:
    sourced = Make.sourced(by=cast.staff, body=cast.union, at=NOW)
    return record_programme(visit=of, items=items, sourced=sourced, seen_count=seen_count)
