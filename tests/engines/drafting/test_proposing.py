"""What is proposed stands in brackets: side by side, nested, united; late proposals are rebased."""

import pytest
from tests.engines.drafting.rivals import BASE, A, does, lines, rivals
from tests.engines.drafting.talks import proposal

from secretariat.engines.drafting.errors import Crossing, Outdated, Unknown
from secretariat.engines.drafting.notation.views import View
from secretariat.engines.drafting.operations import acts
from secretariat.engines.drafting.operations.applying import applied, replayed
from secretariat.engines.drafting.operations.showing import shown
from secretariat.engines.drafting.operations.values import Mode, text_of, tokens_of
from secretariat.engines.drafting.operations.words import changes_between, inserting, rebased, replacing


def test_disjoint_proposals_stand_side_by_side_and_overlapping_ones_in_one_bracket() -> None:
    assert lines(rivals())[0] == (
        "1. The members meet[ every year][ every second year] in the port of [Ostwick][Norwick]."
    )
    assert lines(rivals(), View.ATTRIBUTED)[0] == (
        "1. The members meet[ every year - BRENN delete][ every second year - ALBA] in the port of "
        "[Ostwick][Norwick - CORVA]."
    )


def test_an_overlap_is_narrowed_to_what_differs() -> None:
    whole = replacing(A, "meet every year in the port", "meet every spring in the port")
    assert (
        lines(applied(BASE, proposal("p", whole)))[0]
        == "1. The members meet every [year][spring] in the port of Ostwick."
    )


def test_two_insertions_into_one_gap_become_a_chain_of_unknown_mode_in_a_fixed_order() -> None:
    one = proposal("p1", inserting(A, "members", " jointly"), by="BRENN", minutes=1)
    two = proposal("p2", inserting(A, "members", " always"), by="ALBA", minutes=1)
    state = replayed([one, two], BASE)
    assert lines(state)[0].startswith("1. The members[ always][ jointly] meet")
    state = does(state, acts.SetMode, "m", chain="p2.0", mode=Mode.CUMULATIVE)
    assert state.modes == {"p2.0": Mode.CUMULATIVE}
    with pytest.raises(Unknown):
        does(state, acts.SetMode, "n", chain="p9.0", mode=Mode.CUMULATIVE)


def test_identical_results_are_one_alternative_with_its_proposers_united() -> None:
    state = replayed(
        [
            proposal("p1", replacing(A, "every year", "“yearly”"), by="ALBA"),
            proposal("p2", replacing(A, "every year", '"yearly"'), by="BRENN"),
        ],
        BASE,
    )
    assert lines(state, View.ATTRIBUTED)[0].startswith(
        "1. The members meet [every year][“yearly” - ALBA, BRENN] in"
    )
    united = does(state, acts.MergeIdentical, "m", proposals=("p2", "p1"))
    assert united.proposals["p1"].actors == {"ALBA", "BRENN"}
    assert shown(united, View.ATTRIBUTED) == shown(state, View.ATTRIBUTED)
    left = does(united, acts.Withdraw, "w", by="ALBA", proposal="p2")
    assert left.proposals["p1"].actors == {"BRENN"}


def test_different_proposals_are_not_united() -> None:
    with pytest.raises(Crossing, match="differ in their words"):
        does(rivals(), acts.MergeIdentical, "m", proposals=("p1", "p3"))


def test_a_late_proposal_is_refused_and_rebased_by_its_tokens() -> None:
    late = replacing(A, "every year in the port", "each May at the pier")
    state = does(BASE, acts.Amend, "m", edits=(replacing(A, " in the port of Ostwick", ""),))
    with pytest.raises(Outdated):
        applied(state, proposal("p", late))
    again = rebased(state, late)
    assert again
    assert (
        lines(applied(state, proposal("p", again)))[0]
        == "1. The members meet [every year][each May at the pier]."
    )
    gone = does(BASE, acts.Amend, "m", edits=(replacing(A, "Ostwick", ""),))
    assert rebased(gone, replacing(A, "Ostwick", "")) is None


def test_a_new_wording_becomes_changes() -> None:
    changes = changes_between(A.tokens, "The States meet every year in Ostwick.")
    state = applied(BASE, proposal("p", *changes))
    assert lines(state)[0] == "1. The [members][States] meet every year in [the port of ]Ostwick."
    with pytest.raises(Unknown):
        replacing(A, "Westwick", "x")


def test_words_with_only_blanks_between_them_give_way_as_one() -> None:
    changes = changes_between(A.tokens, "The members meet whenever they wish in the port of Ostwick.")
    state = applied(BASE, proposal("p", *changes))
    assert lines(state)[0] == "1. The members meet [every year][whenever they wish] in the port of Ostwick."


def test_very_many_words_are_compared_without_their_blanks_and_none_is_lost() -> None:
    tokens = tokens_of(" ".join(f"w{n}" for n in range(150)), "P", "op")
    wanted = f"{'x ' * 10_000}{text_of(tokens)}"
    (change,) = changes_between(tokens, wanted)
    assert (change.removed, change.inserted) == ((), "x " * 10_000)
