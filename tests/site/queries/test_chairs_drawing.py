"""The calendar of chairs: where each term stands."""

from datetime import date

from secretariat.engines.values.edtf import parse
from secretariat.site.queries.chairs_drawing import Bar, DrawnLane, Lane, draw


def bar(holder: str, during: str, state: str = "held", code: str = "") -> Bar:
    return Bar(f"/{holder}/", holder, code, during, parse(during), state, is_of_party=False, is_lit=False)


def drawn(*bars: Bar, first: int = 2020, last: int = 2029) -> DrawnLane:
    lane = Lane("UTR", "Union of the Three Rivers", "union", bars)
    return draw([lane], date(first, 1, 1), date(last + 1, 1, 1), date(2026, 3, 16)).lanes[0]


def test_a_term_stands_where_its_days_are() -> None:
    mark = drawn(bar("Alba", "2020-01-01/2024-12-31")).marks[0]
    assert (mark.x, mark.width) == ("140", "550.2")


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


def test_open_terms_reach_the_edge_and_unknown_ends_do_not() -> None:
    marks = drawn(bar("Alba", "2025-01-01/.."), bar("Brenn", "2021-01-01/")).marks
    assert [float(mark.x) + float(mark.width) for mark in marks] == [1240, 360.1]


def test_today_is_a_line_only_where_it_lies_inside() -> None:
    lane = Lane("UTR", "Union", "union", (bar("Alba", "2020-01-01/.."),))
    today = date(2026, 3, 16)
    inside = draw([lane], date(2020, 1, 1), date(2030, 1, 1), today)
    assert inside.today_x == "822.3"
    assert draw([lane], date(1990, 1, 1), date(2000, 1, 1), today).today_x is None


def test_the_axis_tells_months_years_or_five_years() -> None:
    words = [
        [t.text for t in draw([], date(first, 1, 1), date(end, 1, 1), date(2026, 3, 16)).ticks if t.text]
        for first, end in ((2022, 2023), (2020, 2023), (1990, 2030))
    ]
    assert words == [
        ["2022-01", "2022-04", "2022-07", "2022-10"],
        ["2020", "2021", "2022"],
        ["1990", "1995", "2000", "2005", "2010", "2015", "2020", "2025"],
    ]
