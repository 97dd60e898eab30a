"""Round anniversaries are as exact as the day from which they are counted."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from secretariat.engines.values.anniversaries import anniversaries, years_later
from secretariat.engines.values.edtf import Edtf, parse

SINCE, UNTIL = date(2026, 11, 30), date(2043, 1, 1)


@pytest.mark.parametrize(
    ("began", "ahead"),
    [
        ("1992-06-25", [(35, "2027-06-25"), (40, "2032-06-25"), (45, "2037-06-25"), (50, "2042-06-25")]),
        ("1992-06", [(35, "2027-06"), (40, "2032-06"), (45, "2037-06"), (50, "2042-06")]),
        ("1991-09-19/1991-09-20", [(40, "2031-09-19/2031-09-20"), (45, "2036-09-19/2036-09-20"),
                                   (50, "2041-09-19/2041-09-20")]),
        ("1991", [(35, "2026"), (40, "2031"), (45, "2036"), (50, "2041")]),
        ("1992~", [(35, "2027~"), (40, "2032~"), (45, "2037~"), (50, "2042~")]),
        ("2026-41", [(1, "2027-41"), (5, "2031-41"), (10, "2036-41"), (15, "2041-41")]),
        ("2025-11-30", [(1, "2026-11-30"), (5, "2030-11-30"), (10, "2035-11-30"), (15, "2040-11-30")]),
        ("199X", []),
        ("XXXX-06-25", []),
        ("1992-06-25/..", []),
        ("/1992-06-25", []),
        ("2050-01-01", []),
    ],
)  # fmt: skip
def test_anniversaries_ahead(began: str, ahead: list[tuple[int, str]]) -> None:
    found = anniversaries(parse(began), SINCE, UNTIL)
    assert [(one.years, one.on.text) for one in found] == ahead


def test_a_leap_day_is_told_by_its_month_in_other_years() -> None:
    found = anniversaries(parse("1996-02-29"), date(2020, 1, 1), date(2037, 1, 1))
    assert [one.on.text for one in found] == ["2021-02", "2026-02", "2031-02", "2036-02-29"]


def test_marked_are_the_years_that_are_celebrated() -> None:
    found = anniversaries(parse("1900-01-01"), date(1900, 1, 1), date(2051, 1, 1))
    assert [one.years for one in found if one.is_marked] == [25, 30, 50, 75, 100, 125, 150]


def test_nothing_is_told_beyond_the_calendar() -> None:
    assert years_later(parse("9990-01-01"), 10) is None


@given(day=st.dates(date(1800, 1, 1), date(2100, 1, 1)), ahead=st.integers(1, 60))
def test_each_may_fall_into_the_time_asked_for_and_is_round(day: date, ahead: int) -> None:
    since = date(2026, 11, 30)
    until = since + timedelta(days=365 * ahead)
    for one in anniversaries(Edtf.day(day), since, until):
        assert one.years == 1 or one.years % 5 == 0
        assert one.on.first
        assert one.on.end
        assert one.on.end > since
        assert one.on.first < until
        assert one.on.first.year - day.year == one.years
