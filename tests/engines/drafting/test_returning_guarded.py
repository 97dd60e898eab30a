"""Files that come back are read in a process of their own; words alone are read against the text."""

from collections.abc import Iterator
from dataclasses import replace

import pytest
from tests.engines.drafting.talks import opened
from tests.engines.drafting.test_word import word
from tests.engines.drafting.word_files import changed, facts

from secretariat.engines.drafting.errors import BadFile
from secretariat.engines.drafting.exporting.sheets import Form
from secretariat.engines.drafting.operations.acts import Open
from secretariat.engines.drafting.operations.applying import applied
from secretariat.engines.drafting.operations.log import as_line
from secretariat.engines.drafting.operations.values import (
    DropParagraph,
    Edit,
    MergeParagraph,
    MoveParagraph,
    NewParagraph,
    SplitParagraph,
    State,
)
from secretariat.engines.drafting.operations.words import replacing
from secretariat.engines.drafting.returning.guarded import POOL, Asked, read_guarded
from secretariat.engines.drafting.returning.lines import read_lines, read_paragraph
from secretariat.engines.drafting.returning.opening import Limits
from secretariat.engines.drafting.returning.sending import returned_of
from secretariat.engines.drafting.returning.values import SENDER, Returned

MEET = "The members meet every year in Ostwick."
FUND = "The fund pays for harbours and for ferries."


@pytest.fixture(autouse=True, scope="module")
def _no_process_left() -> Iterator[None]:
    yield
    POOL.end_idle()


def begun(*paragraphs: tuple[str, str, str]) -> Open:
    return Open(id="op0", author="chair", at=facts(State()).made_at, paragraphs=paragraphs)


ACT = begun(("a", "1.", MEET), ("b", "2.", FUND), ("c", "", "See paragraph 2."))
STATE = applied(State(), ACT)


def asked(**more: object) -> Asked:
    given = Asked(
        lines=[as_line(ACT)], facts=replace(facts(STATE), count=1), new_ids="n", may_be_named=True, count=1
    )
    return replace(given, **more)  # type: ignore[arg-type]


def edits(text: str, *, is_markdown: bool = False) -> list[Edit]:
    numbers = iter(range(1, 9))
    found = read_lines(text, STATE, new_id=lambda: f"n{next(numbers)}", is_markdown=is_markdown)
    return found.edits.get(SENDER, [])


def test_what_is_read_outside_is_what_is_read_here() -> None:
    state = opened()
    assert state.order
    text = f"1. {MEET.replace('every', 'each')}\n2. {FUND}\nSee paragraph 2."
    found = read_guarded(text.encode(), name="ours.txt", asked=asked())
    assert found == read_lines(text, STATE, new_id=lambda: "n1")
    assert found.edits == {SENDER: [replacing(STATE.paragraphs["a"], "every", "each")]}


def test_process_stays_warm_between_files() -> None:
    POOL.end_idle()
    for _ in range(2):
        read_guarded(b"1. Other words", name="ours.txt", asked=asked(paragraph="a"))
    (process,) = POOL.idle
    assert process.asked == 2


def test_word_file_of_another_text_is_refused_whatever_it_counts() -> None:
    data = changed(word(opened(), Form.CLEAN), "ferries", "bridges")
    other = replace(facts(STATE), text="t2")
    with pytest.raises(BadFile, match="a file of another text"):
        read_guarded(data, name="ours.docx", asked=asked(facts=other))


def test_text_that_takes_too_long_to_compare_is_given_up() -> None:
    busy = " ".join("ba"[n % 2] for n in range(990))
    act = begun(("a", "", " ".join("a" * 990)))
    tired = asked(lines=[as_line(act)], paragraph="a")
    with pytest.raises(BadFile, match="more than 1 seconds"):
        read_guarded(busy.encode(), name="busy.txt", asked=tired, limits=Limits(seconds=1))
    assert read_guarded(b"1. Fine", name="next.txt", asked=asked(paragraph="a")).edits


def test_file_with_more_changes_than_are_handed_on_is_refused() -> None:
    with pytest.raises(BadFile, match="3 changes and remarks, and 2 is the limit"):
        read_guarded(
            f"1. {MEET}\n7. One.\n8. Two.\n9. Three.\n2. {FUND}\nSee paragraph 2.".encode(),
            name="long.txt", asked=asked(), limits=Limits(changes=2),
        )  # fmt: skip


@pytest.mark.parametrize(
    "told",
    [
        {},
        {
            "origin": None,
            "authors": [{"author": "", "edits": [{"type": "Open"}]}],
            "comments": [],
            "unread": [],
        },
    ],
)
def test_answer_without_shape_is_not_believed(told: dict[str, object]) -> None:
    with pytest.raises(BadFile, match="Reading it failed"):
        returned_of(told)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (f"1. {MEET}\n2. {FUND}\nSee paragraph 2.", []),
        (f"{MEET}\n\n{FUND}\n\nSee paragraph 2.", []),
        (f"1. {MEET}\nSee paragraph 2.", [DropParagraph("b")]),
        (f"2. {FUND}\n1. {MEET}\nSee paragraph 2.", [MoveParagraph("b", "")]),
        (f"1. {MEET}\n2. {FUND} See paragraph 2.", [MergeParagraph("c")]),
        (
            f"1. {MEET}\n2. The fund pays for harbours\n3. and for ferries.\nSee paragraph 2.",
            [SplitParagraph("b", "b:9", "n1", "3.")],
        ),
        (
            f"1. {MEET}\n1 bis. Ships are free to come.\n2. {FUND}\nSee paragraph 2.",
            [NewParagraph("a", "n1", "1 bis.", "Ships are free to come.")],
        ),
    ],
)
def test_whole_paragraphs_of_words_become_their_edits(text: str, expected: list[Edit]) -> None:
    assert edits(text) == expected


def test_markdown_is_read_as_its_words() -> None:
    text = (
        f"# Declaration\n\n1. The members **meet** every\nyear in Ostwick.\n\n2. *{FUND}*\n\nSee paragraph 2."
    )
    numbers = iter(range(1, 9))
    found = read_lines(
        text, STATE, new_id=lambda: f"n{next(numbers)}", head=("Declaration",), is_markdown=True
    )
    assert found == Returned()


def test_other_numbers_are_told_and_change_nothing() -> None:
    found = read_lines(f"1. {MEET}\n5. {FUND}\nSee paragraph 2.", STATE, new_id=lambda: "n")
    assert (found.edits, [(one.words, one.reason) for one in found.unread]) == (
        {},
        [("2. → 5.", "Numbers are given by the secretariat.")],
    )


@pytest.mark.parametrize("text", ["", "\n\n", "# #"])
def test_no_words_are_refused(text: str) -> None:
    with pytest.raises(BadFile, match="no words"):
        read_lines(text, STATE, new_id=lambda: "n")
    with pytest.raises(BadFile, match="no words"):
        read_paragraph(text, STATE, "a")
