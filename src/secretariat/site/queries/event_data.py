"""A meeting as schema.org describes an event, for search engines. Pure.

Only what is public and known: a day of which no more than the month is known stands as the month.
"""

from collections.abc import Mapping
from datetime import timedelta
from typing import Any

from secretariat.engines.values.edtf import parse
from secretariat.meetings.states import MeetingStatus, Mode
from secretariat.meetings.titles import titles_told
from secretariat.site.queries.rows import Row

SCHEMA = "https://schema.org"
_STATUS = {
    MeetingStatus.POSTPONED: "EventPostponed",
    MeetingStatus.CANCELLED: "EventCancelled",
    MeetingStatus.NOT_HELD: "EventCancelled",
}
_MODE = {
    Mode.IN_PERSON: "OfflineEventAttendanceMode",
    Mode.ONLINE: "OnlineEventAttendanceMode",
    Mode.HYBRID: "MixedEventAttendanceMode",
}


def event_data(row: Row, root: str) -> dict[str, Any] | None:
    """Return the event; None where not everybody may see it, or it is fictitious.

    Args:
        root: scheme and host of this installation.
    """
    if row.distribution != "public" or row.is_fictitious:
        return None
    value = row.value
    found = {
        "@context": SCHEMA,
        "@type": "Event",
        "@id": root + row.url,
        "url": root + row.url,
        "name": row.head.label,
        "alternateName": [
            {"@language": code, "@value": title}
            for code, title in titles_told((value,)).items()
            if title.casefold() != row.head.label.casefold()
        ],
        "eventStatus": f"{SCHEMA}/{_STATUS.get(MeetingStatus(value['status']), 'EventScheduled')}",
        **_days(value),
        "location": _place(value),
        "organizer": [
            {"@type": "Organization", "name": link.label, "url": root + link.url}
            for link in row.links
            if link.url
        ],
    }
    if value.get("mode"):
        found["eventAttendanceMode"] = f"{SCHEMA}/{_MODE[Mode(value['mode'])]}"
    return {name: given for name, given in found.items() if given}


def _days(value: Mapping[str, Any]) -> dict[str, str]:
    """Return first and last day; where they are not known to the day, what is known as ISO 8601 writes it."""
    on = parse(value["on"]) if value.get("on") else None
    if on is None:
        return {}
    if on.is_to_the_day and on.first and on.end:
        return {"startDate": on.first.isoformat(), "endDate": (on.end - timedelta(days=1)).isoformat()}
    return {"startDate": on.text} if on.text.replace("-", "").isdecimal() and on.text[5:] < "13" else {}


def _place(value: Mapping[str, Any]) -> dict[str, Any] | None:
    if not value.get("place"):
        return None
    country = {"addressCountry": value["country"]} if value.get("country") else {}
    address = {"@type": "PostalAddress", "addressLocality": value["place"]} | country
    return {"@type": "Place", "name": value["place"], "address": address}
