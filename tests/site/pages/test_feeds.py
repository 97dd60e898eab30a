"""Feeds of chairs: stable addresses, valid forms, only what the viewer may see, nothing fictitious."""

import csv
import io
import json
import shutil
import subprocess
from datetime import timedelta
from pathlib import Path

import pytest
import vobject
from django.test import Client
from icalendar import Calendar
from lxml import etree
from pytest_django import DjangoAssertNumQueries

from secretariat.chairs.actions.enter_chairmanship import enter_chairmanship
from secretariat.chairs.bridge import ChairmanshipValue
from secretariat.distribution import Distribution
from secretariat.people.models import Account
from tests.cast import Cast
from tests.factories import LONG_AGO, Make

pytestmark = pytest.mark.django_db
ROOT = Path(__file__).parents[3]
ICAL_JS = ROOT / ".node" / "node_modules" / "ical.js" / "dist" / "ical.js"
ATOM = "{http://www.w3.org/2005/Atom}"
UNION = "Union of the Three Rivers"
ALL = ("/feeds/chairs", "/feeds/bodies/union/chairs", "/feeds/parties/XB/chairs")


@pytest.fixture
def record(cast: Cast) -> Cast:
    """Brenn in the chair of the union for half of 2026, of the league for all of it; Corva follows."""
    Make.chairmanship(cast.union, cast.corva, "2026-07-01/2026-12-31", status="planned")
    Make.chairmanship(cast.elsewhere, cast.brenn, "2026-01-01/2026-12-31")
    return cast


@pytest.mark.parametrize(
    ("address", "held"),
    list(zip(ALL, [{"XB", "XC"}, {"XB", "XC"}, {"XB"}], strict=True)),
)
def test_feed_holds_the_terms_of_its_subject(
    client: Client, record: Cast, address: str, held: set[str]
) -> None:
    rows = client.get(f"{address}.json").json()
    assert {row["holder"] for row in rows} == held
    table = client.get(f"{address}.csv")
    assert table["Content-Type"] == "text/csv; charset=utf-8"
    assert list(csv.DictReader(io.StringIO(table.content.decode("utf-8-sig")))) == [
        {name: value or "" for name, value in row.items()} for row in rows
    ]
    events = Calendar.from_ical(client.get(f"{address}.ics").content).walk("VEVENT")
    assert {str(event["UID"]).partition("@")[0] for event in events} == {row["id"] for row in rows}


def test_calendar_is_read_alike_by_others(client: Client, record: Cast) -> None:
    answer = client.get("/feeds/bodies/union/chairs.ics")
    assert answer["Content-Type"] == "text/calendar; charset=utf-8"
    read = vobject.readOne(answer.content.decode())
    read.validate(raiseException=True)
    first = next(
        e for e in read.vevent_list if e.summary.value == "Union of the Three Rivers: Brenn in the chair"
    )
    assert (first.dtstart.value.isoformat(), first.dtend.value.isoformat()) == ("2026-01-01", "2026-07-01")
    assert first.status.value == "CONFIRMED"
    assert b"SOURCE;VALUE=URI:http://testserver/feeds/bodies/union/chairs.ics" in answer.content.replace(
        b"\r\n ", b""
    )
    assert b"REFRESH-INTERVAL;VALUE=DURATION:P1D" in answer.content


def test_calendar_is_valid_in_ical_js(client: Client, record: Cast, tmp_path: Path) -> None:
    node = shutil.which("node")
    if node is None or not ICAL_JS.exists():
        pytest.skip("ical.js is not here: npm install --prefix .node --no-save ical.js@2.2.1")
    script = tmp_path / "read.mjs"
    script.write_text(
        f'import ICAL from "{ICAL_JS.as_uri()}";\n'
        'import { readFileSync } from "node:fs";\n'
        "ICAL.design.strict = true;\n"
        'const calendar = new ICAL.Component(ICAL.parse(readFileSync(0, "utf8")));\n'
        'const events = calendar.getAllSubcomponents("vevent").map((e) => new ICAL.Event(e));\n'
        "const told = (e) => [e.summary, e.startDate.toString(), e.endDate.toString()];\n"
        'const types = ["source", "refresh-interval"].map((n) => calendar.getFirstProperty(n).type);\n'
        "console.log(JSON.stringify({ events: events.map(told), types }));\n",
        encoding="utf-8",
    )
    file = client.get("/feeds/chairs.ics").content
    told = subprocess.run([node, str(script)], input=file, capture_output=True, check=True)
    read = json.loads(told.stdout)
    assert [f"{UNION}: Corva in the chair", "2026-07-01", "2027-01-01"] in read["events"]
    assert read["types"] == ["uri", "duration"]


def test_sequence_grows_when_another_reading_is_chosen(client: Client, record: Cast) -> None:
    def event() -> tuple[str, int]:
        made = Calendar.from_ical(client.get("/feeds/parties/XB/chairs.ics").content).walk("VEVENT")
        (found,) = [e for e in made if UNION in str(e["SUMMARY"])]
        return str(found["UID"]), int(found["SEQUENCE"])

    uid, before = event()
    later = ChairmanshipValue(body="union", holder="XB", term="2026-01-01/2026-07-31", status="held")
    at = LONG_AGO + timedelta(days=1)
    enter_chairmanship(value=later, sourced=Make.sourced(at=at), line=record.chairmanship.line, choose=True)
    assert event() == (uid, before + 1)


def test_atom_feed_tells_what_was_written_last(client: Client, record: Cast) -> None:
    answer = client.get("/feeds/chairs.atom")
    assert answer["Content-Type"].startswith("application/atom+xml")
    feed = etree.fromstring(answer.content)
    assert feed.findtext(f"{ATOM}title") == "Chairs of all organisations"
    assert feed.find(f"{ATOM}link[@rel='self']").get("href") == "http://testserver/feeds/chairs.atom"
    entries = feed.findall(f"{ATOM}entry")
    assert len(entries) == 3
    for entry in entries:
        needed = [entry.findtext(ATOM + name) for name in ("id", "title", "updated", "summary")]
        assert all(needed), needed
    assert any("https://source.example/page" in e.findtext(f"{ATOM}summary") for e in entries)


def test_what_is_closed_is_in_no_feed_of_a_stranger(client: Client, record: Cast) -> None:
    value = ChairmanshipValue(body="union", holder="XA", term="2030-01-01/2030-06-30", status="planned")
    hidden = enter_chairmanship(value=value, sourced=Make.sourced(distribution=Distribution.LIMITED)).line
    for address in ("/feeds/chairs", "/feeds/bodies/union/chairs", "/feeds/parties/XA/chairs"):
        for form in ("ics", "json", "csv", "atom"):
            assert hidden.public_id not in client.get(f"{address}.{form}").content.decode(), (address, form)
    client.force_login(Account.objects.get(pk=record.delegate.account_id))
    assert hidden.public_id in client.get("/feeds/parties/XA/chairs.json").content.decode()


def test_fictitious_terms_stand_only_in_the_feed_of_their_body(client: Client, record: Cast) -> None:
    play = Make.body("play", names={"official": "Play of States"}, is_fictitious=True)
    made = Make.chairmanship(play, record.brenn, "2026-01-01/2026-12-31")
    assert made.public_id not in client.get("/feeds/chairs.json").content.decode()
    assert made.public_id not in client.get("/feeds/parties/XB/chairs.ics").content.decode()
    assert made.public_id not in client.get("/feeds/chairs-at-once.json").content.decode()
    assert made.public_id in client.get("/feeds/bodies/play/chairs.json").content.decode()


def test_two_chairs_at_once_are_told_with_their_shared_days(client: Client, record: Cast) -> None:
    (shared,) = client.get("/feeds/chairs-at-once.json").json()
    assert (shared["holder"], shared["start"], shared["end"], shared["days"]) == (
        "XB",
        "2026-01-01",
        "2026-06-30",
        181,
    )
    assert shared["words"].endswith("181 shared days")
    assert client.get("/feeds/parties/XB/chairs-at-once.json").json() == [shared]
    assert client.get("/feeds/parties/XA/chairs-at-once.json").json() == []
    (event,) = Calendar.from_ical(client.get("/feeds/chairs-at-once.ics").content).walk("VEVENT")
    assert (event["DTSTART"].dt.isoformat(), event["DTEND"].dt.isoformat()) == ("2026-01-01", "2026-07-01")
    page = client.get("/chairs/at-once/").content.decode()
    assert "181" in page
    assert 'href="/parties/XB/"' in page


@pytest.mark.parametrize(
    "address",
    [
        "/feeds/bodies/nowhere/chairs.ics",
        "/feeds/parties/ZZ/chairs.atom",
        "/feeds/parties/ZZ/chairs-at-once.json",
        "/feeds/chairs.xls",
        "/chairs/at-once/?page=2",
    ],
)
def test_feed_of_nobody_is_not_found(client: Client, record: Cast, address: str) -> None:
    assert client.get(address).status_code == 404


@pytest.mark.parametrize("form", ["ics", "json", "csv", "atom"])
def test_feed_is_only_read_and_answers_unchanged(client: Client, record: Cast, form: str) -> None:
    address = f"/feeds/chairs.{form}"
    assert client.post(address).status_code == 405
    tag = client.get(address)["ETag"]
    assert client.get(address, headers={"If-None-Match": tag}).status_code == 304


@pytest.mark.parametrize(("form", "count"), [("ics", 5), ("json", 5), ("csv", 5), ("atom", 7)])
def test_feed_costs_the_same_with_one_term_and_with_many(
    client: Client, cast: Cast, django_assert_num_queries: DjangoAssertNumQueries, form: str, count: int
) -> None:
    with django_assert_num_queries(count):
        client.get(f"/feeds/chairs.{form}")
    for year in range(2027, 2031):
        Make.chairmanship(cast.union, cast.alba, f"{year}-01-01/{year}-12-31", status="planned")
    with django_assert_num_queries(count):
        client.get(f"/feeds/chairs.{form}")
