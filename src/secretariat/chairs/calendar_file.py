"""Terms as an iCalendar file (RFC 5545, RFC 7986): whole days, no time zone."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from icalendar import Calendar, Event

PRODUCT = "-//Secretariat//Chairs//EN"
DAILY = timedelta(days=1)


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """One term. `end` is the day after the last; None where it is open: then the first day stands alone.

    `uid` never changes; `sequence` grows with each change; `status`: CONFIRMED, TENTATIVE or CANCELLED.
    """

    uid: str
    summary: str
    first: date
    end: date | None
    status: str
    description: str = ""
    address: str = ""
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
    return bytes(calendar.to_ical())


def _event(entry: Entry, stamped: datetime) -> Event:
    event = Event()
    event.add("uid", entry.uid)
    event.add("dtstamp", stamped)
    event.add("summary", entry.summary)
    event.add("dtstart", entry.first)
    if entry.end is not None:
        event.add("dtend", entry.end)
    event.add("status", entry.status)
    event.add("transp", "TRANSPARENT")
    event.add("sequence", entry.sequence)
    if entry.changed_at is not None:
        event.add("last-modified", entry.changed_at)
    for name, value in (("description", entry.description), ("url", entry.address)):
        if value:
            event.add(name, value)
    if entry.categories:
        event.add("categories", list(entry.categories))
    return event
