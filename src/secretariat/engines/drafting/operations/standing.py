"""Operations on positions, statuses, links and revisions."""

from dataclasses import replace

from secretariat.engines.drafting.errors import Crossing, Frozen, Unknown
from secretariat.engines.drafting.notation.positions import Stance
from secretariat.engines.drafting.operations.acts import (
    Confirm,
    Hold,
    Issue,
    Lift,
    Link,
    LinkReservation,
    Reopen,
    SetMode,
    SetStatus,
)
from secretariat.engines.drafting.operations.brackets import Brackets, all_brackets
from secretariat.engines.drafting.operations.hashing import state_hash
from secretariat.engines.drafting.operations.proposals import known
from secretariat.engines.drafting.operations.values import (
    Change,
    NewParagraph,
    Paragraph,
    Position,
    Revision,
    State,
    Status,
)


def hold(state: State, act: Hold) -> State:
    """Take a position; cosponsoring joins the proposers, proposing is done by a proposal."""
    target = _target(state, act.target)
    if act.stance is Stance.PROPOSE:
        raise Crossing("Who proposes tables a proposal.")
    if act.stance is Stance.COSPONSOR:
        proposal = known(state, target)
        joined = replace(proposal, actors=proposal.actors | {act.author})
        return replace(state, proposals={**state.proposals, target: joined})
    if act.reservation and act.stance is not Stance.RESERVE:
        raise Crossing("Only a reservation has a kind of reservation.")
    position = Position(
        act.author, target, act.stance, act.at, act.reservation, act.source, act.is_confidential
    )  # fmt: skip
    return replace(state, positions={**state.positions, (act.author, target): position})


def lift(state: State, act: Lift) -> State:
    """Take back one's own position."""
    position = _own(state, act.author, act.target)
    rest = {key: each for key, each in state.positions.items() if each is not position}
    return replace(state, positions=rest)


def confirm(state: State, act: Confirm) -> State:
    """Confirm a position that was copied."""
    position = replace(_own(state, act.author, act.target), to_confirm=False)
    return replace(state, positions={**state.positions, (position.actor, position.target): position})


def link_reservation(state: State, act: LinkReservation) -> State:
    """Let a statement carry a reservation."""
    position = _own(state, act.author, act.target)
    if position.stance is not Stance.RESERVE or not act.statement:
        raise Crossing("A statement carries a reservation, and has a name.")
    linked = replace(position, is_linked=True, source=act.statement)
    return replace(state, positions={**state.positions, (linked.actor, linked.target): linked})


def set_mode(state: State, act: SetMode) -> State:
    """Say how the brackets of a chain relate."""
    brackets = Brackets(state)
    found = {each.id for key in brackets.changed() for each in all_brackets(brackets.of(key))}
    if act.chain not in found:
        raise Unknown(f"There is no open bracket {act.chain}.")
    return replace(state, modes={**state.modes, act.chain: act.mode})


def set_status(state: State, act: SetStatus) -> State:
    """Park, agree ad referendum, agree or close a paragraph; what is agreed has no bracket left."""
    paragraph = _paragraph(state, act.paragraph)
    if act.status is Status.OPEN:
        raise Crossing("What was agreed is reopened.")
    if act.status.is_frozen and not paragraph.status.is_frozen:
        if _has_open(state, act.paragraph):
            raise Crossing(f"Paragraph {paragraph.label or act.paragraph} still has open brackets.")
        waiting = [
            key
            for key in sorted(state.links.get(act.paragraph, ()))
            if not state.paragraphs[key].status.is_frozen
        ]
        if waiting:
            raise Crossing(f"It is not agreed before: {', '.join(waiting)}.")
    if paragraph.status is Status.CLOSED:
        raise Frozen(f"Paragraph {paragraph.label or act.paragraph} is closed.")
    return _with_status(state, act.paragraph, act.status)


def _has_open(state: State, key: str) -> bool:
    """Tell whether live edits stand in a paragraph or would move, split, merge or drop it."""
    brackets = Brackets(state)
    if key in brackets.changed():
        return True
    return any(
        edit.paragraph == key
        for proposal in state.proposals.values()
        for edit in proposal.live.values()
        if not isinstance(edit, Change | NewParagraph)
    )


def reopen(state: State, act: Reopen) -> State:
    """Reopen a paragraph."""
    paragraph = _paragraph(state, act.paragraph)
    if paragraph.status is Status.OPEN:
        raise Crossing(f"Paragraph {paragraph.label or act.paragraph} is open.")
    return _with_status(state, act.paragraph, Status.OPEN)


def link(state: State, act: Link) -> State:
    """Tie a paragraph to others."""
    for key in (act.paragraph, *act.until):
        _paragraph(state, key)
    if act.paragraph in act.until or not act.until:
        raise Crossing("A paragraph waits for others.")
    until = state.links.get(act.paragraph, frozenset()) | set(act.until)
    return replace(state, links={**state.links, act.paragraph: until})


def issue(state: State, act: Issue) -> State:
    """Issue what stands as a revision."""
    revision = Revision(act.symbol, act.label, len(state.seen), state_hash(state))
    return replace(state, revisions=(*state.revisions, revision))


def _target(state: State, key: str) -> str:
    if key in state.proposals:
        return state.proposals[key].merged_into or key
    _paragraph(state, key)
    return key


def _own(state: State, author: str, target: str) -> Position:
    position = state.positions.get((author, target))
    if position is None:
        raise Unknown(f"{author} has no position on {target}.")
    return position


def _paragraph(state: State, key: str) -> Paragraph:
    if key not in state.order:
        raise Unknown(f"There is no paragraph {key} in the text.")
    return state.paragraphs[key]


def _with_status(state: State, key: str, status: Status) -> State:
    paragraph = replace(state.paragraphs[key], status=status)
    return replace(state, paragraphs={**state.paragraphs, key: paragraph})
