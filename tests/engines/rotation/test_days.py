"""Boundaries as exact as the source, lengths in months."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from secretariat.engines.rotation import BadDuration, Boundary, Days, months_of
from secretariat.engines.values.errors import BadDate
from secretariat.engines.values.months import add_months

days = st.dates(date(1900, 1, 1), date(2100, 12, 31))


@pytest.mark.parametrize(
    ("text", "first", "last"),
    [
        ("2024", date(2024, 1, 1), date(2024, 12, 31)),
        ("2024-02", date(2024, 2, 1), date(2024, 2, 29)),
        ("2024-02-29", date(2024, 2, 29), date(2024, 2, 29)),
    ],
)
def test_boundary_keeps_what_the_source_says(text, first, last):
    found = Boundary.starting(text)
    assert (found.first, found.last, str(found)) == (first, last, text)
    assert Boundary.after(text) == Boundary(first + timedelta(days=1), last + timedelta(days=1))


@pytest.mark.parametrize("text", ["2020/2021", "XXXX-01-01", "soon", ""])
def test_boundary_needs_a_single_date_with_a_year(text):
    with pytest.raises(BadDate):
        Boundary.starting(text)


def test_boundary_between_units_is_written_with_both_days():
    assert str(Boundary.after("2007")) == "2007-01-02/2008-01-01"


@pytest.mark.parametrize(
    ("text", "months"), [("P1M", 1), ("P6M", 6), ("P1Y", 12), ("P2Y", 24), ("P18M", 18), ("P1Y6M", 18)]
)
def test_length_is_counted_in_months(text, months):
    assert months_of(text) == months


@pytest.mark.parametrize(
    "text", ["P", "P0M", "P30D", "P1W", "PT1H", "6M", "P6M ", "p6m", "P1.5Y", "P-1Y", ""]
)
def test_other_lengths_are_refused(text):
    with pytest.raises(BadDuration, match="whole months"):
        months_of(text)


@given(days, st.integers(1, 600))
def test_month_end_is_the_last_day_at_most(day, months):
    later = add_months(day, months)
    assert (later.year * 12 + later.month) - (day.year * 12 + day.month) == months
    assert later.day == day.day or (later + timedelta(days=1)).day == 1


@given(st.integers(1900, 2100), st.integers(1, 600))
def test_whole_month_stays_whole(year, months):
    found = Boundary.starting(f"{year}-02").moved(months)
    assert len(str(found)) == len("2024-02")


@given(days, days, days)
def test_days_are_half_open(first, end, day):
    assert Days(first, end).holds(day) == (first <= day < end)
    assert Days(None, end).holds(day) == (day < end)
    assert Days(first).holds(day) == (first <= day)
