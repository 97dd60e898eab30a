"""Legs of a visit as they are typed."""

from datetime import date

import pytest

from secretariat.meetings.legs import BadLeg, leg_on, legs_of, legs_written


def test_legs_come_back_as_they_were_typed() -> None:
    text = "2021-12-08/2021-12-09, Moscow, RU, Europe/Moscow\n2021-12-09/2021-12-10, Veliky Novgorod"
    legs = legs_of(text + "\n\n")
    assert (legs[0].country, legs[1].place, legs[1].time_zone) == ("RU", "Veliky Novgorod", "")
    assert "\n".join(legs_written(legs)) == text


def test_day_that_two_legs_share_belongs_to_where_one_arrives() -> None:
    legs = legs_of("2021-12-08/2021-12-09, Moscow\n2021-12-09/2021-12-10, Tver")
    found = [leg_on(legs, date(2021, 12, day)) for day in (8, 9, 11)]
    assert [leg.place if leg else None for leg in found] == ["Moscow", "Tver", None]
    assert leg_on(legs, None) is None


@pytest.mark.parametrize(
    "line", ["Moscow", "2021-12-08", "2021-12, Moscow", "2021-12-08, ", "2021-12-08, Tver, Europe/Atlantis"]
)
def test_what_is_no_leg_is_refused_with_an_example(line: str) -> None:
    with pytest.raises(BadLeg, match="for example"):
        legs_of(line)
