"""Which paragraph of a draft continues which line is told from their words and numbers."""

import doctest

import pytest
from hypothesis import given
from hypothesis import strategies as st

from secretariat.commitments import matching
from secretariat.commitments.matching import Pair, Worded, marked, paired

PORTS, WATER = Worded("1", "Safe ports in every river"), Worded("2", "Clean water for all towns")


def test_the_examples_hold() -> None:
    assert doctest.testmod(matching).failed == 0


@pytest.mark.parametrize(
    ("paragraphs", "expected"),
    [
        ([PORTS, WATER], [Pair(0, 0, "same"), Pair(1, 1, "same")]),
        ([WATER, PORTS], [Pair(1, 0, "same"), Pair(0, 1, "same")]),
        ([Worded("1.", "Safe ports in all rivers")], [Pair(0, 0, "changed"), Pair(1, None, "dropped")]),
        ([Worded("2.", "Water: towns come first")], [Pair(1, 0, "changed"), Pair(0, None, "dropped")]),
        ([Worded("9.", "Water: towns come first")], [Pair(None, 0, "new"), Pair(0, None, "dropped"),
                                                Pair(1, None, "dropped")]),
        ([], [Pair(0, None, "dropped"), Pair(1, None, "dropped")]),
        ([PORTS, PORTS, WATER], [Pair(0, 0, "same"), Pair(None, 1, "new"), Pair(1, 2, "same")]),
    ],
)  # fmt: skip
def test_paragraphs_are_paired_with_lines(paragraphs: list[Worded], expected: list[Pair]) -> None:
    assert paired([PORTS, WATER], paragraphs) == expected


WORDED = st.lists(
    st.builds(Worded, st.sampled_from(["", "1", "2."]), st.sampled_from(["a b", "b c", "c d e", "", "f"]))
)


@given(WORDED, WORDED)
def test_each_stands_once(lines: list[Worded], paragraphs: list[Worded]) -> None:
    pairs = paired(lines, paragraphs)
    assert sorted(pair.line for pair in pairs if pair.line is not None) == list(range(len(lines)))
    assert [p.paragraph for p in pairs if p.paragraph is not None] == list(range(len(paragraphs)))


@given(st.text("ab ", max_size=20), st.text("ab ", max_size=20))
def test_marks_give_both_texts_back(before: str, after: str) -> None:
    pieces = marked(before, after)
    old = " ".join(piece.text for piece in pieces if piece.kind != "ins")
    new = " ".join(piece.text for piece in pieces if piece.kind != "del")
    assert (old.split(), new.split()) == (before.split(), after.split())
