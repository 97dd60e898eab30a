"""The EDTF subset: bounds, sure days, comparisons, refusals; the `edtf` package as oracle."""

from datetime import date, timedelta

import edtf as oracle
import pytest
from hypothesis import given
from hypothesis import strategies as st

from secretariat.engines.values.edtf import BadDate, Edtf, Precision, of_days, parse

ONE_DAY = timedelta(days=1)

years = st.integers(1, 9998).map("{:04d}".format)
months = st.builds("{}-{:02d}".format, years, st.integers(1, 12))
parts = st.builds("{}-{}".format, years, st.integers(21, 41))
day_dates = st.dates(date(1, 1, 1), date(9998, 12, 31))
days = day_dates.map(date.isoformat)
signs = st.sampled_from(["", "?", "~", "%"])
masks = st.one_of(
    st.integers(1, 998).map("{:03d}X".format),
    st.integers(1, 98).map("{:02d}XX".format),
    years.map("{}-XX".format),
    years.map("{}-XX-XX".format),
    months.map("{}-XX".format),
)
units = st.builds("{}{}".format, st.one_of(years, months, parts, days, masks), signs)
sides = st.one_of(units, st.sampled_from(["", ".."]))


@st.composite
def dates(draw: st.DrawFn) -> Edtf:
    """Any date of the subset."""
    while True:
        text = draw(st.one_of(units, st.builds("{}/{}".format, sides, sides)))
        try:
            return parse(text)
        except BadDate:
            continue


@pytest.mark.parametrize(
    ("text", "first", "last", "precision"),
    [
        ("2022", "2022-01-01", "2022-12-31", Precision.YEAR),
        ("2024-02", "2024-02-01", "2024-02-29", Precision.MONTH),
        ("2021-12-08", "2021-12-08", "2021-12-08", Precision.DAY),
        ("2022-21", "2022-03-01", "2022-05-31", Precision.PART_OF_YEAR),
        ("2022-24", "2022-12-01", "2023-02-28", Precision.PART_OF_YEAR),
        ("2022-28", "2022-12-01", "2023-02-28", Precision.PART_OF_YEAR),
        ("2022-30", "2022-12-01", "2023-02-28", Precision.PART_OF_YEAR),
        ("2022-32", "2022-06-01", "2022-08-31", Precision.PART_OF_YEAR),
        ("2022-33", "2022-01-01", "2022-03-31", Precision.PART_OF_YEAR),
        ("2022-36", "2022-10-01", "2022-12-31", Precision.PART_OF_YEAR),
        ("2022-37", "2022-01-01", "2022-04-30", Precision.PART_OF_YEAR),
        ("2022-39", "2022-09-01", "2022-12-31", Precision.PART_OF_YEAR),
        ("2022-40", "2022-01-01", "2022-06-30", Precision.PART_OF_YEAR),
        ("2022-41", "2022-07-01", "2022-12-31", Precision.PART_OF_YEAR),
        ("202X", "2020-01-01", "2029-12-31", Precision.DECADE),
        ("19XX", "1900-01-01", "1999-12-31", Precision.CENTURY),
        ("2021-XX", "2021-01-01", "2021-12-31", Precision.YEAR),
        ("2021-XX-XX", "2021-01-01", "2021-12-31", Precision.YEAR),
        ("2021-12-XX", "2021-12-01", "2021-12-31", Precision.MONTH),
        ("2021-12-08/2021-12-10", "2021-12-08", "2021-12-10", Precision.INTERVAL),
        ("2023-07/2024", "2023-07-01", "2024-12-31", Precision.INTERVAL),
        ("1992-06-25/..", "1992-06-25", None, Precision.INTERVAL),
        ("1992/", "1992-01-01", None, Precision.INTERVAL),
        ("../2005", None, "2005-12-31", Precision.INTERVAL),
        ("/2005", None, "2005-12-31", Precision.INTERVAL),
        ("/..", None, None, Precision.INTERVAL),
        ("/", None, None, Precision.INTERVAL),
        ("XXXX-12-08", None, None, Precision.DAY),
        ("XXXX-12", None, None, Precision.MONTH),
    ],
)
def test_bounds(text: str, first: str | None, last: str | None, precision: Precision) -> None:
    found = parse(text)
    assert found.text == text
    assert found.first == (date.fromisoformat(first) if first else None)
    assert found.end == (date.fromisoformat(last) + ONE_DAY if last else None)
    assert found.precision is precision


@pytest.mark.parametrize(
    ("text", "first", "last"),
    [
        ("2022-06/2022-12", "2022-06-30", "2022-12-01"),
        ("2021-12-08/2021-12-10", "2021-12-08", "2021-12-10"),
        ("2022-41", "2022-07-01", "2022-12-31"),
        ("2022", "2022-01-01", "2022-12-31"),
        ("2007/2008", "2007-12-31", "2008-01-01"),
        ("2022/..", "2022-12-31", None),
        ("../2005", None, "2005-01-01"),
        ("/2005-06-30", "2005-06-30", "2005-06-30"),
        ("2005-06-30/", "2005-06-30", "2005-06-30"),
    ],
)
def test_sure_days(text: str, first: str | None, last: str | None) -> None:
    found = parse(text)
    assert found.has_sure_days
    assert found.surely_first == (date.fromisoformat(first) if first else None)
    assert found.surely_end == (date.fromisoformat(last) + ONE_DAY if last else None)


@pytest.mark.parametrize(
    "text",
    [
        *("2007/2007", "2022-12/2022", "2022?", "2022~", "2022%", "2022?/2023", "202X", "2022-XX"),
        *("2022-06-XX", "/", "/..", "2005/", "/2005", "2022-22", "XXXX-12-08"),
    ],
)
def test_no_day_is_sure(text: str) -> None:
    found = parse(text)
    assert not found.has_sure_days
    assert not found.surely_holds(date(2007, 7, 1))


@pytest.mark.parametrize(
    ("text", "at", "reason"),
    [
        ("", 0, "not a date"),
        ("soon", 0, "not a date"),
        ("2022-6", 0, "not a date"),
        ("2022-06-05T10:00", 0, "not a date"),
        ("٢٠٢٢", 0, "not a date"),
        (" 2022", 0, "not a date"),
        ("2022\n", 0, "not a date"),
        ("2X22", 0, "not a date"),
        ("2022??", 0, "not a date"),
        ("2022-13", 5, "months are 01 to 12"),
        ("2022-42", 5, "months are 01 to 12"),
        ("2022-41-01", 5, "months are 01 to 12"),
        ("2022-02-30", 0, "not in the calendar"),
        ("0000", 0, "not in the calendar"),
        ("9999", 0, "not in the calendar"),
        ("202X-12", 5, "a year with unknown digits stands alone"),
        ("2022-XX-08", 8, "a day needs its month"),
        ("2022-1X", 5, "X stands for both digits"),
        ("2022-12-1X", 5, "X stands for both digits"),
        ("XXXX", 0, "needs its month"),
        ("2023/2022", 5, "the end lies before the start"),
        ("2022/2022-13", 10, "months are 01 to 12"),
        ("2022/2023/2024", 5, "not a date"),
        ("XXXX-12-08/2022", 0, "needs its year"),
        ("../..", 0, "an open start needs an end"),
        ("../", 0, "an open start needs an end"),
    ],
)
def test_bad_date_names_the_place(text: str, at: int, reason: str) -> None:
    with pytest.raises(BadDate) as caught:
        parse(text)
    assert caught.value.text == text
    assert caught.value.at == at
    assert reason in str(caught.value)


def test_same_day_twice_is_that_day() -> None:
    assert parse("2021-12-08/2021-12-08") == parse("2021-12-08")
    assert of_days(date(2021, 12, 8), date(2021, 12, 8)) == Edtf.day(date(2021, 12, 8))


def test_of_days_refuses_a_last_day_before_the_first() -> None:
    with pytest.raises(BadDate):
        of_days(date(2021, 12, 8), date(2021, 12, 7))


@pytest.mark.parametrize(
    ("text", "start", "end"),
    [
        ("2022-41", "2022-07", "2022-12"),
        ("2022-24", "2022-12", "2023-02"),
        ("2021-12-08/2021-12-10", "2021-12-08", "2021-12-10"),
        ("2022", "2022", "2022"),
        ("2022-06?", "2022-06", "2022-06"),
        ("2023-07-01/2024", "2023-07-01", "2024"),
        ("1992/..", "1992", None),
        ("/2005-06", None, "2005-06"),
        ("202X", "2020", "2029"),
        ("XXXX-12-08", None, None),
    ],
)
def test_iso_for_interchange(text: str, start: str | None, end: str | None) -> None:
    assert (parse(text).iso_start, parse(text).iso_end) == (start, end)


def test_edges_are_told_apart() -> None:
    told = {
        text: (e.is_open_start, e.is_open_end, e.is_start_unknown, e.is_end_unknown)
        for text in ("2022", "2022/..", "2022/", "../2022", "/2022", "/..")
        for e in [parse(text)]
    }
    assert told == {
        "2022": (False, False, False, False),
        "2022/..": (False, True, False, False),
        "2022/": (False, False, False, True),
        "../2022": (True, False, False, False),
        "/2022": (False, False, True, False),
        "/..": (False, True, True, False),
    }


@pytest.mark.parametrize(
    ("text", "uncertain", "approximate"),
    [("1994?", True, False), ("1994~", False, True), ("1994%", True, True), ("1994/2005~", False, True)],
)
def test_signs(text: str, uncertain: bool, approximate: bool) -> None:
    assert (parse(text).is_uncertain, parse(text).is_approximate) == (uncertain, approximate)


def test_a_partial_handover_leaves_both_chairs_possible() -> None:
    outgoing, incoming = parse("2021-07-01/2022-06"), parse("2022-06/2022-12-31")
    day = date(2022, 6, 15)
    assert outgoing.holds(day)
    assert incoming.holds(day)
    assert not outgoing.surely_holds(day)
    assert not incoming.surely_holds(day)
    assert outgoing.may_meet(incoming)
    # 30 June is the only day that both could claim, and the incoming one surely has it.
    assert incoming.surely_holds(date(2022, 6, 30))
    assert not outgoing.surely_holds(date(2022, 6, 30))


def test_a_meeting_is_surely_within_a_term_or_perhaps() -> None:
    summit = parse("2022-06")
    assert summit.surely_within(parse("2022-40"))
    assert not summit.surely_within(parse("2022-06-15/.."))
    assert summit.may_meet(parse("2022-06-15/.."))
    assert not summit.surely_within(parse("2022-06/2022-12"))
    assert not parse("1994~").surely_within(parse("1990/2000"))


def test_order_key_sorts_by_first_day_then_by_last() -> None:
    texts = ["2022-41", "2022", "2022-06", "/2005", "2022-01-01", "2021-12-08/2021-12-10", "2022-06/.."]
    assert sorted(texts, key=lambda text: parse(text).order_key) == [
        "/2005",
        "2021-12-08/2021-12-10",
        "2022-01-01",
        "2022",
        "2022-06",
        "2022-06/..",
        "2022-41",
    ]


@given(dates())
def test_text_reads_back_to_the_same_date(found: Edtf) -> None:
    again = parse.__wrapped__(found.text)
    assert again == found
    assert (again.first, again.end, again.surely_first) == (found.first, found.end, found.surely_first)
    assert hash(again) == hash(found)


@given(dates())
def test_first_lies_before_end_and_sure_days_inside(found: Edtf) -> None:
    assert found.first is None or found.end is None or found.first < found.end
    if not found.has_sure_days:
        return
    assert found.surely_first is None or found.surely_end is None or found.surely_first < found.surely_end
    for day in (found.surely_first, found.surely_end and found.surely_end - ONE_DAY):
        assert day is None or (found.holds(day) and found.surely_holds(day))


@given(dates(), dates())
def test_surely_implies_maybe_and_both_sides_agree(one: Edtf, other: Edtf) -> None:
    assert one.may_meet(other) == other.may_meet(one)
    assert one.surely_meets(other) == other.surely_meets(one)
    if one.surely_meets(other) or (one.surely_within(other) and one.first):
        assert one.may_meet(other)


@given(day_dates, day_dates)
def test_of_days_holds_its_days_and_no_others(one: date, other: date) -> None:
    first, last = sorted((one, other))
    found = of_days(first, last)
    assert found.holds(first)
    assert found.surely_holds(last)
    assert not found.holds(last + ONE_DAY)
    assert (found.iso_start, found.iso_end) == (first.isoformat(), last.isoformat())


def _refusal(text: str) -> BadDate | None:
    try:
        parse.__wrapped__(text)
    except BadDate as error:
        return error
    return None


@given(st.one_of(st.text(max_size=24), st.text("0123456789X-/.?~%", max_size=24)))
def test_any_text_is_a_date_or_refused_at_a_place_inside_it(text: str) -> None:
    refusal = _refusal(text)
    assert refusal is None or (refusal.text == text and 0 <= refusal.at <= len(text))


# A winter is three months here; the oracle cuts it off at the end of December.
shared_parts = st.builds("{}-{}".format, years, st.sampled_from([21, 22, 23, 25, 26, 27, *range(33, 42)]))
shared = st.one_of(years, months, days, shared_parts, st.builds("{}{}".format, days, signs))


def _day(moment: object) -> date:
    year, month, day = tuple(moment)[:3]  # type: ignore[call-overload]
    return date(year, month, day)


@given(shared)
def test_bounds_agree_with_the_oracle(text: str) -> None:
    ours, theirs = parse(text), oracle.parse_edtf(text)
    assert ours.first == _day(theirs.lower_strict())
    assert ours.end == _day(theirs.upper_strict()) + ONE_DAY


@pytest.mark.parametrize(
    "text",
    ["202X", "20XX", "2021-XX", "2021-12-XX", "2022-06/2022-12", "2021-12-08/2021-12-10", "2004-06~/2006"],
)
def test_bounds_of_masks_and_intervals_agree_with_the_oracle(text: str) -> None:
    ours, theirs = parse(text), oracle.parse_edtf(text)
    assert ours.first == _day(theirs.lower_strict())
    assert ours.end == _day(theirs.upper_strict()) + ONE_DAY


@pytest.mark.parametrize(("text", "lower", "upper"), [("1992/..", True, False), ("../2005", False, True)])
def test_open_sides_agree_with_the_oracle(text: str, lower: bool, upper: bool) -> None:
    ours, theirs = parse(text), oracle.parse_edtf(text)
    assert (ours.first is not None, ours.end is not None) == (lower, upper)
    assert theirs.lower_strict() == float("-inf") or ours.first == _day(theirs.lower_strict())
    assert theirs.upper_strict() == float("inf") or ours.end == _day(theirs.upper_strict()) + ONE_DAY
