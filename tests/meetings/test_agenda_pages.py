"""The agenda as people use it: without script, by form; what each reader is shown; papers to print."""

from io import BytesIO
from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from docx import Document
from pypdf import PdfReader

from secretariat.distribution import Distribution
from secretariat.meetings import agenda
from secretariat.meetings.item_forms import read_line
from secretariat.meetings.models import AgendaItem, AgendaVersion, Meeting
from tests.cast import Cast
from tests.meetings.making import visit
from tests.meetings.sitting import client_of, council, new_item, sent_back, with_items

pytestmark = pytest.mark.django_db


@pytest.fixture
def desk(cast: Cast) -> Client:
    return client_of(cast.staff)


def at(name: str, meeting: Meeting) -> str:
    return reverse(name, args=[meeting.public_id])


def titles(meeting: Meeting) -> list[str]:
    return [str(item) for item in agenda.items_of(meeting)]


@pytest.mark.parametrize(
    ("line", "read"),
    [
        ("1. Opening", ("1", "Opening", "item")),
        ("3 bis Budget", ("3 bis", "Budget", "item")),
        ("2.1 Fees of 2027", ("2.1", "Fees of 2027", "item")),
        ("2026 in review", ("", "2026 in review", "item")),
        ("Opening", ("", "Opening", "item")),
        ("– Lunch", ("", "Lunch", "break")),
        ("4.", ("4", "", "item")),
    ],
)
def test_lines_are_read_as_they_are_typed(line: str, read: tuple[str, str, str]) -> None:
    assert read_line(line) == read


def test_agenda_is_written_in_lines(cast: Cast, desk: Client) -> None:
    meeting = council(cast)
    address = at("meetings:write-agenda", meeting)
    sent = sent_back(desk, address) | {"lines": "1. Opening\n1 bis. Floods\n- Coffee\nBudget\n\n"}
    assert desk.post(address, sent)["Location"] == at("site:agenda", meeting)
    assert titles(meeting) == ["1. Opening", "1 bis. Floods", "Coffee", "2. Budget"]
    page = desk.get(at("site:agenda", meeting)).content.decode()
    assert "Entered by the secretariat of the meeting." in page
    late = desk.post(address, sent | {"lines": "Mine"})
    assert (late.status_code, "Mine" in late.content.decode()) == (409, True)
    assert len(titles(meeting)) == 4


def test_wrong_line_is_named_and_nothing_is_entered(cast: Cast, desk: Client) -> None:
    meeting = council(cast)
    address = at("meetings:write-agenda", meeting)
    answer = desk.post(address, sent_back(desk, address) | {"lines": "1. Opening\n4."})
    assert answer.context["form"].errors["lines"] == ["Line 2 has no title."]
    answer = desk.post(address, sent_back(desk, address) | {"lines": "1. Opening\n1. Budget"})
    assert (answer.status_code, titles(meeting)) == (422, [])
    assert "Number 1 is taken" in str(answer.context["form"].errors["lines"])


def test_clash_is_shown_before_anything_is_saved(cast: Cast, desk: Client) -> None:
    meeting = council(cast)
    hours = {"day": "2026-05-12", "begins": "10:00", "ends": "11:00", "room": "Blue hall"}
    with_items(cast, meeting, new_item("Locks", **hours))
    address = at("meetings:add-item", meeting)
    sent = sent_back(desk, address) | hours | {"title": "Floods", "begins": "10:30"} | {"ends": "12:00"}
    answer = desk.post(address, sent)
    assert [clash.shared for clash in answer.context["clashes"]] == [("Blue hall, Port Asel",)]
    assert "The room Blue hall, Port Asel would hold two things" in answer.content.decode()
    assert titles(meeting) == ["1. Locks"]
    assert desk.post(address, sent | {"step": "record"}).status_code == 302
    assert titles(meeting) == ["1. Locks", "2. Floods"]


def test_item_is_changed_and_a_late_save_shows_both(cast: Cast, desk: Client) -> None:
    meeting = council(cast)
    (item,) = with_items(cast, meeting, new_item("Opening", speakers="Alba"))
    address = reverse("meetings:change-item", args=[item.public_id])
    mine, theirs = sent_back(desk, address), sent_back(desk, address)
    assert mine["speakers"] == "Alba"
    assert desk.post(address, theirs | {"title": "Opening of the meeting"}).status_code == 302
    answer = desk.post(address, mine | {"room": "Blue hall"})
    assert answer.status_code == 409
    rows = {row.name: (row.is_yours, row.is_theirs) for row in answer.context["stale"].rows}
    assert rows == {"title": (False, True), "room": (True, False)}
    again = {
        name: value for name, value in answer.context["form"].data.items() if name != "csrfmiddlewaretoken"
    }
    assert desk.post(address, again).status_code == 302
    (now,) = agenda.items_of(meeting)
    assert (now.title, now.room, now.speakers.count()) == ("Opening of the meeting", "Blue hall", 1)


def test_order_is_changed_by_form(cast: Cast, desk: Client) -> None:
    meeting = council(cast)
    first, second, third = with_items(cast, meeting, *(new_item(t) for t in ("Opening", "Budget", "Locks")))
    address = at("meetings:arrange-agenda", meeting)
    sent = sent_back(desk, address)
    assert sent[f"place_{second.public_id}"] == 20
    moved = sent | {f"place_{third.public_id}": "15"}
    answer = desk.post(address, moved)
    assert answer.status_code == 422
    assert "would stand before 2" in str(answer.context["form"].errors["anew"])
    assert desk.post(address, moved | {"anew": "on"}).status_code == 302
    assert titles(meeting) == ["1. Opening", "2. Locks", "3. Budget"]
    with_items(cast, meeting, new_item("Floods"))
    late = desk.post(address, sent | {f"place_{first.public_id}": "45"})
    assert late.status_code == 409
    assert "Floods" in late.content.decode()
    assert titles(meeting) == ["1. Opening", "2. Locks", "3. Budget", "4. Floods"]


def test_sent_agenda_is_kept_and_what_changed_since_is_shown(cast: Cast, desk: Client) -> None:
    meeting = council(cast)
    (item,) = with_items(cast, meeting, new_item("Opening"))
    address = at("meetings:issue-agenda", meeting)
    assert "It was never sent before" in desk.get(address).content.decode()
    assert desk.post(address, sent_back(desk, address) | {"note": "Note to all"}).status_code == 302
    assert desk.post(address, sent_back(desk, address)).status_code == 409
    change = reverse("meetings:change-item", args=[item.public_id])
    desk.post(change, sent_back(desk, change) | {"title": "Opening of the meeting"})
    page = Client().get(at("site:agenda", meeting))
    assert [(one.how, one.altered[0].before) for one in page.context["page"].changes] == [
        ("changed", "Opening")
    ]
    assert "<del>Opening</del> → <ins>Opening of the meeting</ins>" in page.content.decode()
    sent = Client().get(reverse("site:sent-agenda", args=[AgendaVersion.objects.get().public_id]))
    assert [one.title for one in sent.context["page"].items] == ["Opening"]
    assert "Note to all" in sent.content.decode()


def test_closed_item_is_shown_to_its_readers_alone_also_in_what_was_sent(cast: Cast, desk: Client) -> None:
    meeting = council(cast)
    with_items(cast, meeting, new_item("Opening"))
    with_items(cast, meeting, new_item("Salaries of the secretariat"), distribution=Distribution.LIMITED)
    desk.post(at("meetings:issue-agenda", meeting), sent_back(desk, at("meetings:issue-agenda", meeting)))
    sent = reverse("site:sent-agenda", args=[AgendaVersion.objects.get().public_id])
    secret = AgendaItem.objects.get(title__startswith="Salaries")
    addresses = [at("site:agenda", meeting), at("site:agenda-json", meeting), sent,
                 reverse("site:line", args=[secret.public_id])]  # fmt: skip
    for address in addresses:
        assert "Salaries" in client_of(cast.delegate).get(address).content.decode(), address
        assert "Salaries" not in client_of(cast.observer).get(address).content.decode(), address
        assert "Salaries" not in Client().get(address).content.decode(), address
    assert "Salaries" not in _text(Client().get(at("site:agenda-pdf", meeting)).content)
    assert "Salaries" in _text(client_of(cast.delegate).get(at("site:agenda-pdf", meeting)).content)


def _text(pdf: bytes) -> str:
    return "\n".join(page.extract_text() for page in PdfReader(BytesIO(pdf)).pages)


def test_order_of_the_day_is_one_page_in_each_form(cast: Cast, desk: Client) -> None:
    meeting = council(cast)
    many = [new_item(f"Item on the river {n}", speakers="Alba", day="2026-05-12") for n in range(20)]
    with_items(
        cast, meeting, *many, new_item("Floods", "3 bis", day="2026-05-13", begins="09:30", room="Blue hall")
    )
    answer = desk.get(at("site:agenda-pdf", meeting))
    assert answer["Content-Type"] == "application/pdf"
    assert len(PdfReader(BytesIO(answer.content)).pages) == 1
    text = _text(answer.content)
    for words in (
        "Order of the day",
        "16th Meeting of the Council",
        "3 bis",
        "09:30, Blue hall",
        "13 May 2026",
    ):
        assert words in text, words
    word = Document(BytesIO(desk.get(at("site:agenda-docx", meeting)).content))
    assert "3 bis\tFloods (09:30, Blue hall)" in [paragraph.text for paragraph in word.paragraphs]


def test_timetable_has_rooms_beside_each_other(cast: Cast, desk: Client) -> None:
    meeting = council(cast)
    hours = {"day": "2026-05-12", "begins": "10:00", "ends": "11:00"}
    blue, red = (
        new_item(title, room=room, **hours) for title, room in (("Locks", "Blue hall"), ("Fees", "Red hall"))
    )
    with_items(cast, meeting, blue, red, new_item("Open", day="2026-05-12"))
    (day,) = desk.get(at("site:agenda", meeting)).context["page"].days
    assert (day.rooms, [slot.hours for slot in day.slots]) == (("Blue hall", "Red hall"), ["10:00–11:00"])
    assert [[item.title for item in cell] for cell in day.slots[0].cells] == [["Locks"], ["Fees"]]
    assert [item.title for item in day.open] == ["Open"]


def test_agenda_costs_the_same_queries_whatever_its_length(cast: Cast, desk: Client) -> None:
    meeting = council(cast)
    lind = "Ms. Mara Lind, Minister\nXB"
    with_items(cast, meeting, new_item("Opening", speakers=lind))
    desk.get(at("site:agenda", meeting))
    counted = []
    for _ in range(2):
        with CaptureQueriesContext(connection) as queries:
            desk.get(at("site:agenda", meeting))
        counted.append(len(queries))
        with_items(cast, meeting, *(new_item(f"Item {n}", speakers=lind) for n in range(9)))
    assert counted == [21, 21]


def test_visit_and_unknown_meetings_have_no_agenda(cast: Cast, desk: Client) -> None:
    trip = visit(cast)
    for name in ("site:agenda", "site:agenda-pdf", "meetings:add-item"):
        assert desk.get(at(name, trip)).status_code == 404, name
    assert desk.get("/agendas/aaaaaaaaaa/").status_code == 404
    assert "sitting-ways" not in desk.get(at("site:meeting", trip)).content.decode()


def test_line_of_an_item_leads_to_its_meeting(cast: Cast, desk: Client) -> None:
    meeting = council(cast)
    (item,) = with_items(cast, meeting, new_item("Opening"))
    page: Any = desk.get(reverse("site:line", args=[item.public_id]))
    assert page.context["page"].page_url == at("site:meeting", meeting)
    assert "1. Opening" in page.content.decode()
