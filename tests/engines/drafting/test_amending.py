"""The text itself is amended, consolidated, renumbered and rectified."""

import pytest
from tests.engines.drafting.rivals import BASE, A, does, lines, rivals
from tests.engines.drafting.talks import proposal

from secretariat.engines.drafting.errors import Crossing, Refusal, Unaccounted, Unknown
from secretariat.engines.drafting.notation.views import View
from secretariat.engines.drafting.operations import acts
from secretariat.engines.drafting.operations.applying import applied
from secretariat.engines.drafting.operations.values import Change, MoveParagraph, SplitParagraph, Status
from secretariat.engines.drafting.operations.words import replacing


def test_an_edit_travels_with_a_moved_and_a_split_paragraph() -> None:
    state = applied(BASE, proposal("p", replacing(A, "Ostwick", "Norwick")))
    state = does(state, acts.Amend, "m", edits=(MoveParagraph("a", "c"),))
    meet = next(token.id for token in A.tokens if token.text == "year")
    state = does(state, acts.Amend, "s", edits=(SplitParagraph("a", meet, "second", "4."),))
    assert lines(state)[2:] == ["1. The members meet every year", "4. in the port of [Ostwick][Norwick]."]


def test_a_mandated_change_keeps_off_what_is_in_brackets() -> None:
    state = rivals()
    with pytest.raises(Crossing):
        does(state, acts.Amend, "m", edits=(replacing(A, "year", "month"),))
    state = does(state, acts.Amend, "m", edits=(replacing(A, "members", "Members"),))
    assert lines(state)[0].startswith("1. The Members meet[ every")


def test_consolidation_accounts_for_every_paragraph() -> None:
    state = rivals()
    new = (("x", "1.", "The members meet.", ("a", "p1"), "shorter, as discussed"),)
    with pytest.raises(Unaccounted, match="became of: b"):
        does(state, acts.Consolidate, "k", superseded=("a", "b"), new=new)
    with pytest.raises(Unaccounted, match="reason"):
        does(state, acts.Consolidate, "k", superseded=("a", "b"), new=new, dropped=(("b", " "),))
    with pytest.raises(Unknown):
        does(state, acts.Consolidate, "k", superseded=("a",), new=(("x", "", "y", ("a", "nothing"), "z"),))
    done = does(
        state, acts.Consolidate, "k", superseded=("a", "b"), new=new, dropped=(("b", "covered by 3"),)
    )
    assert done.order == ("x", "c")
    assert done.gone == {"a": "shorter, as discussed", "b": "covered by 3"}
    assert done.sources[0].sources == ("a", "p1")
    assert {each.reason for each in done.proposals.values()} == {"superseded by k"}
    assert lines(done) == ["1. The members meet.", "3. See paragraph 2 and paragraph 1."]


def test_renumbering_leads_references_along_and_keeps_a_concordance() -> None:
    state = does(BASE, acts.Renumber, "r", labels=(("a", "2."), ("b", "1."), ("c", "3.")))
    assert lines(state)[2] == "3. See paragraph 1 and paragraph 2."
    assert state.concordance == ({"1.": "2.", "2.": "1."},)
    assert state.paragraphs["a"].former_labels == ("1.",)


def test_only_closed_paragraphs_are_rectified_and_stay_closed() -> None:
    closed = does(BASE, acts.SetStatus, "s", paragraph="a", status=Status.CLOSED)
    change = replacing(A, "Ostwick", "Norwick")
    after = does(closed, acts.Rectify, "r", "SEC", edits=(change,), record="Procès-verbal 1")
    assert lines(after, View.CLEAN)[0] == "1. The members meet every year in the port of Norwick."
    assert after.paragraphs["a"].status is Status.CLOSED
    assert after.rulings == (("r", "Procès-verbal 1"),)
    for state, edits, record in (
        (BASE, (change,), "Procès-verbal 1"),
        (closed, (change,), " "),
        (closed, (), "Procès-verbal 1"),
        (closed, (Change("z:0", (), "x"),), "Procès-verbal 1"),
        (closed, (Change("a:^", ("a:4",), "x"),), "Procès-verbal 1"),
    ):
        with pytest.raises(Refusal):
            does(state, acts.Rectify, "r", "SEC", edits=edits, record=record)
