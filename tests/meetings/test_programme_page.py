"""The programme of a visit, row by row."""

import pytest
from django.test import Client
from django.urls import reverse

from secretariat.meetings.legs import legs_of
from secretariat.meetings.models import Meeting
from tests.cast import Cast
from tests.meetings.desk import OWN, client_of, rows_of
from tests.meetings.making import visit

pytestmark = pytest.mark.django_db


@pytest.fixture
def desk(cast: Cast) -> Client:
    return client_of(cast.staff)


def test_programme_is_entered_in_rows_and_two_places_at_once_are_shown_first(
    cast: Cast, desk: Client
) -> None:
    trip = visit(cast)
    address = reverse("meetings:programme", args=[trip.public_id])
    sent = rows_of(desk, address) | OWN
    sent |= {"items-0-day": "2026-01-20", "items-0-begins": "10:00", "items-0-ends": "11:00",
             "items-0-present": "Mara Lind, Minister", "items-1-day": "2026-01-20",
             "items-1-begins": "10:30", "items-1-present": "Per Holm, Mayor"}  # fmt: skip
    answer = desk.post(address, sent)
    assert answer.status_code == 200
    assert [clash.shared for clash in answer.context["clashes"]] == [("Ambassador Ilena Tarvo",)]
    assert not Meeting.objects.filter(part_of=trip).exists()
    answer = desk.post(address, sent | {"step": "record"})
    assert answer.status_code == 302
    assert Meeting.objects.filter(part_of=trip).count() == 2
    page = Client().get(answer["Location"]).content.decode()
    assert "10:00–11:00" in page
    assert "Per Holm" in page


def test_programme_invents_no_day_and_takes_place_and_zone_from_the_leg(cast: Cast, desk: Client) -> None:
    legs = legs_of("2026-01-20/2026-01-21, Port Asel\n2026-01-21/2026-01-22, Ostwick, XB, Europe/Riga")
    trip = visit(cast, legs=legs)
    address = reverse("meetings:programme", args=[trip.public_id])
    sent = rows_of(desk, address) | OWN
    sent |= {"items-0-present": "Mara Lind, Minister", "items-0-accompanying": "Ole Berg, Deputy",
             "items-1-day": "2026-01-22", "items-1-begins": "09:00", "items-1-kind": "ceremony"}  # fmt: skip
    assert desk.post(address, sent).status_code == 302
    talk, ceremony = Meeting.objects.get(kind="bilateral"), Meeting.objects.get(kind="ceremony")
    assert (talk.on, talk.place) == (None, "Port Asel")
    assert [(one.words, one.side) for one in talk.participants.all()] == [
        ("Mara Lind", ""), ("Ole Berg", "visiting")]  # fmt: skip
    assert (ceremony.place, ceremony.country, ceremony.time_zone) == ("Ostwick", "XB", "Europe/Riga")
    page = Client().get(reverse("site:meeting", args=[trip.public_id])).content.decode()
    assert "21–22 January 2026: Ostwick" in page
    assert page.index("Ceremony") < page.index("Meeting of two sides"), "what has a day stands first"


def test_hour_without_a_day_and_a_row_that_says_nothing_are_refused(cast: Cast, desk: Client) -> None:
    trip = visit(cast)
    address = reverse("meetings:programme", args=[trip.public_id])
    sent = rows_of(desk, address) | OWN
    answer = desk.post(address, sent | {"items-0-begins": "10:00", "items-1-place": "Town hall"})
    assert answer.status_code == 422
    assert [sorted(row.errors) for row in answer.context["rows"]][:2] == [["day", "present"], ["present"]]
    assert not Meeting.objects.filter(part_of=trip).exists()


def test_more_rows_keep_what_was_typed_and_save_nothing(cast: Cast, desk: Client) -> None:
    trip = visit(cast)
    address = reverse("meetings:programme", args=[trip.public_id])
    sent = rows_of(desk, address) | {"items-7-present": "Mara Lind", "note": "Letter", "step": "more"}
    answer = desk.post(address, sent)
    assert len(answer.context["rows"]) == 16
    assert answer.context["rows"][7]["present"].value() == "Mara Lind"
    assert answer.context["form"]["note"].value() == "Letter"
    assert not Meeting.objects.filter(part_of=trip).exists()
