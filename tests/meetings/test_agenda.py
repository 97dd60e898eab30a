"""What a secretariat does to an agenda: what is written, what is refused, what was sent stays."""

from dataclasses import replace
from typing import Any

import pytest

from secretariat.distribution import Distribution
from secretariat.history.models import Entry
from secretariat.meetings import agenda, sitting
from secretariat.meetings.actions.arrange_agenda import Placed, arrange_agenda
from secretariat.meetings.actions.change_item import change_item
from secretariat.meetings.actions.issue_agenda import issue_agenda
from secretariat.meetings.models import AgendaItem, AgendaVersion, Meeting
from secretariat.people.models import Person
from secretariat.refusals import Invalid, NotPermitted, NotReady, StaleRevision, WrongState
from tests.cast import Cast
from tests.meetings.making import visit
from tests.meetings.sitting import NOW, council, new_item, own, with_items

pytestmark = pytest.mark.django_db


def numbers(meeting: Meeting) -> list[str]:
    return [f"{item.number} {item.title}".strip() for item in agenda.items_of(meeting) if not item.is_struck]


def changed(cast: Cast, item: AgendaItem, *, seen_version: int | None = None, **more: Any) -> AgendaItem:
    fresh = AgendaItem.objects.select_related("line__chosen", "meeting__line").get(pk=item.pk)
    return change_item(
        item=fresh,
        value=replace(agenda.value_now(fresh), **more),
        sourced=own(cast.staff),
        seen_version=fresh.line.version if seen_version is None else seen_version,
    )


def arranged(cast: Cast, meeting: Meeting, *titles: str, anew: bool = False, **given: str) -> None:
    there = {item.title: item for item in agenda.items_of(meeting) if not item.is_struck}
    arrange_agenda(
        meeting=meeting,
        placed=[
            Placed(there[title].public_id, at, given.get(title, there[title].number))
            for at, title in enumerate(titles)
        ],
        sourced=own(cast.staff),
        seen_version=sitting.agenda_version(meeting),
        is_anew=anew,
    )  # fmt: skip


def issued(cast: Cast, meeting: Meeting, by: Any = None) -> AgendaVersion:
    return issue_agenda(
        meeting=meeting, note="", by=by or cast.staff, at=NOW, seen_version=sitting.agenda_version(meeting)
    )


def test_items_take_the_next_number_and_the_place_of_their_own(cast: Cast) -> None:
    meeting = council(cast)
    with_items(cast, meeting, new_item("Opening"), new_item("Budget"), new_item("Lunch", kind="break"))
    with_items(
        cast, meeting, new_item("Floods", "1 BIS."), new_item("Any other business"), new_item("Fees", "2.1")
    )
    assert numbers(meeting) == [
        "1 Opening", "1 bis Floods", "2 Budget", "2.1 Fees", "Lunch", "3 Any other business",
    ]  # fmt: skip
    assert (
        Entry.objects.filter(
            verb="line.claimed", object_id__in=[i.public_id for i in agenda.items_of(meeting)]
        ).count()
        == 6
    )


def test_speakers_are_parties_persons_or_words(cast: Cast) -> None:
    (item,) = with_items(
        cast, council(cast), new_item("Locks", speakers="Alba\nMs. Mara Lind, Minister\nThe Chair\nUTR\nXC")
    )
    found = [(one.words, one.party and one.party.code, one.body and one.body.slug, one.person_id is not None)
             for one in item.speakers.all()]  # fmt: skip
    assert found == [
        ("Alba", "XA", None, False), ("Ms. Mara Lind", None, None, True), ("The Chair", None, None, False),
        ("UTR", None, "union", False), ("XC", "XC", None, False),
    ]  # fmt: skip
    assert Person.objects.filter(slug="mara-lind").exists()


@pytest.mark.parametrize("who", ["delegate", "chair", "observer", "stranger", "other_staff"])
def test_only_the_secretariat_writes(cast: Cast, who: str) -> None:
    meeting = council(cast)
    (item,) = with_items(cast, meeting, new_item("Opening"))
    with pytest.raises(NotPermitted):
        with_items(replace(cast, staff=getattr(cast, who)), meeting, new_item("Mine"))
    with pytest.raises(NotPermitted):
        changed(replace(cast, staff=getattr(cast, who)), item, title="Mine")
    with pytest.raises(NotPermitted):
        issued(cast, meeting, by=getattr(cast, who))
    assert numbers(meeting) == ["1 Opening"]


@pytest.mark.parametrize(
    ("number", "fields", "words"),
    [
        ("1", {}, "taken: Opening"),
        ("first", {}, "no number"),
        ("", {"day": "2026-06-01"}, "outside the meeting"),
        ("", {"day": "soon"}, "no day"),
        ("", {"begins": "10:00"}, "need a day"),
        ("", {"day": "2026-05-12", "begins": "10:00", "ends": "09:00"}, "before it begins"),
        ("", {"day": "2026-05-12", "ends": "09:00"}, "when it begins"),
        ("", {"title": " "}, "empty"),
        ("", {"is_struck": True}, "why it is struck"),
    ],
)
def test_what_cannot_be_is_refused_and_nothing_is_entered(
    cast: Cast, number: str, fields: dict[str, Any], words: str
) -> None:
    meeting = council(cast)
    with_items(cast, meeting, new_item("Opening"))
    item = new_item(str(fields.pop("title", "Floods")), number, **fields)
    with pytest.raises(Invalid, match=words):
        with_items(cast, meeting, new_item("Budget"), item)
    assert numbers(meeting) == ["1 Opening"]


def test_a_visit_has_no_agenda(cast: Cast) -> None:
    with pytest.raises(WrongState):
        with_items(cast, visit(cast), new_item("Opening"))


def test_struck_item_leaves_its_number_and_stays_on_record(cast: Cast) -> None:
    meeting = council(cast)
    opening, budget = with_items(cast, meeting, new_item("Opening"), new_item("Budget"))
    with pytest.raises(Invalid, match="why"):
        changed(cast, budget, is_struck=True)
    changed(cast, budget, is_struck=True, reason="Taken in writing.")
    with_items(cast, meeting, new_item("Fees", "2"))
    assert numbers(meeting) == ["1 Opening", "2 Fees"]
    with pytest.raises(Invalid, match="taken: Fees"):
        changed(cast, budget, is_struck=False, reason="")
    assert changed(cast, budget, is_struck=False, reason="", number="3").number == "3"
    assert budget.line.claims.count() == 3
    with pytest.raises(WrongState):
        changed(cast, opening)


def test_late_save_overwrites_nothing(cast: Cast) -> None:
    meeting = council(cast)
    (item,) = with_items(cast, meeting, new_item("Opening"))
    seen = item.line.version
    changed(cast, item, title="Opening of the meeting")
    with pytest.raises(StaleRevision):
        changed(cast, item, title="Mine", seen_version=seen)
    assert numbers(meeting) == ["1 Opening of the meeting"]


def test_order_and_numbers_are_changed_together(cast: Cast) -> None:
    meeting = council(cast)
    with_items(cast, meeting, *(new_item(title) for title in ("Opening", "Budget", "Locks")))
    with pytest.raises(Invalid, match="Number 2 would stand before 1"):
        arranged(cast, meeting, "Budget", "Opening", "Locks")
    with pytest.raises(Invalid, match="twice"):
        arranged(cast, meeting, "Opening", "Budget", "Locks", Locks="2")
    with pytest.raises(WrongState):
        arranged(cast, meeting, "Opening", "Budget", "Locks")
    arranged(cast, meeting, "Opening", "Locks", "Budget", Locks="1 bis", Budget="2")
    assert numbers(meeting) == ["1 Opening", "1 bis Locks", "2 Budget"]
    arranged(cast, meeting, "Budget", "Opening", "Locks", anew=True, Locks="2.1")
    assert numbers(meeting) == ["1 Budget", "2 Opening", "2.1 Locks"]


def test_order_of_an_agenda_that_somebody_changed_is_refused(cast: Cast) -> None:
    meeting = council(cast)
    first, second = with_items(cast, meeting, new_item("Opening"), new_item("Budget"))
    seen = sitting.agenda_version(meeting)
    placed = [Placed(second.public_id, 1, "1"), Placed(first.public_id, 2, "2")]
    with_items(cast, meeting, new_item("Locks"))
    for version in (seen, sitting.agenda_version(meeting)):
        with pytest.raises(StaleRevision):
            arrange_agenda(meeting=meeting, placed=placed, sourced=own(cast.staff), seen_version=version)
    assert numbers(meeting) == ["1 Opening", "2 Budget", "3 Locks"]


def test_agenda_that_was_sent_stays_as_it_was(cast: Cast) -> None:
    meeting = council(cast)
    with pytest.raises(NotReady):
        issued(cast, meeting)
    (item,) = with_items(cast, meeting, new_item("Opening"))
    first = issued(cast, meeting)
    with pytest.raises(WrongState, match="Nothing has changed since version 1"):
        issued(cast, meeting)
    changed(cast, item, title="Opening of the meeting")
    second = issued(cast, meeting)
    assert [(v.number, v.items[0]["title"]) for v in (first, second)] == [
        (1, "Opening"), (2, "Opening of the meeting"),
    ]  # fmt: skip
    assert list(Entry.objects.filter(verb="agenda-version.issued").values_list("object_id", flat=True)) == [
        first.public_id, second.public_id,
    ]  # fmt: skip


def test_people_and_rooms_in_two_places_are_found_across_meetings(cast: Cast) -> None:
    meeting, other = council(cast), council(cast, kind="committee", title="Committee")
    lind = "Ms. Mara Lind, Minister"
    at = {"day": "2026-05-12", "begins": "10:00", "ends": "11:00", "room": "Blue hall"}
    with_items(cast, other, new_item("Locks", speakers=lind, **at))
    value = new_item("Floods", **at | {"begins": "10:30", "ends": "12:00"}).value
    found = agenda.clashes_of(value, meeting, cast.staff, speakers=new_item("", speakers=lind).speakers)
    assert [(one.is_room, one.shared) for one in found] == [
        (False, ("Ms. Mara Lind",)), (True, ("Blue hall, Port Asel",)),
    ]  # fmt: skip
    later = replace(value, begins="11:00")
    assert agenda.clashes_of(later, meeting, cast.staff, speakers=new_item("", speakers=lind).speakers) == []
    elsewhere = council(cast, kind="ministerial", title="Elsewhere", place="Far Shore")
    assert agenda.clashes_of(value, elsewhere, cast.staff) == [], "a room of the same name in another place"


def test_item_goes_no_further_than_its_meeting(cast: Cast) -> None:
    meeting = council(cast)
    meeting.line.distribution = Distribution.LIMITED
    meeting.line.save()
    (item,) = with_items(cast, Meeting.objects.get(pk=meeting.pk), new_item("Opening"))
    assert item.line.distribution == Distribution.LIMITED
    assert AgendaItem.objects.visible_to(cast.delegate).count() == 1
    assert AgendaItem.objects.visible_to(cast.observer).count() == 0
