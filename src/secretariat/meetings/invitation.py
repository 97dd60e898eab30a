"""The calendar file of an invitation (RFC 5546): asked, asked anew with a higher number, called off. Pure.

Each file names one invitee alone: nobody learns from it who else is asked.
"""

from dataclasses import dataclass
from datetime import date, datetime

from icalendar import Calendar, Event, vCalAddress

from secretariat.chairs.calendar_file import describe_zones
from secretariat.meetings.states import CallMethod

PRODUCT = "-//Secretariat//Invitation//EN"


@dataclass(frozen=True, slots=True)
class Mailbox:
    """A name and an address of e-mail."""

    name: str
    email: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Call:
    """What is asked. `first`, `end`: days, or aware times where the hours are known; none where it is off."""

    uid: str
    method: str
    sequence: int
    summary: str
    first: date | datetime | None
    end: date | datetime | None
    organizer: Mailbox
    is_sure: bool = True
    location: str = ""
    description: str = ""
    address: str = ""


def calendar_for(call: Call, invitee: Mailbox, *, stamped: datetime) -> bytes:
    """Return the file for one invitee, UTF-8."""
    calendar = Calendar()
    calendar.add("prodid", PRODUCT)
    calendar.add("version", "2.0")
    calendar.add("calscale", "GREGORIAN")
    calendar.add("method", call.method.upper())
    calendar.add_component(_event(call, invitee, stamped))
    describe_zones(calendar)
    return bytes(calendar.to_ical())


def _event(call: Call, invitee: Mailbox, stamped: datetime) -> Event:
    is_off = call.method == CallMethod.CANCEL
    event = Event()
    event.add("uid", call.uid)
    event.add("dtstamp", stamped)
    event.add("sequence", call.sequence)
    event.add("summary", call.summary)
    if call.first is not None:
        event.add("dtstart", call.first)
    if call.end is not None:
        event.add("dtend", call.end)
    event.add("status", "CANCELLED" if is_off else "CONFIRMED" if call.is_sure else "TENTATIVE")
    event.add("organizer", _mailto(call.organizer))
    asked = _mailto(invitee)
    if not is_off:
        asked.params |= {"PARTSTAT": "NEEDS-ACTION", "RSVP": "TRUE"}
    asked.params["ROLE"] = "REQ-PARTICIPANT"
    event.add("attendee", asked)
    told = (("location", call.location), ("description", call.description), ("url", call.address))
    for name, value in told:
        if value:
            event.add(name, value)
    return event


def _mailto(mailbox: Mailbox) -> vCalAddress:
    found = vCalAddress(f"mailto:{mailbox.email}")
    if mailbox.name:
        found.params["CN"] = mailbox.name
    return found
