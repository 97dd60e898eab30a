"""Operations on proposals: table, withdraw, unite, choose."""

from collections.abc import Iterable, Mapping
from dataclasses import replace

from secretariat.engines.drafting.errors import Crossing, Opposed, Outdated, Unknown
from secretariat.engines.drafting.operations.acts import (
    Act,
    Choose,
    MergeIdentical,
    Propose,
    Unbracket,
    Withdraw,
)
from secretariat.engines.drafting.operations.brackets import (
    BASE,
    Alternative,
    Bracket,
    Brackets,
    all_brackets,
)
from secretariat.engines.drafting.operations.moving import check_move, moved
from secretariat.engines.drafting.operations.values import (
    Change,
    Edit,
    EditState,
    Proposal,
    State,
    Token,
    tokens_of,
)
from secretariat.engines.drafting.operations.words import check, is_same, spliced


def propose(state: State, act: Propose) -> State:
    """Table a proposal."""
    if not act.edits:
        raise Crossing("A proposal changes something.")
    edits = {f"{act.id}.{number}": edit for number, edit in enumerate(act.edits)}
    strands = dict(state.strands)
    for key, edit in edits.items():
        if isinstance(edit, Change):
            check(state, edit)
            _check_alive(state, edit)
            strands[key] = tokens_of(edit.inserted or "", key, act.id)
        else:
            check_move(state, edit)
    _check_apart(edits)
    proposal = Proposal(
        id=act.id,
        at=act.at,
        actors=frozenset(act.actors or (act.author,)),
        tabled_by=frozenset(act.actors or (act.author,)),
        edits=edits,
        states=dict.fromkeys(edits, EditState.LIVE),
        on_behalf_of=act.on_behalf_of,
        rationale=act.rationale,
        symbol=act.symbol,
    )
    return replace(state, proposals={**state.proposals, act.id: proposal}, strands=strands)


def _check_alive(state: State, change: Change) -> None:
    """Refuse a change of words that are no longer in the text.

    Raises:
        Outdated: some of them were taken out meanwhile.
    """
    home = state.home(change.after)
    assert home is not None
    dead = {token.id for token in home[1] if not token.is_alive}
    if dead & set(change.removed):
        raise Outdated("Words that this changes were taken out meanwhile.")


def _check_apart(edits: Mapping[str, Edit]) -> None:
    """Refuse a proposal that changes the same words twice."""
    seen: set[str] = set()
    for edit in edits.values():
        if isinstance(edit, Change):
            if seen & set(edit.removed):
                raise Crossing("One proposal changes the same words twice.")
            seen |= set(edit.removed)


def withdraw(state: State, act: Withdraw) -> State:
    """Leave a proposal."""
    proposal = known(state, _root(state, act.proposal))
    if act.author not in proposal.actors:
        raise Unknown(f"{act.author} is not among those who propose {act.proposal}.")
    return _with(state, replace(proposal, actors=proposal.actors - {act.author}))


def merge_identical(state: State, act: MergeIdentical) -> State:
    """Unite proposals into the first of them by its id, whatever order they are named in."""
    chosen = sorted({_root(state, key) for key in act.proposals})
    first, *rest = (known(state, key) for key in chosen)
    for other in rest:
        if not _are_same(state, first, other):
            raise Crossing(
                f"Proposals {first.id} and {other.id} differ in their words: unite them by a new one."
            )
    united = first.actors.union(*(other.actors for other in rest))
    merged = {other.id: replace(other, merged_into=first.id, actors=frozenset()) for other in rest}
    again = {
        proposal.id: replace(proposal, merged_into=first.id)
        for proposal in state.proposals.values()
        if proposal.merged_into in merged
    }
    proposals = {**state.proposals, **again, **merged, first.id: replace(first, actors=united)}
    return replace(state, proposals=proposals)


def _root(state: State, key: str) -> str:
    return known(state, key).merged_into or key


def _are_same(state: State, one: Proposal, other: Proposal) -> bool:
    if len(one.edits) != len(other.edits):
        return False
    for (first, edit), (second, rival) in zip(one.edits.items(), other.edits.items(), strict=True):
        if not isinstance(edit, Change) or not isinstance(rival, Change):
            if edit != rival:
                return False
        elif (edit.after, edit.removed) != (rival.after, rival.removed) or not is_same(
            state.strands[first], state.strands[second]
        ):
            return False
    return True


def choose(state: State, act: Choose) -> State:
    """Close a bracket, or accept or reject an edit of whole paragraphs."""
    whole = _paragraph_edit(state, act.bracket)
    if whole is not None:
        return _chosen_whole(state, act, *whole)
    bracket = bracket_of(state, act.bracket)
    chosen = next(
        (each for each in bracket.alternatives if act.alternative in (each.id, *_edits(state, each))), None
    )
    if chosen is None:
        raise Unknown(f"Bracket {act.bracket} has no alternative {act.alternative}.")
    _check_unopposed(state, bracket, chosen, act.ruling)
    gone = {token.id for token in bracket.base.tokens} - {token.id for token in chosen.tokens}
    kept = {token.id for token in bracket.base.tokens} & {token.id for token in chosen.tokens}
    after = _woven(state, bracket, chosen, gone, kept, act.id)
    states = {
        edit: EditState.ACCEPTED if edit.rpartition(".")[0] in chosen.proposals else EditState.REJECTED
        for edit in bracket.edits
    }
    return _ruled(_closed(after, states), act, act.ruling)


def _woven(
    state: State, bracket: Bracket, chosen: Alternative, gone: set[str], kept: set[str], act: str
) -> State:
    """Return the state with the words of the chosen alternative in the place of the bracket."""
    # The mark of a strand goes before its first word, so that what is anchored on it stays.
    marks = {edit: state.strands[edit][0] for edit in bracket.edits if edit in state.strands}
    runs: list[tuple[str, list[Token]]] = [(bracket.after, [])]
    for token in chosen.tokens:
        mark = marks.pop(token.id.rpartition(":")[0], None)
        runs[-1][1].extend([mark] if mark else [])
        if token.id in kept:
            runs.append((token.id, []))
        else:
            runs[-1][1].append(token)
    tokens = _tokens(state, bracket.home)
    for anchor, put_in in runs:
        tokens = spliced(tokens, anchor, (), put_in, act)
    return _put(state, bracket.home, spliced(tokens, "", gone, (), act))


def unbracket(state: State, act: Unbracket) -> State:
    """Take the brackets off words that are only held."""
    bracket = bracket_of(state, act.bracket)
    if len(bracket.alternatives) > 1 or not bracket.held_by:
        raise Crossing("There is more than one alternative here: choose one.")
    others = tuple(actor for actor in bracket.held_by if actor != act.author)
    if others and not act.ruling:
        raise Opposed("Others hold these words in brackets, and no ruling is recorded.", others)
    return _ruled(_closed(state, dict.fromkeys(bracket.edits, EditState.ACCEPTED)), act, act.ruling)


def bracket_of(state: State, key: str) -> Bracket:
    """Return the open bracket with this id.

    Raises:
        Unknown: there is none.
    """
    brackets = Brackets(state)
    for paragraph in brackets.changed():
        for bracket in all_brackets(brackets.of(paragraph)):
            if bracket.id == key:
                return bracket
    raise Unknown(f"There is no open bracket {key}.")


def _edits(state: State, alternative: Alternative) -> Iterable[str]:
    return (edit for key in alternative.proposals for edit in state.proposals[key].edits)


def opposed_to(state: State, bracket: Bracket, chosen: Alternative) -> tuple[str, ...]:
    """Return who stands against closing a bracket with one of its alternatives."""
    found = set(bracket.held_by)
    for alternative in bracket.alternatives:
        if alternative is not chosen:
            found |= set(alternative.actors)
    for position in state.positions.values():
        is_for_other = any(
            position.target in each.proposals for each in bracket.alternatives if each is not chosen
        )
        if (position.target in chosen.proposals and position.stance.is_against) or (
            is_for_other and not position.stance.is_against and position.stance.value not in _NEUTRAL
        ):
            found.add(position.actor)
    return tuple(sorted(found - set(chosen.actors)))


_NEUTRAL = frozenset({"can live with", "reserve"})


def _check_unopposed(state: State, bracket: Bracket, chosen: Alternative, ruling: str) -> None:
    against = opposed_to(state, bracket, chosen)
    if against and not ruling:
        raise Opposed("Somebody is against it, and no ruling is recorded.", against)


def _paragraph_edit(state: State, key: str) -> tuple[Proposal, Edit] | None:
    proposal = state.proposals.get(key.rpartition(".")[0])
    edit = proposal.live.get(key) if proposal else None
    return (proposal, edit) if proposal and edit and not isinstance(edit, Change) else None


def _chosen_whole(state: State, act: Choose, proposal: Proposal, edit: Edit) -> State:
    is_kept = act.alternative == BASE
    against = {
        position.actor
        for position in state.positions.values()
        if position.target == proposal.id and position.stance.is_against is not is_kept
        and position.stance.value not in _NEUTRAL
    }  # fmt: skip
    against |= set(proposal.actors) if is_kept else set()
    if against - {act.author if is_kept else ""} and not act.ruling:
        raise Opposed("Somebody is against it, and no ruling is recorded.", tuple(sorted(against)))
    after = state if is_kept else moved(state, edit, act.id)
    new = EditState.REJECTED if is_kept else EditState.ACCEPTED
    return _ruled(_closed(after, {act.bracket: new}), act, act.ruling)


def _closed(state: State, states: Mapping[str, EditState]) -> State:
    """Return the state with edits closed; what stood in words not chosen is superseded, however deep."""
    brackets = Brackets(state)
    rejected = (edit for edit, new in states.items() if new is EditState.REJECTED)
    lost = {key for edit in rejected for key, _ in brackets.edits_in(edit)}
    closed = {**dict.fromkeys(lost, EditState.SUPERSEDED), **states}
    proposals = dict(state.proposals)
    for proposal in state.proposals.values():
        new = {edit: closed[edit] for edit in proposal.states if edit in closed}
        if new:
            proposals[proposal.id] = replace(proposal, states={**proposal.states, **new})
    return replace(state, proposals=proposals)


def _ruled(state: State, act: Act, ruling: str) -> State:
    return replace(state, rulings=(*state.rulings, (act.id, ruling))) if ruling else state


def _tokens(state: State, home: str) -> tuple[Token, ...]:
    return state.paragraphs[home].tokens if home in state.paragraphs else state.strands[home]


def _put(state: State, home: str, tokens: tuple[Token, ...]) -> State:
    if home in state.paragraphs:
        paragraph = replace(state.paragraphs[home], tokens=tokens)
        return replace(state, paragraphs={**state.paragraphs, home: paragraph})
    return replace(state, strands={**state.strands, home: tokens})


def known(state: State, key: str) -> Proposal:
    """Return a proposal.

    Raises:
        Unknown: there is none with this id.
    """
    if key not in state.proposals:
        raise Unknown(f"There is no proposal {key}.")
    return state.proposals[key]


def _with(state: State, proposal: Proposal) -> State:
    return replace(state, proposals={**state.proposals, proposal.id: proposal})
