"""Each operation does what it says, and refuses what the text does not allow."""

from typing import Any

import pytest
from tests.engines.drafting.talks import ACTORS, at, opened, proposal

from secretariat.engines.drafting.errors import (
    BadLog,
    Crossing,
    Frozen,
    NotClean,
    Opposed,
    Outdated,
    Refusal,
    Unaccounted,
    Unknown,
)
from secretariat.engines.drafting.notation.actors import actor_table
from secretariat.engines.drafting.notation.nodes import Attribution, walk
from secretariat.engines.drafting.notation.parsing import parse
from secretariat.engines.drafting.notation.positions import Stance
from secretariat.engines.drafting.notation.views import View
from secretariat.engines.drafting.operations import acts
from secretariat.engines.drafting.operations.applying import applied, replayed
from secretariat.engines.drafting.operations.log import from_line
from secretariat.engines.drafting.operations.matrix import matrix, obstacles, would_clear
from secretariat.engines.drafting.operations.showing import shown
from secretariat.engines.drafting.operations.values import (
    Change,
    DropParagraph,
    EditState,
    MergeParagraph,
    Mode,
    MoveParagraph,
    NewParagraph,
    SplitParagraph,
    State,
    Status,
)
from secretariat.engines.drafting.operations.words import changes_between, inserting, rebased, replacing

TABLE = actor_table({actor: [actor] for actor in ACTORS})
BASE = opened()
A, B = BASE.paragraphs["a"], BASE.paragraphs["b"]


def does(state: State, kind: type[acts.Act], key: str, by: str = "CHAIR", **fields: Any) -> State:
    """Apply one operation."""
    return applied(state, kind(id=key, author=by, at=at(30), **fields))


def lines(state: State, view: View = View.BRACKETED) -> list[str]:
    return shown(state, view).splitlines()


def rivals() -> State:
    """ALBA wants every second year, BRENN wants nothing said, CORVA wants Norwick."""
    return replayed(
        [
            proposal("p1", replacing(A, "every year", "every second year"), by="ALBA", minutes=2),
            proposal("p2", replacing(A, " every year", ""), by="BRENN", minutes=1),
            proposal("p3", replacing(A, "Ostwick", "Norwick"), by="CORVA"),
        ],
        BASE,
    )


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


def test_statuses_links_and_reopening() -> None:
    state = does(BASE, acts.Link, "l", paragraph="a", until=("b",))
    with pytest.raises(Crossing, match="not agreed before: b"):
        does(state, acts.SetStatus, "s", paragraph="a", status=Status.AGREED)
    state = does(state, acts.SetStatus, "s", paragraph="b", status=Status.AD_REFERENDUM)
    state = does(state, acts.SetStatus, "t", paragraph="a", status=Status.CLOSED)
    with pytest.raises(Frozen):
        does(state, acts.SetStatus, "u", paragraph="a", status=Status.PARKED)
    assert does(state, acts.Reopen, "o", paragraph="a").paragraphs["a"].status is Status.OPEN
    with pytest.raises(Crossing):
        does(rivals(), acts.SetStatus, "s", paragraph="a", status=Status.AGREED)
    with pytest.raises(Crossing):
        does(state, acts.SetStatus, "x", paragraph="b", status=Status.OPEN)
    with pytest.raises(Crossing):
        does(state, acts.Reopen, "x", paragraph="c")
    with pytest.raises(Crossing):
        does(state, acts.Link, "x", paragraph="a", until=("a",))


def test_reservations_stand_before_a_clean_text_until_lifted_or_linked() -> None:
    state = does(BASE, acts.Hold, "h", by="ALBA", target="a", stance=Stance.RESERVE, reservation="scrutiny")
    assert [(each.code, each.words, each.actors) for each in obstacles(state)] == [
        ("reservation", "scrutiny reservation", ("ALBA",))
    ]
    with pytest.raises(NotClean):
        shown(state, View.CLEAN)
    linked = does(state, acts.LinkReservation, "k", by="ALBA", target="a", statement="Statement by Alba")
    assert obstacles(linked) == obstacles(does(state, acts.Lift, "l", by="ALBA", target="a")) == ()
    with pytest.raises(Unknown):
        does(state, acts.Lift, "l", by="BRENN", target="a")


def test_copied_positions_wait_for_their_actors() -> None:
    state = does(BASE, acts.Hold, "h", by="ALBA", target="b", stance=Stance.SUPPORT)
    state = does(state, acts.Amend, "m", edits=(MergeParagraph("b"),))
    assert [each.code for each in obstacles(state)] == ["to confirm"]
    state = does(state, acts.Confirm, "c", by="ALBA", target="a")
    assert not state.positions["ALBA", "a"].to_confirm


def test_cosponsoring_joins_and_proposing_is_no_position() -> None:
    state = does(rivals(), acts.Hold, "h", by="DORIN", target="p1", stance=Stance.COSPONSOR)
    assert state.proposals["p1"].actors == {"ALBA", "DORIN"}
    with pytest.raises(Crossing):
        does(state, acts.Hold, "i", by="DORIN", target="p1", stance=Stance.PROPOSE)
    with pytest.raises(Crossing):
        does(state, acts.Hold, "i", by="DORIN", target="p1", stance=Stance.SUPPORT, reservation="study")


def test_the_matrix_says_who_holds_what_and_what_would_clear() -> None:
    state = does(rivals(), acts.Hold, "h", by="DORIN", target="p1", stance=Stance.SUPPORT)
    state = does(state, acts.Hold, "i", by="BRENN", target="p3", stance=Stance.OPPOSE)
    first, second = matrix(state)
    assert first.words == ("every year", "", "every second year")
    assert first.stances == {
        "BRENN": ((1, Stance.PROPOSE),),
        "ALBA": ((2, Stance.PROPOSE),),
        "DORIN": ((2, Stance.SUPPORT),),
    }
    assert second.stances == {"CORVA": ((1, Stance.PROPOSE),), "BRENN": ((1, Stance.OPPOSE),)}
    assert {actor: would_clear(state, actor) for actor in ACTORS} == {
        "ALBA": (first.key,),  # with its proposer the last rival of the deletion goes
        "BRENN": (first.key, second.key),
        "CORVA": (second.key,),
        "DORIN": (),
    }


def test_positions_written_into_the_text_are_read_again() -> None:
    state = does(rivals(), acts.Hold, "h", by="DORIN", target="p1", stance=Stance.SUPPORT)
    state = does(state, acts.Hold, "i", by="BRENN", target="p3", stance=Stance.OPPOSE)
    state = does(state, acts.Hold, "j", by="DORIN", target="p2", stance=Stance.OPPOSE)
    draft = parse(shown(state, View.ATTRIBUTED), actors=TABLE)
    read = [
        (position.actor, position.stance.value)
        for block in draft.blocks
        for node in walk(block.nodes)
        if isinstance(node, Attribution)
        for position in node.positions
    ]
    assert sorted(read) == [
        ("ALBA", "propose"), ("BRENN", "delete"), ("BRENN", "oppose"), ("CORVA", "propose"),
        ("DORIN", "retain"), ("DORIN", "support"),
    ]  # fmt: skip


def test_confidential_positions_are_not_written_into_the_text() -> None:
    state = does(
        rivals(), acts.Hold, "h", by="DORIN", target="p1", stance=Stance.OPPOSE, is_confidential=True
    )
    assert "DORIN" not in shown(state, View.ATTRIBUTED)
    assert "DORIN" in matrix(state)[0].holders


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


def test_a_new_wording_becomes_changes() -> None:
    changes = changes_between(A.tokens, "The States meet every year in Ostwick.")
    state = applied(BASE, proposal("p", *changes))
    assert lines(state)[0] == "1. The [members][States] meet every year in [the port of ]Ostwick."
    with pytest.raises(Unknown):
        replacing(A, "Westwick", "x")


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


def held(*words: str) -> State:
    """BRENN holds each of these words in brackets."""
    edits = [replacing(A, each, None) for each in words]
    return replayed([proposal(f"h{n}", each, by="BRENN") for n, each in enumerate(edits)], BASE)


def words_of(state: State, *wanted: str) -> tuple[str, ...]:
    return tuple(
        token.id for token in state.paragraphs["a"].tokens if token.is_alive and token.text in wanted
    )


def test_a_bracket_is_widened_over_words_beside_it() -> None:
    state = held("year")
    (bracket,) = matrix(state)
    spaces = [token.id for token in A.tokens if token.text == " "]
    wider = does(
        state, acts.Widen, "w", "CORVA", bracket=bracket.key, words=(*words_of(state, "every"), spaces[3])
    )
    assert lines(wider)[0] == "1. The members meet [every year] in the port of Ostwick."
    assert matrix(wider)[0].holders == ("BRENN", "CORVA")
    for words in ((), words_of(state, "year"), words_of(state, "port"), ("a:99",), words_of(state, "every")):
        with pytest.raises(Refusal):
            does(state, acts.Widen, "w", "CORVA", bracket=bracket.key, words=words)
    gap = applied(BASE, proposal("p", inserting(A, "year", " always")))
    with pytest.raises(Crossing, match="not in it"):
        does(gap, acts.Widen, "w", "CORVA", bracket="p.0", words=words_of(gap, "in"))


def test_a_held_bracket_is_narrowed_by_its_holder_or_a_ruling() -> None:
    state = held("every year in")
    narrower = does(state, acts.Narrow, "n", "BRENN", bracket="h0.0", words=words_of(state, "year"))
    assert lines(narrower)[0] == "1. The members meet every [year] in the port of Ostwick."
    assert narrower.proposals["h0"].states == {"h0.0": EditState.SUPERSEDED, "h0.1": EditState.LIVE}
    with pytest.raises(Opposed) as found:
        does(state, acts.Narrow, "n", "CHAIR", bracket="h0.0", words=words_of(state, "year"))
    assert found.value.actors == ("BRENN",)
    ruled = does(
        state, acts.Narrow, "n", "CHAIR", bracket="h0.0", words=words_of(state, "year"), ruling="as agreed"
    )
    assert ruled.rulings == (("n", "as agreed"),)
    for words in ((), words_of(state, "port"), words_of(state, "every", "in")):
        with pytest.raises(Crossing):
            does(state, acts.Narrow, "n", "BRENN", bracket="h0.0", words=words)
    with pytest.raises(Crossing, match="alternatives"):
        does(rivals(), acts.Narrow, "n", bracket="p3.0", words=words_of(BASE, "Ostwick"))


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
