"""Who holds what: positions, reservations, the status of paragraphs, and what stands before a clean text."""

import pytest
from tests.engines.drafting.rivals import BASE, does, rivals
from tests.engines.drafting.talks import ACTORS

from secretariat.engines.drafting.errors import Crossing, Frozen, NotClean, Unknown
from secretariat.engines.drafting.notation.actors import actor_table
from secretariat.engines.drafting.notation.nodes import Attribution, walk
from secretariat.engines.drafting.notation.parsing import parse
from secretariat.engines.drafting.notation.positions import Stance
from secretariat.engines.drafting.notation.views import View
from secretariat.engines.drafting.operations import acts
from secretariat.engines.drafting.operations.matrix import matrix, obstacles, would_clear
from secretariat.engines.drafting.operations.showing import shown
from secretariat.engines.drafting.operations.values import MergeParagraph, Status

TABLE = actor_table({actor: [actor] for actor in ACTORS})


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
