"""Operations have a shape, an author and an id of their own; what the text does not allow is refused."""

from typing import Any

import pytest
from tests.engines.drafting.rivals import BASE, A, does, rivals
from tests.engines.drafting.talks import at

from secretariat.engines.drafting.errors import BadLog, Crossing, Refusal, Unknown
from secretariat.engines.drafting.operations import acts
from secretariat.engines.drafting.operations.applying import applied
from secretariat.engines.drafting.operations.log import from_line
from secretariat.engines.drafting.operations.values import (
    Change,
    DropParagraph,
    MergeParagraph,
    MoveParagraph,
    NewParagraph,
    SplitParagraph,
    State,
)
from secretariat.engines.drafting.operations.words import replacing


@pytest.mark.parametrize(
    ("edit", "error"),
    [
        (Change("x:1"), Unknown),
        (Change("a:^"), Crossing),
        (Change("a:^", ("b:1",)), Crossing),
        (Change("a:^", ("a:0", "a:2"), "x"), Crossing),
        (Change("a:^", ("a:4",), "x"), Crossing),
        (NewParagraph("", "a", "", "x"), Crossing),
        (NewParagraph("zz", "n", "", "x"), Unknown),
        (DropParagraph("zz"), Unknown),
        (MoveParagraph("a", "a"), Crossing),
        (MergeParagraph("a"), Crossing),
        (SplitParagraph("a", "b:1", "n", ""), Unknown),
    ],
)
def test_edits_that_the_text_does_not_allow_are_refused(edit: Any, error: type[Refusal]) -> None:
    for kind in (acts.Propose, acts.Amend):
        with pytest.raises(error):
            does(BASE, kind, "x", edits=(edit,))


def test_operations_have_an_author_and_an_id_of_their_own() -> None:
    for act in (acts.Link(id="x", author="", at=at(1), paragraph="a", until=("b",)),
                acts.Link(id="open", author="ALBA", at=at(1), paragraph="a", until=("b",))):  # fmt: skip
        with pytest.raises(Refusal):
            applied(BASE, act)
    with pytest.raises(Crossing):
        does(BASE, acts.Open, "again", paragraphs=(("a", "", ""),))
    with pytest.raises(Crossing):
        does(State(), acts.Open, "first", paragraphs=(("a", "", ""), ("a", "", "")))
    with pytest.raises(Crossing):
        does(BASE, acts.Propose, "x", edits=())
    with pytest.raises(Crossing):
        does(BASE, acts.Propose, "x", edits=(replacing(A, "Ostwick", "a"), replacing(A, "Ostwick", "b")))
    with pytest.raises(Unknown):
        does(rivals(), acts.Withdraw, "x", by="ALBA", proposal="p3")


@pytest.mark.parametrize(
    "line",
    [
        None,
        [],
        {"type": "Nothing"},
        {"type": "Lift"},
        {"type": "Lift", "x": 1},
        {"type": "Lift", "id": 1, "author": "a", "at": "2026-05-04", "target": "a"},
        {"type": "Lift", "id": "1", "author": "a", "at": "May", "target": "a"},
    ],
)
def test_lines_that_are_no_operation_are_refused(line: Any) -> None:
    with pytest.raises(BadLog):
        from_line(line)
