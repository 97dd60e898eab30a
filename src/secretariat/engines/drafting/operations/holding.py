"""Operations on words that are held in brackets: cover more of them, cover fewer.

Source: docs/reference/operations.md#operations.
"""

from collections.abc import Iterable, Sequence
from dataclasses import replace

from secretariat.engines.drafting.errors import Crossing, Opposed
from secretariat.engines.drafting.operations.acts import Narrow, Propose, Widen
from secretariat.engines.drafting.operations.brackets import Bracket
from secretariat.engines.drafting.operations.proposals import bracket_of, propose
from secretariat.engines.drafting.operations.values import (
    Change,
    EditState,
    Proposal,
    State,
    Token,
    tokens_of,
)
from secretariat.engines.drafting.operations.words import check


def widen(state: State, act: Widen) -> State:
    """Hold a bracket's words and others beside them together: one bracket is over all of them."""
    bracket = bracket_of(state, act.bracket)
    own = {token.id for token in bracket.base.tokens}
    if not own or not act.words or own & set(act.words):
        raise Crossing("A bracket is widened by words of the text that are not in it.")
    change = _over(state, bracket, own | set(act.words))
    return propose(state, Propose(id=act.id, author=act.author, at=act.at, edits=(change,)))


def narrow(state: State, act: Narrow) -> State:
    """Let those who hold words hold fewer of them."""
    bracket = bracket_of(state, act.bracket)
    own = {token.id for token in bracket.base.tokens}
    if len(bracket.alternatives) > 1 or not bracket.held_by:
        raise Crossing("Brackets with alternatives are as narrow as these; change or withdraw a proposal.")
    if not act.words or not set(act.words) < own:
        raise Crossing("A bracket is narrowed to some of its words.")
    others = tuple(actor for actor in bracket.held_by if actor != act.author)
    if others and not act.ruling:
        raise Opposed("Others hold these words in brackets, and no ruling is recorded.", others)
    change = _over(state, bracket, set(act.words))
    proposals, strands = dict(state.proposals), dict(state.strands)
    for edit in bracket.edits:
        proposal = proposals[edit.rpartition(".")[0]]
        key = f"{proposal.id}.{len(proposal.edits)}"
        proposals[proposal.id] = _instead(proposal, edit, key, change)
        strands[key] = tokens_of("", key, act.id)
    rulings = (*state.rulings, (act.id, act.ruling)) if act.ruling else state.rulings
    return replace(state, proposals=proposals, strands=strands, rulings=rulings)


def _instead(proposal: Proposal, old: str, new: str, change: Change) -> Proposal:
    """Return a proposal with an edit superseded by another; the old one stays on record."""
    edits = {**proposal.edits, new: change}
    states = {**proposal.states, old: EditState.SUPERSEDED, new: EditState.LIVE}
    return replace(proposal, edits=edits, states=states)


def _over(state: State, bracket: Bracket, wanted: Iterable[str]) -> Change:
    """Return the change that holds words of a bracket's home; they must stand side by side."""
    home = state.home(bracket.after)
    tokens: Sequence[Token] = home[1] if home else ()
    ids = set(wanted)
    living = [token for token in tokens if token.is_alive]
    places = [at for at, token in enumerate(living) if token.id in ids]
    if len(places) < len(ids):
        raise Crossing("The words stand in several places.")
    places = [
        at for at in range(places[0], places[-1] + 1) if living[at].id in ids or living[at].text.isspace()
    ]
    before = living[places[0] - 1].id if places[0] else tokens[0].id
    change = Change(before, tuple(living[at].id for at in places), None)
    check(state, change)
    return change
