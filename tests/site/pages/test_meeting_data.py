"""Meetings for search engines, new documents for readers of feeds: only what everybody may see."""

import json
import re
from typing import Any

import pytest
from django.test import Client
from lxml import etree

from secretariat.distribution import Distribution
from tests.cast import Cast
from tests.factories import Make
from tests.meetings.desk import client_of
from tests.site import record

pytestmark = pytest.mark.django_db
ATOM = "{http://www.w3.org/2005/Atom}"
BLOCK = re.compile(r'<script type="application/ld\+json">(.*?)</script>', re.DOTALL)


def event(client: Client, cast: Cast, on: str | None, **more: Any) -> dict[str, Any]:
    status = more.pop("status", "held")
    meeting = Make.meeting(cast.union, more.pop("title", "Council"), on, status=status, fields=more)
    found = BLOCK.findall(client.get(f"/meetings/{meeting.public_id}/").content.decode())
    assert len(found) == 1
    return json.loads(found[0])


def test_event_says_what_is_known(client: Client, cast: Cast) -> None:
    told = event(client, cast, "2026-01-20/2026-01-22", place="Port Asel", country="XA", mode="hybrid")
    assert told.pop("@id") == told["url"]
    assert told == {
        "@context": "https://schema.org",
        "@type": "Event",
        "url": told["url"],
        "name": "Council",
        "eventStatus": "https://schema.org/EventScheduled",
        "eventAttendanceMode": "https://schema.org/MixedEventAttendanceMode",
        "startDate": "2026-01-20",
        "endDate": "2026-01-22",
        "location": {
            "@type": "Place",
            "name": "Port Asel",
            "address": {"@type": "PostalAddress", "addressLocality": "Port Asel", "addressCountry": "XA"},
        },
        "organizer": [
            {
                "@type": "Organization",
                "name": "Union of the Three Rivers",
                "url": "http://testserver/bodies/union/",
            }
        ],
    }


@pytest.mark.parametrize(
    ("on", "start"),
    [("2026-06", "2026-06"), ("2026", "2026"), ("2026-41", None), (None, None), ("2026~", None)],
)
def test_event_invents_no_day(client: Client, cast: Cast, on: str | None, start: str | None) -> None:
    told = event(client, cast, on, status="cancelled")
    assert (told.get("startDate"), told.get("endDate")) == (start, None)
    assert told["eventStatus"] == "https://schema.org/EventCancelled"


def test_title_cannot_leave_the_block(client: Client, cast: Cast) -> None:
    assert event(client, cast, "2026", title="</script><b>&")["name"] == "</script><b>&"


def test_closed_meeting_is_described_to_nobody(client: Client, cast: Cast) -> None:
    meeting = Make.meeting(cast.union, "Closed session", "2026-02-03")
    Make.hidden(meeting.line, Distribution.LIMITED)
    page = client_of(cast.delegate).get(f"/meetings/{meeting.public_id}/").content.decode()
    assert "Closed session" in page
    assert BLOCK.findall(page) == []


def test_new_documents_come_as_atom_and_closed_ones_do_not(client: Client, cast: Cast) -> None:
    open_one = record.document(cast.union)
    closed = record.document(cast.union, "Closed note", distribution=Distribution.LIMITED)
    for address in ("/feeds/documents.atom", "/feeds/bodies/union/documents.atom"):
        answer = client.get(address)
        assert answer["Content-Type"].startswith("application/atom+xml")
        feed = etree.fromstring(answer.content)
        entries = [entry.findtext(f"{ATOM}id") for entry in feed.findall(f"{ATOM}entry")]
        assert entries == [f"http://testserver/documents/{open_one.public_id}/"]
        assert closed.public_id not in answer.content.decode()
        assert feed.find(f"{ATOM}link[@rel='self']").get("href") == f"http://testserver{address}"
        assert all(
            e.findtext(f"{ATOM}updated") and e.findtext(f"{ATOM}title") for e in feed.findall(f"{ATOM}entry")
        )
    other = etree.fromstring(client.get("/feeds/bodies/league/documents.atom").content)
    assert other.findall(f"{ATOM}entry") == []
    assert client.get("/feeds/bodies/nowhere/documents.atom").status_code == 404
