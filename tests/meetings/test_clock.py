from datetime import UTC, date, datetime, time
from zoneinfo import ZoneInfo

import pytest

from secretariat.meetings.clashes import Booked, Clash, clashes
from secretariat.meetings.clock import BadTime, Slot, moment_at, slot_of, time_of, zone_named

HELSINKI = ZoneInfo("Europe/Helsinki")
DAY = date(2026, 2, 26)


@pytest.mark.parametrize(("text", "hour"), [("09:30", time(9, 30)), ("9.30", time(9, 30)), ("  ", None)])
def test_time_is_read(text: str, hour: time | None) -> None:
    assert time_of(text) == hour


@pytest.mark.parametrize("text", ["25:00", "9:3", "noon", "09:60", "-1:00"])
def test_what_is_no_time_is_refused_with_an_example(text: str) -> None:
    with pytest.raises(BadTime, match="09:30"):
        time_of(text)


def test_hour_over_which_the_clocks_are_put_forward_does_not_exist() -> None:
    with pytest.raises(BadTime, match="does not exist on 2026-03-29"):
        moment_at(date(2026, 3, 29), time(3, 30), HELSINKI)
    assert moment_at(date(2026, 3, 29), time(4, 0), HELSINKI).astimezone(UTC).hour == 1


def test_hour_that_comes_twice_is_the_first() -> None:
    twice = moment_at(date(2026, 10, 25), time(3, 30), HELSINKI)
    assert twice.astimezone(UTC) == datetime(2026, 10, 25, 0, 30, tzinfo=UTC)


def test_end_before_the_beginning_is_refused() -> None:
    with pytest.raises(BadTime, match="before it begins"):
        slot_of(DAY, time(10), time(9, 30), HELSINKI)


def test_unknown_zone_is_refused_with_an_example() -> None:
    with pytest.raises(BadTime, match="Europe/Istanbul"):
        zone_named("Europe/Atlantis")


def at(begins: str, ends: str = "") -> Slot:
    slot = slot_of(DAY, time.fromisoformat(begins), time.fromisoformat(ends) if ends else None, HELSINKI)
    assert slot is not None
    return slot


@pytest.mark.parametrize(
    ("one", "other", "is_so"),
    [
        (at("09:00", "10:00"), at("10:00", "11:00"), False),
        (at("09:00", "10:00"), at("09:59", "11:00"), True),
        (at("09:00"), at("09:00"), True),
        (at("09:30"), at("09:00", "10:00"), True),
        (at("10:00"), at("09:00", "10:00"), False),
    ],
)
def test_slots_overlap_half_open_in_both_directions(one: Slot, other: Slot, is_so: bool) -> None:
    assert one.overlaps(other) is other.overlaps(one) is is_so


def test_person_in_two_places_and_room_with_two_meetings_are_named() -> None:
    new = [Booked("A", at("09:00", "10:00"), {"lind": "Mara Lind"}, "Blue Room")]
    standing = [
        Booked("B", at("09:30", "10:30"), {"lind": "Ms Lind", "holm": "Per Holm"}),
        Booked("C", at("09:30", "10:30"), {}, "blue room"),
        Booked("D", at("10:00", "10:30"), {"lind": "Mara Lind"}, "Blue Room"),
    ]
    assert clashes(new, standing) == [
        Clash("A", "B", ("Mara Lind",)),
        Clash("A", "C", ("Blue Room",), is_room=True),
    ]
