"""Whom somebody met: each with the office of that day and the source; nobody learns of it what is closed."""

from dataclasses import replace

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from secretariat.bodies.models import Name
from secretariat.meetings.actions.change_meeting import change_meeting
from secretariat.meetings.queries import value_now
from secretariat.people.actions.merge_person import merge_person
from secretariat.people.models import Person
from tests.cast import Cast
from tests.factories import Make
from tests.meetings.making import NOW, item, programme, recorded, visit
from tests.meetings.sitting import attending, council

pytestmark = pytest.mark.django_db


def met(cast: Cast, number: int = 1) -> None:
    trip = visit(cast)
    items = [
        item(trip, f"Mara Lind{'x' * at}, Minister of Transport of Alba", "Per Holm, Mayor")
        for at in range(number)
    ]
    programme(cast, trip, *items)


def test_visitor_and_counterpart_find_each_other_with_office_and_source(cast: Cast, client: Client) -> None:
    met(cast)
    page = client.get("/people/ilena-tarvo/met/").context["page"]
    assert [(one.other.label, one.other_office, one.when) for one in page.rows] == [
        ("Mara Lind", "Minister of Transport of Alba", "20 January 2026"),
        ("Per Holm", "Mayor", "20 January 2026"),
    ]
    assert {one.own_office for one in page.rows} == {"Secretary General"}
    assert [note.url for note in page.rows[0].notes] == ["https://source.example/page"]
    assert [line.title for line in page.drawing.lines] == [
        "Ilena Tarvo – Mara Lind: 1", "Ilena Tarvo – Per Holm: 1"]  # fmt: skip
    html = client.get("/people/per-holm/met/").content.decode()
    assert "Ilena Tarvo" in html
    assert "<svg" in html
    assert client.get("/people/per-holm/met.json").json()["total"] == 1


def test_source_that_says_it_twice_is_named_once(cast: Cast, client: Client) -> None:
    talks = recorded(cast, title="Talks", on="2026-01-10", status="held", people="Mara Lind\nPer Holm")
    attending(cast, talks, "Mara Lind", "XA", status="attended")
    change_meeting(
        meeting=talks, value=replace(value_now(talks), place="Ostwick"), seen_version=talks.line.version,
        sourced=Make.sourced(by=cast.staff, body=cast.union, at=NOW),
    )  # fmt: skip
    (one,) = client.get("/people/mara-lind/met/").context["page"].rows
    assert [note.url for note in one.notes] == ["https://source.example/page"]
    assert one.other.label == "Per Holm"


def test_meeting_whose_day_is_not_known_stands_within_its_visit(cast: Cast, client: Client) -> None:
    trip = visit(cast)
    programme(cast, trip, item(trip, "Mara Lind, Minister", on=None))
    (one,) = client.get("/people/mara-lind/met/").context["page"].rows
    assert one.when == "within 20–22 January 2026"


def test_meeting_that_is_planned_or_closed_is_no_encounter_for_strangers(cast: Cast, client: Client) -> None:
    recorded(cast, title="Talks", on="2099-01-01", people="Mara Lind, Minister\nPer Holm, Mayor")
    held = recorded(cast, title="Held talks", on="2026-01-10", status="held", people="Mara Lind\nPer Holm")
    assert client.get("/people/mara-lind/met/").context["page"].total == 1
    Make.hidden(held.line)
    answer = client.get("/people/mara-lind/met/")
    assert answer.context["page"].total == 0
    assert "Held talks" not in answer.content.decode()


def test_party_meets_through_those_who_came_for_it(cast: Cast, client: Client) -> None:
    for slug, name in (("mara-lind", "Mara Lind"), ("per-holm", "Per Holm")):
        Make.person(slug, name)
    present = [
        {"words": "Mara Lind", "person": "mara-lind", "party": "XA"},
        {"words": "Per Holm", "person": "per-holm"},
    ]
    from secretariat.meetings.bridge import ParticipantValue

    fields = {"participants": tuple(ParticipantValue(**one) for one in present)}  # type: ignore[arg-type]
    Make.meeting(cast.union, "Talks", "2026-01-10", fields=fields)
    page = client.get("/parties/XA/met/").context["page"]
    assert [(one.own.label, one.other.label) for one in page.rows] == [("Mara Lind", "Per Holm")]
    assert client.get("/parties/XB/met/").context["page"].total == 0


def test_who_came_by_the_list_of_participants_is_met_once(cast: Cast, client: Client) -> None:
    held = council(cast, status="held", on="2026-01-10", people="Mara Lind, Minister")
    for name in ("Mara Lind", "Per Holm"):
        attending(cast, held, name, "Alba", status="attended")
    attending(cast, held, "Ole Berg", "Alba")
    attending(cast, held, "Una Dale", "Alba", status="absent")
    closed = attending(cast, held, "Kai Stone", "Alba", status="online")
    assert told(client, "mara-lind") == [("Minister", "Kai Stone"), ("Minister", "Per Holm")]
    Make.hidden(closed.line)
    assert told(client, "mara-lind") == [("Minister", "Per Holm")]
    meetings = client.get("/people/per-holm/").content.decode()
    assert held.title in meetings
    assert held.title not in client.get("/people/una-dale/").content.decode()


def told(client: Client, slug: str) -> list[tuple[str, str]]:
    page = client.get(f"/people/{slug}/met/").context["page"]
    return sorted((one.own_office, one.other.label) for one in page.rows)


@pytest.mark.parametrize("is_closed", [False, True])
def test_merged_person_is_found_under_the_spelling_that_is_known(
    cast: Cast, client: Client, is_closed: bool
) -> None:
    recorded(cast, title="Talks", on="2026-01-10", status="held", people="Mara Lind\nPer Holm")
    into = Make.person("maria-lind", "Maria Lind")
    spelling = Person.objects.get(slug="mara-lind")
    merge_person(spelling=spelling, into=into, by=cast.staff, at=NOW, reason="One woman.")
    if is_closed:
        Make.hidden(Name.objects.get(person=into).line)
        assert told(client, "mara-lind") == [("", "Per Holm")]
        assert told(client, "per-holm") == [("", "Mara Lind")]
        assert client.get("/people/maria-lind/met/").status_code == 404
    else:
        answer = client.get("/people/mara-lind/met/")
        assert (answer.status_code, answer["Location"]) == (301, "/people/maria-lind/met/")
        assert told(client, "maria-lind") == [("", "Per Holm")]


def test_who_is_not_there_is_not_found(cast: Cast, client: Client) -> None:
    met(cast)
    for address in ("/people/nobody/met/", "/parties/ZZ/met/", "/people/per-holm/met/?page=2"):
        assert client.get(address).status_code == 404


@pytest.mark.parametrize("address", ["/people/ilena-tarvo/met/", "/parties/XA/met/"])
def test_list_costs_the_same_with_one_meeting_and_with_three(
    cast: Cast, client: Client, address: str
) -> None:
    def cost() -> int:
        with CaptureQueriesContext(connection) as caught:
            assert client.get(address).status_code == 200
        return len(caught)

    met(cast)
    one = cost()
    met(cast, number=3)
    assert cost() == one
