"""Numbers of items: read, put in order, counted anew."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from secretariat.meetings.agenda_changes import Altered, differences
from secretariat.meetings.numbering import (
    SUFFIXES,
    BadNumber,
    ItemNumber,
    anew,
    inserted_after,
    misplaced,
    next_number,
    number_of,
)

levels = st.tuples(st.integers(1, 999), st.integers(0, len(SUFFIXES) - 1))
numbers = st.lists(levels, min_size=1, max_size=4).map(lambda given: ItemNumber(tuple(given)))


def read(*texts: str) -> list[ItemNumber]:
    return [number for text in texts if (number := number_of(text))]


def test_numbers_stand_as_on_an_agenda() -> None:
    in_order = read("1", "1.1", "1.1 bis", "1.2", "1 bis", "1 ter", "2", "2.1", "10", "10 bis.1")
    assert sorted(in_order[5:] + in_order[:5]) == in_order


@pytest.mark.parametrize("text", ["0", "x", "1 tris", "1..2", "1.2.3.4.5", "1,2", "bis", "-1", "1000"])
def test_what_is_no_number_is_refused(text: str) -> None:
    with pytest.raises(BadNumber):
        number_of(text)


@given(numbers)
def test_a_number_is_read_as_it_is_written(number: ItemNumber) -> None:
    assert number_of(str(number)) == number
    assert number_of(f" {str(number).upper()}. ") == number


@given(st.lists(numbers, max_size=12))
def test_numbers_counted_anew_ascend_and_stay_so(given: list[ItemNumber]) -> None:
    fresh = anew(given)
    assert misplaced(fresh) is None
    assert anew(fresh) == fresh


def test_anew_keeps_levels_and_leaves_breaks_alone() -> None:
    first, second, third, fourth = read("1", "1 bis", "7.3", "9")
    assert [str(n) if n else "" for n in anew([first, None, second, third, fourth])] == [
        "1",
        "",
        "2",
        "2.1",
        "3",
    ]


def test_what_comes_next_and_between() -> None:
    taken = read("1", "2", "2 bis", "3.4")
    assert str(next_number(taken)) == "4"
    assert str(inserted_after(taken[1], taken)) == "2 ter"
    full = [ItemNumber(((1, at),)) for at in range(len(SUFFIXES))]
    with pytest.raises(BadNumber, match="anew"):
        inserted_after(full[0], full)


def item(key: str, title: str, number: str = "", **more: object) -> dict[str, object]:
    plain = {"day": None, "begins": "", "ends": "", "room": "", "speakers": [], "note": "",
             "is_struck": False, "reason": ""}  # fmt: skip
    return plain | {"id": key, "title": title, "number": number} | more


def test_each_difference_is_named_once() -> None:
    sent = [
        item("a", "Opening", "1"),
        item("b", "Budget", "2"),
        item("c", "Locks", "3"),
        item("d", "Any", "4"),
    ]
    now = [
        item("d", "Any", "4"),
        item("a", "Opening", "1"),
        item("b", "Budget of 2027", "2", speakers=[{"words": "Ms. Lind", "office": "Minister"}]),
        item("c", "Locks", "3", is_struck=True, reason="Taken in writing."),
        item("e", "Floods", "5"),
    ]
    found = differences(sent, now)
    assert [(one.id, one.how) for one in found] == [
        ("d", "moved"), ("b", "changed"), ("e", "added"), ("c", "struck"),
    ]  # fmt: skip
    assert found[1].altered == (
        Altered("title", "Budget", "Budget of 2027"), Altered("speakers", "", "Ms. Lind, Minister"),
    )  # fmt: skip
    assert found[3].reason == "Taken in writing."


def test_what_was_struck_before_and_still_is_makes_no_difference() -> None:
    gone = item("a", "Opening", "1", is_struck=True, reason="No time.")
    assert differences([gone], [gone]) == []
    assert [one.how for one in differences([gone], [item("a", "Opening", "1")])] == ["added"]
