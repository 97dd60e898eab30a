"""The calendar of chairs: where each term stands."""

from datetime import date
from typing import Any

from secretariat.engines.values.edtf import parse
from secretariat.site.queries.chairs_drawing import Bar, DrawnLane, Lane, draw

TODAY = date(2026, 3, 16)


def bar(holder: str, during: str, state: str = "held", code: str = "", **more: Any) -> Bar:
    return Bar(f"/{holder}/", holder, code, f"{holder}, {during}", parse(during), state, **more)


def drawn(*bars: Bar, first: int = 2020, last: int = 2029) -> DrawnLane:
    lane = Lane("UTR", "Union of the Three Rivers", "union", bars)
    return draw([lane], date(first, 1, 1), date(last + 1, 1, 1), TODAY).lanes[0]


def test_a_term_stands_where_its_days_are() -> None:
    mark = drawn(bar("Alba", "2020-01-01/2024-12-31")).marks[0]
    assert (mark.x, mark.width) == ("0", "50.01")


def test_the_name_that_fits_is_written_and_no_other() -> None:
    bars = (
        bar("The Federation of the Far Shore", "2020-01-01/2020-12-31", code="XF"),
        bar("Brenn", "2021-01-01/2021-12-31", code="XB"),
        bar("Corva", "2022-01-01/2022-01-31", code="XC"),
    )
    assert [mark.text for mark in drawn(*bars).marks] == ["XF", "Brenn", ""]


def test_a_name_stops_where_the_next_term_is_drawn_over() -> None:
    marks = drawn(bar("The Far Shore", "2020-01-01/..", code="XF"), bar("Brenn", "2020-06-01/..")).marks
    assert [mark.text for mark in marks] == ["XF", "Brenn"]


def test_what_was_not_held_lies_behind_what_happened_instead() -> None:
    marks = drawn(
        bar("Alba", "2022-01-01/2022-12-31"), bar("Brenn", "2022-07-01/2022-12-31", "not-held")
    ).marks
    assert [mark.manner for mark in marks] == ["is-not-held", "is-held"]
    assert [mark.text for mark in marks] == ["", "Alba"]


def test_a_term_that_goes_on_reaches_today_and_unknown_sides_a_year() -> None:
    marks = drawn(
        bar("Alba", "2025-01-01/.."), bar("Brenn", "2021-01-01/"), bar("Corva", "/2023-12-31")
    ).marks
    assert [(float(mark.x), round(float(mark.x) + float(mark.width), 2)) for mark in marks] == [
        (50.01, 62.03),
        (10.02, 20.01),
        (30.0, 39.99),
    ]
    assert {mark.manner for mark in marks} == {"is-held is-vague"}


def test_shared_days_are_a_strip_within_the_bar() -> None:
    shared = ((date(2022, 7, 1), date(2023, 1, 1)), (date(2022, 1, 1), None))
    (mark,) = drawn(bar("Alba", "2022-01-01/2022-12-31", shared=shared)).marks
    assert [(strip.x, strip.width) for strip in mark.strips] == [("24.97", "5.04"), ("20.01", "9.99")]


def test_today_is_a_line_only_where_it_lies_inside() -> None:
    lane = Lane("UTR", "Union", "union", (bar("Alba", "2020-01-01/.."),))
    inside = draw([lane], date(2020, 1, 1), date(2030, 1, 1), TODAY)
    assert (inside.today_x, inside.is_today_late) == ("62.03", False)
    assert draw([lane], date(2010, 1, 1), date(2027, 1, 1), TODAY).is_today_late
    assert draw([lane], date(1990, 1, 1), date(2000, 1, 1), TODAY).today_x is None


def test_the_axis_tells_months_years_or_decades() -> None:
    words = [
        [t.text for t in draw([], date(first, 1, 1), date(end, 1, 1), TODAY).ticks if t.text]
        for first, end in ((2022, 2023), (2020, 2023), (1990, 2030), (1950, 2050))
    ]
    assert words == [
        ["2022-01", "2022-04", "2022-07", "2022-10"],
        ["2020", "2021", "2022"],
        ["1990", "1995", "2000", "2005", "2010", "2015", "2020", "2025"],
        ["1950", "1960", "1970", "1980", "1990", "2000", "2010", "2020", "2030", "2040"],
    ]
