"""What people mistype, and names as the world writes them: refused at the field, and nothing written."""

from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from secretariat.meetings.models import Meeting
from secretariat.people.models import Person
from secretariat.refusals import Invalid
from tests.cast import Cast
from tests.meetings.desk import OWN, client_of, form_of
from tests.meetings.making import recorded, visit

pytestmark = pytest.mark.django_db

NAMES = (
    "Сергей Лавров", "Ἰωάννης Καποδίστριας", "İsmet Işık", "Łucja Żółć", "محمد بن سلمان", "王毅",
    "მამუკა ბახტაძე",    "O’Brien-Smith", "José María Núñez", "Đặng Thị Ngọc Thịnh",
)  # fmt: skip


@pytest.mark.parametrize("name", NAMES)
def test_name_in_any_script_is_kept_as_it_is_and_found_again(cast: Cast, client: Client, name: str) -> None:
    meeting = recorded(cast, on="2026-01-10", status="held", people=f"{name}, Minister")
    assert [one.words for one in meeting.participants.all()] == [name]
    person = Person.objects.get()
    page = client.get(reverse("site:person", args=[person.slug])).content.decode()
    assert name in page or name.replace("’", "&#x27;") in page
    recorded(cast, on="2026-01-12", status="held", title="Again", people=name)
    assert Person.objects.count() == 1, "the same name is the same person"


@pytest.mark.parametrize(
    ("number", "on", "named"),
    [(17, "2025-06-01", "number 16 is"), (15, "2026-06-01", "number 16 is"), (17, "2025", "number 16 is")],
)
def test_number_that_stands_in_no_order_with_the_days_is_refused(
    cast: Cast, number: int, on: str, named: str
) -> None:
    recorded(cast, ordinal=16, on="2026-01-10", status="held")
    with pytest.raises(Invalid, match=named):
        recorded(cast, ordinal=number, on=on, title="Wrong")
    assert Meeting.objects.count() == 1


def test_number_whose_order_nobody_can_tell_is_taken(cast: Cast) -> None:
    recorded(cast, ordinal=16, on="2026-01-10", status="held")
    assert recorded(cast, ordinal=17, on="2026", title="Some day of the year").ordinal == 17
    assert recorded(cast, ordinal=18, on=None, title="Nobody knows when").ordinal == 18


@pytest.mark.parametrize(
    ("typed", "field", "words"),
    [
        ({"on": "2021-13"}, "on", "2022-06"),
        ({"on": "2021-12-10/2021-12-08"}, "on", "2022-06"),
        ({"on": "2026-03-29", "begins": "03:30", "time_zone": "Europe/Helsinki"}, "begins", "does not exist"),
        ({"on": "2026-05-01", "begins": "25:00"}, "begins", "09:30"),
        (
            {"on": "2026-05-01", "begins": "10:00", "ends": "09:00", "time_zone": "Europe/Riga"},
            "begins",
            "before",
        ),
        ({"on": "2026-05", "begins": "10:00", "time_zone": "Europe/Riga"}, "on", "Hours need a day"),
        ({"on": "2026-05-01", "begins": "10:00", "time_zone": "Mars/Base"}, "time_zone", "Europe/Istanbul"),
        ({"kind": "visit", "legs": "Moscow"}, "legs", "2021-12-08"),
        ({"ordinal": "0"}, "ordinal", "1"),
        ({"title": ""}, "title", "required"),
        ({"status": "postponed"}, "reason", "why"),
        ({"status": "held", "on": "2099-01-01"}, "status", "cannot have been held yet"),
    ],
)
def test_what_cannot_be_is_said_at_its_field(
    cast: Cast, typed: dict[str, Any], field: str, words: str
) -> None:
    desk, address = client_of(cast.staff), reverse("meetings:record")
    given = {"body": "union", "kind": "council", "title": "Council"}
    answer = desk.post(address, form_of(desk, address) | OWN | given | typed)
    assert answer.status_code == 422
    assert words in str(answer.context["form"].errors[field])
    assert not Meeting.objects.exists()


def test_day_outside_the_visit_is_refused_and_no_row_is_written(cast: Cast) -> None:
    from tests.meetings.making import item, programme

    trip = visit(cast)
    with pytest.raises(Invalid, match="lies outside the visit"):
        programme(cast, trip, item(trip, "Mara Lind"), item(trip, "Per Holm", on="2026-02-01"))
    assert not Meeting.objects.filter(part_of=trip).exists()
