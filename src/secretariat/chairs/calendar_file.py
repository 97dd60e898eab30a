"""Terms and meetings as an iCalendar file (RFC 5545, RFC 7986): whole days, or hours in a time zone."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from icalendar import Calendar, Event

PRODUCT = "-//Secretariat//Record//EN"
DAILY = timedelta(days=1)


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """One term or meeting. `end` is the day after the last; None where it is open: the first stands alone.

    `first`, `end` are aware times where the hours are known.
    `uid` never changes; `sequence` grows with each change; `status`: CONFIRMED, TENTATIVE or CANCELLED.
    """

    uid: str
    summary: str
    first: date | datetime
    end: date | datetime | None
    status: str
    description: str = ""
    address: str = ""
    location: str = ""
    categories: tuple[str, ...] = ()
    sequence: int = 0
    changed_at: datetime | None = None


def calendar_file(name: str, entries: Iterable[Entry], *, stamped: datetime, address: str = "") -> bytes:
    """Return the file, UTF-8.

    It names no METHOD: with one, RFC 5546 asks for an organiser, and nobody is invited here.

    Args:
        name: title of the calendar.
        stamped: aware time at which the file was made.
        address: where the calendar can be subscribed to.
    """
    calendar = Calendar()
    calendar.add("prodid", PRODUCT)
    calendar.add("version", "2.0")
    calendar.add("calscale", "GREGORIAN")
    calendar.add("name", name)
    calendar.add("x-wr-calname", name)
    if address:
        calendar.add("url", address)
        calendar.add("source", address, parameters={"VALUE": "URI"})
        calendar.add("refresh-interval", DAILY, parameters={"VALUE": "DURATION"})
        calendar.add("x-published-ttl", "P1D")
    for entry in entries:
        calendar.add_component(_event(entry, stamped))
    describe_zones(calendar)
    return bytes(calendar.to_ical())


def describe_zones(calendar: Calendar) -> None:
    """Add the time zones that the events name, without the library's comment, which libical refuses there."""
    calendar.add_missing_timezones()
    for zone in calendar.walk("VTIMEZONE"):
        zone.pop("COMMENT", None)


def _event(entry: Entry, stamped: datetime) -> Event:
    event = Event()
    event.add("uid", entry.uid)
    event.add("dtstamp", stamped)
    event.add("summary", entry.summary)
    event.add("dtstart", entry.first)
    if entry.end is not None:
        event.add("dtend", entry.end)
    event.add("status", entry.status)
    event.add("transp", "OPAQUE" if isinstance(entry.first, datetime) else "TRANSPARENT")
    event.add("sequence", entry.sequence)
    if entry.changed_at is not None:
        event.add("last-modified", entry.changed_at)
    for name, value in _texts(entry):
        if value:
            event.add(name, value)
    if entry.categories:
        event.add("categories", list(entry.categories))
    return event


def _texts(entry: Entry) -> tuple[tuple[str, str], ...]:
    return (("description", entry.description), ("location", entry.location), ("url", entry.address))
