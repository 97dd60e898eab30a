"""Edits of whole paragraphs: put in, taken out, moved, split, merged. Tokens and positions go along.

A split or merge copies positions on the paragraph to where its words stand now, and flags them.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace

from secretariat.engines.drafting.errors import Crossing, Frozen, Unknown
from secretariat.engines.drafting.operations.values import (
    Change,
    DropParagraph,
    Edit,
    MergeParagraph,
    MoveParagraph,
    NewParagraph,
    Paragraph,
    Position,
    SplitParagraph,
    State,
    Token,
    tokens_of,
)


def check_move(state: State, edit: Edit) -> None:
    """Refuse an edit that speaks of paragraphs that are not there or are agreed.

    Raises:
        Unknown: a paragraph or token that is not in the text.
        Frozen: the paragraph is agreed or closed.
        Crossing: an id is taken, or a paragraph would stand behind itself.
    """
    match edit:
        case NewParagraph():
            _stands(state, edit.after, may_be_head=True)
            _is_free(state, edit.paragraph)
        case DropParagraph():
            _may_change(state, edit.paragraph)
        case MoveParagraph():
            _may_change(state, edit.paragraph)
            _stands(state, edit.after, may_be_head=True)
            if edit.after == edit.paragraph:
                raise Crossing("A paragraph does not stand behind itself.")
        case SplitParagraph():
            paragraph = _may_change(state, edit.paragraph)
            _is_free(state, edit.second)
            if all(token.id != edit.after for token in paragraph.tokens):
                raise Unknown(f"Paragraph {edit.paragraph} has no token {edit.after}.")
        case MergeParagraph():
            _may_change(state, edit.paragraph)
            if state.order.index(edit.paragraph) == 0:
                raise Crossing("The first paragraph has none before it.")
            _may_change(state, _before(state, edit.paragraph))


def moved(state: State, edit: Edit, act: str) -> State:
    """Return the state with an edit of whole paragraphs made."""
    check_move(state, edit)
    match edit:
        case NewParagraph():
            tokens = tokens_of(edit.text, edit.paragraph, act)
            new = Paragraph(edit.paragraph, edit.label, tokens)
            order = _placed(state.order, edit.paragraph, edit.after)
            return replace(state, order=order, paragraphs={**state.paragraphs, new.id: new})
        case DropParagraph():
            return without(state, {edit.paragraph: f"taken out by {act}"})
        case MoveParagraph():
            rest = tuple(each for each in state.order if each != edit.paragraph)
            return replace(state, order=_placed(rest, edit.paragraph, edit.after))
        case SplitParagraph():
            return _split(state, edit, act)
        case MergeParagraph():
            return _merged(state, edit, act)
        case Change():
            raise AssertionError("A change of words moves no paragraph.")


def without(state: State, reasons: Mapping[str, str]) -> State:
    """Return the state with paragraphs out of the text; they and their words stay on record.

    What was proposed to stand behind one of them stands behind the paragraph before it.
    """
    order = tuple(each for each in state.order if each not in reasons)
    places, last = {}, ""
    for each in state.order:
        places[each] = last = last if each in reasons else each
    after = behind(state, {each: places[each] for each in reasons if each in places})
    return replace(after, order=order, gone={**state.gone, **reasons})


def behind(state: State, places: Mapping[str, str]) -> State:
    """Return the state with live proposals to put or move paragraphs behind others told of new places."""
    proposals = dict(state.proposals)
    for proposal in state.proposals.values():
        edits = {
            key: replace(edit, after=_place(state, edit, places[edit.after]))
            for key, edit in proposal.live.items()
            if isinstance(edit, NewParagraph | MoveParagraph) and edit.after in places
        }
        if edits:
            proposals[proposal.id] = replace(proposal, edits={**proposal.edits, **edits})
    return replace(state, proposals=proposals)


def _place(state: State, edit: NewParagraph | MoveParagraph, place: str) -> str:
    """Return the paragraph behind which an edit now stands: none stands behind itself."""
    if place != edit.paragraph:
        return place
    at = state.order.index(place)
    return state.order[at - 1] if at else ""


def _split(state: State, edit: SplitParagraph, act: str) -> State:
    first = state.paragraphs[edit.paragraph]
    at = next(n for n, token in enumerate(first.tokens) if token.id == edit.after) + 1
    mark = tokens_of("", edit.second, act)
    second = Paragraph(edit.second, edit.label, (*mark, *_begun(first.tokens[at:], act)))
    paragraphs = {**state.paragraphs, first.id: replace(first, tokens=first.tokens[:at]), second.id: second}
    order = _placed(state.order, second.id, first.id)
    positions = _copied(state, (first.id,), (first.id, second.id))
    return replace(state, order=order, paragraphs=paragraphs, positions=positions)


def _begun(tokens: Sequence[Token], act: str) -> Iterator[Token]:
    """Yield tokens; blanks before the first word die by an operation: no paragraph begins with one."""
    is_head = True
    for token in tokens:
        is_blank = token.text.isspace()
        yield replace(token, died=act) if is_head and is_blank and token.is_alive else token
        is_head = is_head and (is_blank or not token.is_alive)


def _merged(state: State, edit: MergeParagraph, act: str) -> State:
    first = state.paragraphs[_before(state, edit.paragraph)]
    second = state.paragraphs[edit.paragraph]
    between = tokens_of(edit.between, f"{act}/{edit.paragraph}", act)
    joined = replace(first, tokens=(*first.tokens, *between, *second.tokens))
    paragraphs = {**state.paragraphs, first.id: joined, second.id: replace(second, tokens=())}
    positions = _copied(state, (first.id, second.id), (first.id,))
    after = replace(state, paragraphs=paragraphs, positions=positions)
    return without(after, {second.id: f"merged into {first.id} by {act}"})


def _copied(state: State, old: Iterable[str], new: Iterable[str]) -> dict[tuple[str, str], Position]:
    """Return the positions, those on old paragraphs copied to new ones, all of them to be confirmed."""
    positions = dict(state.positions)
    sources = set(old)
    for position in state.positions.values():
        if position.target in sources:
            for target in new:
                key = position.actor, target
                own = positions.get(key, position)
                positions[key] = replace(own, target=target, to_confirm=True)
    return positions


def _placed(order: tuple[str, ...], key: str, after: str) -> tuple[str, ...]:
    at = order.index(after) + 1 if after else 0
    return (*order[:at], key, *order[at:])


def _before(state: State, key: str) -> str:
    return state.order[state.order.index(key) - 1]


def _stands(state: State, key: str, *, may_be_head: bool = False) -> None:
    if key not in state.order and not (may_be_head and not key):
        raise Unknown(f"There is no paragraph {key} in the text.")


def _is_free(state: State, key: str) -> None:
    if not key or key in state.paragraphs or ":" in key:
        raise Crossing(f"{key!r} cannot be the id of a new paragraph.")


def _may_change(state: State, key: str) -> Paragraph:
    _stands(state, key)
    paragraph = state.paragraphs[key]
    if paragraph.status.is_frozen:
        raise Frozen(f"Paragraph {paragraph.label or key} is {paragraph.status.value}.")
    return paragraph
