"""A notice of what came of a text says of each undertaking who owes it and how it stands, with its lines."""

import pytest

from secretariat.notices.drafting.followed import Undertaken, words_of
from secretariat.notices.gathering import followed_told
from tests.cast import Cast
from tests.commitments.making import BRENN, commitment, report, sourced, text


def one(**more: object) -> Undertaken:
    given = {"line": "c1", "words": "Open a port.", "owners": ("Alba",), "state": "accepted"} | more
    return Undertaken(**given)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("row", "said", "lines"),
    [
        (
            one(state="implemented", report="r1", told="It is open", when="2 May 2026"),
            ["Alba: “Open a port” has been done (2 May 2026).", "It is open."],
            ("c1", "r1"),
        ),
        (one(state="needs funds", report="r1"), ["Alba: “Open a port” needs funding."], ("c1", "r1")),
        (one(due="June 2026"), ["Alba owes “Open a port” by June 2026."], ("c1",)),
        (one(owners=()), ["Nobody named owes “Open a port”."], ("c1",)),
    ],
)
def test_a_sentence_says_how_it_stands(row: Undertaken, said: list[str], lines: tuple[str, ...]) -> None:
    (paragraph,) = words_of("Declaration", "t1", "", [row]).paragraphs
    assert [sentence.text for sentence in paragraph] == said
    assert {sentence.lines for sentence in paragraph} == {lines}


def test_what_several_owe_alike_is_one_sentence_with_all_its_lines() -> None:
    rows = [one(), one(line="c2", owners=("Brenn",))]
    words = words_of("Declaration", "t1", "3 May 2026", rows)
    assert words.lede[0].text == (
        "From “Declaration”, adopted on 3 May 2026, 2 undertakings were taken up; 0 of them have been done."
    )
    assert words.lede[0].lines == ("t1", "c1", "c2")
    (sentence,) = words.paragraphs[0]
    assert (sentence.text, sentence.lines) == ("Alba, Brenn owe “Open a port”.", ("c1", "c2"))


def test_it_is_drafted_from_what_the_public_may_see(cast: Cast) -> None:
    there = text(cast, adopted="2026-01-20")
    given = {"text": there.public_id, "paragraph": "p2", "number": "2"}
    made = report(cast, commitment(cast, **given), "implemented")
    commitment(
        cast, "In closed session.", owners=(BRENN,), source=sourced(cast, distribution="limited"), **given
    )
    drafted = followed_told(there.line)
    assert drafted is not None
    assert drafted.title == "What became of “Agenda of the union”"
    assert made.public_id in drafted.words.lines
    assert "closed" not in drafted.words.text
    assert "1 undertaking was taken up; 1 of them has been done." in drafted.words.lede_text


def test_nothing_is_drafted_where_nothing_was_taken_up(cast: Cast) -> None:
    assert followed_told(text(cast).line) is None
