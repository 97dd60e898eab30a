"""A file that breaks its schema is refused, with the place."""

from dataclasses import dataclass, field
from typing import Any

import pytest

from secretariat.data.strict import BadFacts, choice_check, date_check, read_row


@dataclass(frozen=True, kw_only=True)
class Seat:
    id: str
    party: str | None
    start: str | None = field(metadata={"key": "from", "check": date_check})
    status: str = field(metadata={"check": choice_check(("member", "observer"))})
    seq: int | None = None


@dataclass(frozen=True, kw_only=True)
class Club:
    seats: tuple[Seat, ...]
    motto: str = "none"


GOOD: dict[str, Any] = {"id": "a", "party": "Alba", "from": "2020-06", "status": "member"}


def test_a_good_row_is_read() -> None:
    found = read_row(Club, {"seats": [{**GOOD, "party": None, "seq": 3}]}, "club.json")
    assert found == Club(seats=(Seat(id="a", party=None, start="2020-06", status="member", seq=3),))


@pytest.mark.parametrize(
    ("change", "place", "reason"),
    [
        ({"from": "2020-13"}, "seats[0].from", "months are 01 to 12"),
        ({"from": "2020/2021"}, "seats[0].from", "is not YYYY, YYYY-MM or YYYY-MM-DD"),
        ({"from": "2020~"}, "seats[0].from", "is not YYYY, YYYY-MM or YYYY-MM-DD"),
        ({"from": "2020-41"}, "seats[0].from", "is not YYYY, YYYY-MM or YYYY-MM-DD"),
        ({"status": "guest"}, "seats[0].status", "'guest' is none of member, observer"),
        ({"id": ""}, "seats[0].id", "str is expected, not an empty text"),
        ({"id": None}, "seats[0].id", "str is expected, not null"),
        ({"seq": "3"}, "seats[0].seq", "int is expected, not str"),
        ({"seq": True}, "seats[0].seq", "int is expected, not bool"),
        ({"colour": "red"}, "seats[0]", "unknown key 'colour'"),
        ({"start": "2020"}, "seats[0]", "unknown key 'start'"),
    ],
)
def test_a_bad_value_names_its_place(change: dict[str, Any], place: str, reason: str) -> None:
    with pytest.raises(BadFacts) as caught:
        read_row(Club, {"seats": [{**GOOD, **change}]}, "club.json")
    assert (caught.value.file, caught.value.place) == ("club.json", place)
    assert reason in caught.value.reason
    assert str(caught.value).startswith(f"club.json: {place}: ")


@pytest.mark.parametrize(
    ("value", "text"),
    [
        ([], "club.json: top: an object is expected, not list"),
        ({}, "club.json: top: key 'seats' is missing"),
        ({"seats": {}}, "club.json: seats: a list is expected, not dict"),
        ({"seats": ["Alba"]}, "club.json: seats[0]: an object is expected, not str"),
        ({"seats": [{"id": "a"}]}, "club.json: seats[0]: key 'party' is missing"),
    ],
)
def test_a_wrong_shape_is_refused(value: object, text: str) -> None:
    with pytest.raises(BadFacts) as caught:
        read_row(Club, value, "club.json")
    assert str(caught.value) == text
