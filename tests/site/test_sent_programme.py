"""The programme of a visit as it was sent: its own page, for whoever sees the visit, item by item."""

from dataclasses import replace
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from secretariat.distribution import Distribution
from secretariat.meetings import going_out
from secretariat.meetings.actions.change_meeting import change_meeting
from secretariat.meetings.actions.issue_agenda import issue_agenda
from secretariat.meetings.models import AgendaVersion, Meeting
from secretariat.meetings.queries import value_now
from tests.cast import Cast
from tests.factories import Make
from tests.meetings.making import item, programme, visit
from tests.meetings.sitting import NOW, client_of, council, new_item, with_items

pytestmark = pytest.mark.django_db


def sent(cast: Cast, trip: Meeting, note: str = "") -> str:
    seen = going_out.version_of(trip)
    version = issue_agenda(meeting=trip, note=note, by=cast.staff, at=NOW, seen_version=seen)
    return reverse("site:sent-programme", args=[version.public_id])


def test_programme_stays_as_it_was_sent_and_the_visit_leads_to_it(cast: Cast) -> None:
    trip = visit(cast)
    (talks,) = programme(cast, trip, item(trip, "Mara Lind, Minister", begins="10:00", ends="11:00"))
    first = sent(cast, trip, "Note to the host")
    talks.line.refresh_from_db()
    change_meeting(
        meeting=talks, value=replace(value_now(talks), begins="11:00", ends="12:00"),
        sourced=Make.sourced(by=cast.staff, body=cast.union, at=NOW), seen_version=talks.line.version,
    )  # fmt: skip
    second = sent(cast, trip)
    page = Client().get(reverse("site:meeting", args=[trip.public_id]))
    assert [one.number for one in page.context["page"].sent] == [2, 1]
    for address in (first, second):
        assert f'href="{address}"' in page.content.decode()
    html = Client().get(first).content.decode()
    for words in ("Programme, version 1", "20 January 2026, 10:00–11:00", "Mara Lind, Minister",
                  "Note to the host", "A later version was sent."):  # fmt: skip
        assert words in html
    assert "11:00–12:00" in Client().get(second).content.decode()
    assert "A later version" not in Client().get(second).content.decode()


def test_meeting_of_a_visit_is_shown_to_its_readers_alone_also_in_what_was_sent(cast: Cast) -> None:
    trip = visit(cast)
    _, closed = programme(cast, trip, item(trip, "Mara Lind, Minister"), item(trip, "Olga Odd, Envoy"))
    address = sent(cast, trip)
    assert "Olga Odd" in Client().get(address).content.decode()
    Make.hidden(closed.line, Distribution.LIMITED)
    assert "Olga Odd" in client_of(cast.delegate).get(address).content.decode()
    for client in (Client(), client_of(cast.observer)):
        html = client.get(address).content.decode()
        assert ("Olga Odd" in html, "Mara Lind" in html) == (False, True)
    Make.hidden(trip.line, Distribution.LIMITED)
    assert Client().get(address).status_code == 404
    assert client_of(cast.delegate).get(address).status_code == 200


def test_agendas_and_programmes_each_have_their_own_page(cast: Cast) -> None:
    meeting = council(cast)
    with_items(cast, meeting, new_item("Opening"))
    sent(cast, meeting)
    number = AgendaVersion.objects.get().public_id
    trip = visit(cast)
    programme(cast, trip, item(trip, "Mara Lind, Minister"))
    address = sent(cast, trip)
    assert Client().get(reverse("site:sent-programme", args=[number])).status_code == 404
    other = AgendaVersion.objects.get(meeting=trip).public_id
    assert Client().get(reverse("site:sent-agenda", args=[other])).status_code == 404
    assert Client().get(reverse("site:sent-programme", args=["none-such"])).status_code == 404
    assert Client().post(address).status_code == 405


@pytest.mark.parametrize("count", [1, 3])
def test_queries_do_not_grow_with_the_programme(
    cast: Cast, count: int, django_assert_num_queries: Any
) -> None:
    trip = visit(cast)
    programme(cast, trip, *(item(trip, f"Mara Lind {n}, Minister") for n in range(count)))
    address = sent(cast, trip)
    Client().get(address)
    with django_assert_num_queries(11):
        page = Client().get(address).context["page"]
    assert len(page.meetings) == count
