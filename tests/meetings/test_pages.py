"""The desk of meetings as a person uses it, without script; and what everybody sees of it."""

import subprocess
from datetime import date
from pathlib import Path

import pytest
import vobject
from django.test import Client
from django.urls import reverse
from docx import Document
from icalendar import Calendar

from secretariat.evidence.models import Claim
from secretariat.meetings.actions.record_meeting import record_meeting
from secretariat.meetings.bridge import ParticipantValue
from secretariat.meetings.models import Meeting
from tests.cast import Cast
from tests.factories import Make
from tests.meetings.desk import OWN, client_of, form_of
from tests.meetings.making import NOW, item, programme, recorded, value, visit

pytestmark = pytest.mark.django_db

NODE = Path(__file__).parents[2] / ".node"


@pytest.fixture
def desk(cast: Cast) -> Client:
    return client_of(cast.staff)


def test_meeting_is_recorded_on_a_page(cast: Cast, desk: Client) -> None:
    address = reverse("meetings:record")
    sent = form_of(desk, f"{address}?body=union&kind=council") | OWN
    assert (sent["body"], sent["kind"]) == ("union", "council")
    assert 'aria-current="page">Meetings<' in desk.get(address).content.decode()
    sent |= {"title": "1st Council", "ordinal": "1", "on": "2026-06", "place": "Port Asel",
             "present": "H.E. Ms. Mara Lind, Minister"}  # fmt: skip
    answer = desk.post(address, sent)
    meeting = Meeting.objects.get()
    assert answer["Location"] == reverse("site:meeting", args=[meeting.public_id])
    page = desk.get(answer["Location"]).content.decode()
    assert "1st Council" in page
    assert "Mara Lind" in page
    assert "Letter of the host" in page
    again = desk.get(f"{address}?body=union&kind=council").context["form"]
    assert again["ordinal"].value() == 2, "the number that comes next"


def test_what_is_wrong_is_said_at_its_field_and_nothing_typed_is_lost(cast: Cast, desk: Client) -> None:
    recorded(cast, ordinal=16)
    address = reverse("meetings:record")
    sent = (
        form_of(desk, address) | OWN | {"body": "union", "kind": "council", "title": "Again", "ordinal": "16"}
    )
    answer = desk.post(address, sent)
    assert answer.status_code == 422
    assert "taken" in str(answer.context["form"].errors["ordinal"])
    assert 'value="Again"' in answer.content.decode()


def test_late_change_shows_what_differs_and_keeps_what_was_typed(cast: Cast, desk: Client) -> None:
    meeting = recorded(cast, place="Port Asel")
    address = reverse("meetings:change", args=[meeting.public_id])
    first, second = form_of(desk, address) | OWN, form_of(desk, address) | OWN
    assert desk.post(address, first | {"place": "Ostwick"}).status_code == 302
    answer = desk.post(address, second | {"room": "Blue Room"})
    assert answer.status_code == 409
    assert Meeting.objects.get().place == "Ostwick"
    assert answer.context["form"]["room"].value() == "Blue Room"
    assert answer.context["form"]["place"].value() == "Ostwick"


def test_meeting_is_postponed_on_a_page_and_both_claims_stand(cast: Cast, desk: Client) -> None:
    meeting = recorded(cast, on="2026-05-04")
    address = reverse("meetings:move", args=[meeting.public_id, "postpone"])
    sent = form_of(desk, address) | OWN
    assert desk.post(address, sent).status_code == 422, "a reason is asked for"
    assert desk.post(address, sent | {"reason": "Elections.", "on": "2026-09"}).status_code == 302
    assert Claim.objects.standing().filter(line=meeting.pk).count() == 2
    page = Client().get(reverse("site:meeting", args=[meeting.public_id])).content.decode()
    assert "Elections." in page
    assert desk.get(reverse("meetings:move", args=[meeting.public_id, "dance"])).status_code == 404


def test_closed_meeting_is_nowhere_for_strangers(cast: Cast) -> None:
    trip = visit(cast)
    Make.hidden(trip.line)
    for name in ("site:meeting", "site:meeting-feed"):
        assert Client().get(reverse(name, args=[trip.public_id])).status_code == 404
    for address in (reverse("site:meetings") + "?when=all", reverse("site:month", args=["2026-01"]),
                    reverse("site:meetings-feed")):  # fmt: skip
        assert "Working visit" not in Client().get(address).content.decode()
    assert Client().get(reverse("site:series", args=["union", "visit"])).status_code == 404


def test_list_is_narrowed_and_what_is_no_filter_is_not_found(cast: Cast) -> None:
    recorded(cast, ordinal=16, on="2099-06", title="16th Council")
    Make.meeting(cast.elsewhere, "League talks", "2025-05-01")
    list_ = reverse("site:meetings")

    def titles(query: str) -> list[str]:
        groups = Client().get(list_ + query).context["page"].groups
        return [row.head.label for group in groups for row in group.rows]

    assert titles("?when=all") == ["16th Council", "League talks"]
    assert titles("?when=past") == ["League talks"]
    assert titles("?when=all&body=union") == ["16th Council"]
    assert titles("?when=all&kind=council&year=2099") == ["16th Council"]
    assert titles("?when=all&year=2024") == []
    for wrong in ("?when=never", "?kind=party", "?year=20x6", "?page=7"):
        assert Client().get(list_ + wrong).status_code == 404


def test_month_shows_days_and_what_is_known_to_the_month_apart(cast: Cast) -> None:
    visit(cast)
    recorded(cast, title="Winter talks", on="2026-01")
    page = Client().get(reverse("site:month", args=["2026-01"])).context["page"]
    days = [day.on.isoformat() for week in page.weeks for day in week if day.meetings]
    assert days == ["2026-01-20", "2026-01-21", "2026-01-22"]
    assert [(one.link.label, one.when) for one in page.undated] == [("Winter talks", "January 2026")]
    assert Client().get("/meetings/2026-13/").status_code == 404


def test_series_shows_its_gaps_and_the_number_that_comes_next(cast: Cast) -> None:
    for number, day in ((14, "2024-05-01"), (16, "2026-01-10")):
        recorded(cast, ordinal=number, title=f"Council {number}", on=day, status="held")
    page = Client().get(reverse("site:series", args=["union", "council"])).context["page"]
    assert ([each.ordinal for each in page.items], page.missing, page.next) == ([16, 14], (15,), 17)


def test_chair_of_that_day_stands_on_the_page(cast: Cast) -> None:
    meeting = recorded(cast, on="2026-06-01")
    page = Client().get(reverse("site:meeting", args=[meeting.public_id])).context["page"]
    assert [(d.name, d.links[0].label) for d in page.details] == [("In the chair on that day", "Brenn")]


def test_release_rests_on_lines_and_comes_as_a_word_file(cast: Cast, desk: Client, tmp_path: Path) -> None:
    trip = visit(cast)
    programme(cast, trip, item(trip, "Mara Lind, Minister of Transport of Alba"))
    page = desk.get(reverse("site:release", args=[trip.public_id]))
    paragraphs = page.context["paragraphs"]
    assert all(lines for paragraph in paragraphs for _, lines in paragraph)
    assert "met with Mara Lind" in page.content.decode()
    (tmp_path / "r.docx").write_bytes(desk.get(reverse("site:release-docx", args=[trip.public_id])).content)
    words = "\n".join(p.text for p in Document(str(tmp_path / "r.docx")).paragraphs)
    assert "paid a visit to Port Asel" in words
    assert f"/lines/{trip.public_id}/" in words
    assert Client().get(reverse("site:release", args=[trip.public_id])).status_code == 302
    assert client_of(cast.delegate).get(reverse("site:release", args=[trip.public_id])).status_code == 404


def test_release_calls_people_by_name_where_the_source_says_a_title(cast: Cast, desk: Client) -> None:
    chief, lind = Make.person("tarvo", "Ilena Tarvo"), Make.person("lind", "Mara Lind")
    sourced = Make.sourced(by=cast.staff, body=cast.union, at=NOW)
    read = value(
        kind="visit", title="Visit", status="held", on="2026-01-20", place="Port Asel",
        participants=(
            ParticipantValue(words="Minister of Transport", person=lind.slug, party="XA"),
            ParticipantValue(words="Secretary General of the Union", person=chief.slug, body="union"),
        ),
    )  # fmt: skip
    trip = record_meeting(value=read, sourced=sourced)
    page = desk.get(reverse("site:release", args=[trip.public_id])).context
    assert page["release"].title == "Visit of the Secretary General of the Union to Port Asel"
    assert [each.text for each in page["release"].paragraphs[0]] == [
        "Ilena Tarvo, Secretary General of the Union, paid a visit to Port Asel on 20 January 2026.",
        "On the receiving side took part Mara Lind, Minister of Transport.",
    ]


@pytest.fixture
def calendar(cast: Cast) -> bytes:
    trip = visit(cast)
    programme(cast, trip, item(trip, "Mara Lind", begins="10:00", ends="11:00"))
    return Client().get(reverse("site:meeting-feed", args=[trip.public_id])).content


def test_calendar_file_bears_the_hours_of_the_place(calendar: bytes) -> None:
    events = {str(e["uid"]).split("@")[1]: e for e in Calendar.from_ical(calendar).walk("VEVENT")}
    assert len(list(Calendar.from_ical(calendar).walk("VEVENT"))) == 2
    starts = [e["dtstart"].dt for e in Calendar.from_ical(calendar).walk("VEVENT")]
    assert starts[0] == date(2026, 1, 20)
    assert starts[1].isoformat() == "2026-01-20T10:00:00+02:00"
    assert list(Calendar.from_ical(calendar).walk("VTIMEZONE"))
    assert set(events) == {"meetings.secretariat"}
    assert len(vobject.readOne(calendar.decode()).vevent_list) == 2


def test_ical_js_reads_it(calendar: bytes, tmp_path: Path) -> None:
    if not (NODE / "node_modules" / "ical.js").is_dir():
        pytest.skip("ical.js is not installed (npm install --prefix .node ical.js)")
    (tmp_path / "visit.ics").write_bytes(calendar)
    script = (
        "import ICAL from 'ical.js'; import fs from 'fs';"
        "const c = new ICAL.Component(ICAL.parse(fs.readFileSync(process.argv[1], 'utf8')));"
        "const starts = c.getAllSubcomponents('vevent').map(e => new ICAL.Event(e).startDate.toString());"
        "console.log(starts.join(' '));"
    )
    done = subprocess.run(
        ["node", "--input-type=module", "-e", script, str(tmp_path / "visit.ics")],
        cwd=NODE, capture_output=True, text=True, check=True,
    )  # fmt: skip
    assert done.stdout.split() == ["2026-01-20", "2026-01-20T10:00:00"]


def test_feeds_of_party_and_person_hold_only_what_they_took_part_in(cast: Cast) -> None:
    trip = visit(cast)
    programme(cast, trip, item(trip, "Mara Lind, Minister"))
    feed = Client().get(reverse("site:person-meetings-feed", args=["mara-lind"])).content.decode()
    assert feed.count("BEGIN:VEVENT") == 1
    assert Client().get(reverse("site:person-meetings-feed", args=["nobody"])).status_code == 404
    body = Client().get(reverse("site:body-meetings-feed", args=["union"])).content.decode()
    assert body.count("BEGIN:VEVENT") == 2


def test_pages_take_a_fixed_number_of_queries(cast: Cast) -> None:
    from django.db import connection
    from django.test.utils import CaptureQueriesContext

    def counts() -> list[int]:
        addresses = ("/meetings/?when=all", "/meetings/2026-06/", "/bodies/union/meetings/council/",
                     "/feeds/bodies/union/meetings.ics")  # fmt: skip
        found = []
        for address in addresses:
            with CaptureQueriesContext(connection) as caught:
                assert Client().get(address).status_code == 200
            found.append(len(caught))
        return found

    recorded(cast, ordinal=1, on="2026-06-01", title="One", people="Mara Lind, Minister")
    few = counts()
    for number in range(2, 9):
        recorded(
            cast, ordinal=number, on=f"2026-06-0{number}", title=f"No. {number}", people="Per Holm, Mayor"
        )
    assert counts() == few


def booked(cast: Cast, **more: object) -> Meeting:
    given = {
        "on": "2026-06-01", "begins": "10:00", "ends": "11:00", "place": "Port Asel", "room": "Blue Room",
        "time_zone": "Europe/Helsinki", "title": "Talks", "people": "Mara Lind",
    }  # fmt: skip
    return recorded(cast, **given | more)


@pytest.mark.parametrize(
    ("typed", "words"),
    [
        ({"present": "H.E. Ms. Mara Lind, Minister"}, ["H.E. Ms. Mara Lind"]),
        ({"room": "blue room"}, ["blue room, Port Asel"]),
        ({"room": "blue room", "place": "Ostwick"}, []),
        ({"present": "Mara Lind", "begins": "11:00", "ends": "12:00"}, []),
        (
            {"present": "Mara Lind", "time_zone": "Europe/London", "begins": "08:30", "ends": "09:30"},
            ["Mara Lind"],
        ),
        ({"present": "Mara Lind", "status": "cancelled", "reason": "Elections."}, []),
    ],
)
def test_who_would_be_in_two_places_is_said_before_a_meeting_is_recorded(
    cast: Cast, desk: Client, typed: dict[str, str], words: list[str]
) -> None:
    booked(cast)
    address = reverse("meetings:record")
    sent = form_of(desk, f"{address}?body=union&kind=other") | OWN
    sent |= {"title": "Other talks", "on": "2026-06-01", "begins": "10:30", "ends": "11:30",
             "place": "Port Asel", "time_zone": "Europe/Helsinki"} | typed  # fmt: skip
    answer = desk.post(address, sent)
    assert (answer.status_code, Meeting.objects.count()) == ((200, 1) if words else (302, 2))
    if words:
        assert [clash.shared for clash in answer.context["clashes"]] == [tuple(words)]
        assert desk.post(address, sent | {"step": "record"}).status_code == 302
        assert Meeting.objects.count() == 2


def test_who_would_be_in_two_places_is_said_before_a_meeting_is_moved(cast: Cast, desk: Client) -> None:
    booked(cast)
    other = booked(cast, title="Other talks", begins="14:00", ends="15:00")
    address = reverse("meetings:change", args=[other.public_id])
    sent = form_of(desk, address) | OWN | {"begins": "10:15", "ends": "10:45"}
    answer = desk.post(address, sent)
    shared = [(clash.is_room, clash.other) for clash in answer.context["clashes"]]
    assert (answer.status_code, shared) == (200, [(False, "Talks, 10:00"), (True, "Talks, 10:00")])
    assert "Save it all the same" in answer.content.decode()
    assert Meeting.objects.get(pk=other.pk).begins != Meeting.objects.get(title="Talks").begins
    assert desk.post(address, sent | {"step": "record"}).status_code == 302
    assert f"{Meeting.objects.get(pk=other.pk).begins:%H:%M}" == "10:15"


def test_who_would_be_in_two_places_is_said_before_a_meeting_is_confirmed(cast: Cast, desk: Client) -> None:
    booked(cast)
    other = booked(cast, title="Other talks", begins="10:30", ends="11:30", room="")
    page = desk.get(reverse("meetings:move", args=[other.public_id, "confirm"]))
    assert [clash.shared for clash in page.context["clashes"]] == [("Mara Lind",)]
    assert "In two places at once" in page.content.decode()


def test_clash_names_no_meeting_that_the_person_may_not_see(cast: Cast, desk: Client) -> None:
    secret = recorded(
        cast, title="Secret talks", people="Mara Lind", on="2026-06-01", begins="10:00", ends="11:00",
        time_zone="Europe/Helsinki",
    )  # fmt: skip
    secret.line.readers.clear()
    Make.hidden(secret.line)
    address = reverse("meetings:record")
    sent = form_of(desk, f"{address}?body=union&kind=other") | OWN
    sent |= {"title": "Talks", "on": "2026-06-01", "begins": "10:30", "present": "Mara Lind",
             "time_zone": "Europe/Helsinki"}  # fmt: skip
    assert Meeting.objects.visible_to(cast.staff).filter(pk=secret.pk).exists() is False
    assert desk.post(address, sent).status_code == 302
