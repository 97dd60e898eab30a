"""A bracket is settled by choosing or unbracketing, whole paragraphs among them."""

from typing import Any

import pytest
from tests.engines.drafting.rivals import BASE, A, does, lines, rivals
from tests.engines.drafting.talks import proposal

from secretariat.engines.drafting.errors import Crossing, Opposed, Unknown
from secretariat.engines.drafting.notation.positions import Stance
from secretariat.engines.drafting.notation.views import View
from secretariat.engines.drafting.operations import acts
from secretariat.engines.drafting.operations.applying import applied, replayed
from secretariat.engines.drafting.operations.values import (
    Change,
    DropParagraph,
    EditState,
    MergeParagraph,
    MoveParagraph,
    NewParagraph,
    Paragraph,
    SplitParagraph,
    State,
)
from secretariat.engines.drafting.operations.words import replacing


def test_a_proposal_on_proposed_words_nests_and_lives_on_when_they_are_chosen() -> None:
    state = applied(BASE, proposal("p1", replacing(A, "every year", "in spring and autumn"), by="ALBA"))
    strand = state.strands["p1.0"]
    inner = Change(strand[3].id, tuple(token.id for token in strand[4:8]), "")
    state = applied(state, proposal("p2", inner, by="BRENN", minutes=3))
    assert lines(state)[0].startswith("1. The members meet [every year][in spring[ and autumn]] in the")
    state = does(state, acts.Choose, "c", bracket="p1.0", alternative="p1.0")
    assert lines(state)[0].startswith("1. The members meet in spring[ and autumn] in the")
    state = does(state, acts.Choose, "d", bracket="p2.0", alternative="p2.0", ruling="nobody objected")
    assert lines(state)[0].startswith("1. The members meet in spring in the")


def rival_in(state: State, strand: str, word: str, wanted: str) -> Change:
    """Change one word of those that an edit proposes."""
    return replacing(Paragraph(strand, "", state.strands[strand]), word, wanted)


def three_deep() -> State:
    """CORVA changes words of BRENN's, which change words of ALBA's."""
    state = applied(BASE, proposal("p1", replacing(A, "every year", "in spring and autumn"), by="ALBA"))
    inner = rival_in(state, "p1.0", "autumn", "late autumn or winter")
    state = applied(state, proposal("p2", inner, by="BRENN", minutes=2))
    return applied(state, proposal("p3", rival_in(state, "p2.0", "winter", "summer"), by="CORVA", minutes=3))


def test_a_proposal_stays_in_sight_when_words_around_it_are_chosen_for_words_only_proposed() -> None:
    state = does(three_deep(), acts.Choose, "c", bracket="p2.0", alternative="p2.0")
    assert lines(state)[0] == (
        "1. The members meet [every year][in spring and late autumn or [winter][summer]] in the port of "
        "Ostwick."
    )
    state = applied(state, proposal("p4", rival_in(state, "p1.0", "spring", "May"), by="DORIN", minutes=4))
    state = does(state, acts.Choose, "d", bracket="p3.0", alternative="p3.0")
    assert lines(state)[0] == (
        "1. The members meet [every year][in [spring][May] and late autumn or summer] in the port of Ostwick."
    )


def test_what_stood_in_words_not_chosen_goes_with_them_however_deep() -> None:
    for state in (
        three_deep(),
        does(three_deep(), acts.Choose, "c", bracket="p2.0", alternative="p2.0"),
    ):
        kept = does(state, acts.Choose, "d", bracket="p1.0", alternative="base", ruling="nobody spoke for it")
        assert lines(kept) == lines(BASE)
        assert kept.proposals["p3"].states == {"p3.0": EditState.SUPERSEDED}
        assert not any(each.live for each in kept.proposals.values())


def test_words_held_without_an_alternative_are_unbracketed() -> None:
    state = applied(BASE, proposal("p", replacing(A, "Ostwick", None), by="ALBA"))
    assert lines(state)[0].endswith("of [Ostwick].")
    assert lines(state, View.ATTRIBUTED)[0].endswith("of [Ostwick - ALBA oppose].")
    with pytest.raises(Opposed):
        does(state, acts.Unbracket, "u", bracket="p.0")
    assert lines(does(state, acts.Unbracket, "u", by="ALBA", bracket="p.0")) == lines(BASE)
    with pytest.raises(Crossing):
        does(rivals(), acts.Unbracket, "u", bracket="p3.0")


def test_choosing_needs_no_opposition_or_a_ruling_which_is_recorded() -> None:
    state = does(rivals(), acts.Hold, "h", by="DORIN", target="p3", stance=Stance.OPPOSE)
    with pytest.raises(Opposed) as refused:
        does(state, acts.Choose, "c", bracket="p3.0", alternative="p3.0")
    assert refused.value.actors == ("DORIN",)
    ruled = does(state, acts.Choose, "c", bracket="p3.0", alternative="p3.0", ruling="furthest removed first")
    assert ruled.rulings == (("c", "furthest removed first"),)
    assert ruled.proposals["p3"].states == {"p3.0": EditState.ACCEPTED}
    lifted = does(state, acts.Lift, "l", by="DORIN", target="p3")
    assert lines(does(lifted, acts.Choose, "c", bracket="p3.0", alternative="p3.0"))[0].endswith(
        "of Norwick."
    )
    with pytest.raises(Unknown):
        does(state, acts.Choose, "c", bracket="p3.0", alternative="p7.0")


def test_whole_paragraphs_are_proposed_chosen_and_dropped() -> None:
    state = replayed(
        [
            proposal("p1", NewParagraph("a", "n", "1bis.", "The chair reports."), by="ALBA"),
            proposal("p2", DropParagraph("b"), by="BRENN"),
            proposal("p3", MoveParagraph("c", ""), by="CORVA"),
            proposal("p4", SplitParagraph("a", A.tokens[4].id, "second", "1ter."), by="DORIN"),
            proposal("p5", MergeParagraph("c"), by="DORIN"),
        ],
        BASE,
    )
    assert lines(state, View.ATTRIBUTED) == [
        "1. The members meet every year in the port of Ostwick. {proposed to be parted (DORIN)}",
        "[1bis. The chair reports. - ALBA]",
        "[2. The fund pays for harbours and for ferries. - BRENN delete]",
        "3. See paragraph 2 and paragraph 1. {proposed to be moved to the head of the text (CORVA)}"
        " {proposed to be joined to the paragraph before it (DORIN)}",
    ]
    for number, key in enumerate(("p1", "p3", "p2")):
        state = does(state, acts.Choose, f"c{number}", bracket=f"{key}.0", alternative=f"{key}.0")
    assert state.order == ("c", "a", "n")
    assert "taken out" in state.gone["b"]
    kept = does(state, acts.Choose, "k", by="DORIN", bracket="p4.0", alternative="base")
    assert kept.proposals["p4"].states == {"p4.0": EditState.REJECTED}


@pytest.mark.parametrize(
    ("edit", "first", "then"),
    [
        (NewParagraph("b", "n", "2bis.", "The chair reports."), DropParagraph("b"), ("a", "n", "c")),
        (NewParagraph("a", "n", "1bis.", "The chair reports."), DropParagraph("a"), ("n", "b", "c")),
        (NewParagraph("c", "n", "4.", "The chair reports."), MergeParagraph("c"), ("a", "b", "n")),
        (MoveParagraph("a", "b"), DropParagraph("b"), ("a", "c")),
        (MoveParagraph("c", "b"), DropParagraph("b"), ("a", "c")),
        (MoveParagraph("b", "c"), DropParagraph("c"), ("a", "b")),
    ],
)
def test_what_was_to_stand_behind_a_paragraph_that_goes_stands_behind_the_one_before(
    edit: Any, first: Any, then: tuple[str, ...]
) -> None:
    state = applied(BASE, proposal("p", edit))
    state = does(state, acts.Amend, "m", edits=(first,))
    assert len(lines(state)) == len(state.order) + isinstance(edit, NewParagraph)
    assert does(state, acts.Choose, "c", bracket="p.0", alternative="p.0").order == then


def test_what_was_to_stand_behind_a_consolidated_paragraph_stands_behind_the_new_ones() -> None:
    state = applied(BASE, proposal("p", NewParagraph("a", "n", "1bis.", "The chair reports.")))
    new = (
        ("x", "1.", "The members meet.", ("a",), "shorter"),
        ("y", "2.", "The fund pays.", ("b",), "shorter"),
    )
    state = does(state, acts.Consolidate, "k", superseded=("a", "b"), new=new)
    assert lines(state)[:3] == ["1. The members meet.", "2. The fund pays.", "[1bis. The chair reports.]"]
    assert does(state, acts.Choose, "c", bracket="p.0", alternative="p.0").order == ("x", "y", "n", "c")
