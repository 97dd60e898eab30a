"""A bracket is widened and narrowed; words are held in it without an alternative."""

import pytest
from tests.engines.drafting.rivals import BASE, A, does, lines, rivals
from tests.engines.drafting.talks import proposal

from secretariat.engines.drafting.errors import Crossing, Opposed, Refusal
from secretariat.engines.drafting.operations import acts
from secretariat.engines.drafting.operations.applying import applied, replayed
from secretariat.engines.drafting.operations.matrix import matrix
from secretariat.engines.drafting.operations.values import EditState, State
from secretariat.engines.drafting.operations.words import inserting, replacing


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
    wider = does(state, acts.Widen, "w", "CORVA", bracket=bracket.key, words=words_of(state, "every"))
    assert lines(wider)[0] == "1. The members meet [every year] in the port of Ostwick."
    assert matrix(wider)[0].holders == ("BRENN", "CORVA")
    for words in ((), words_of(state, "year"), words_of(state, "port"), ("a:99",)):
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
