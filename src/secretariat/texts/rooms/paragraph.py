"""One paragraph in focus: its brackets, who proposed what, who holds what, and its history."""

from dataclasses import dataclass
from datetime import datetime

from secretariat.engines.drafting.operations.values import Change, NewParagraph, Proposal
from secretariat.texts import touching
from secretariat.texts.rooms.look import Held, Look
from secretariat.texts.rooms.room import ParagraphShown, Room, room_of
from secretariat.texts.rooms.telling import Told, log_of
from secretariat.texts.rooms.wording import Run, runs_of


@dataclass(frozen=True, slots=True)
class ProposalShown:
    """A proposal that stands: who, when, why, what it changes; `is_own`: of the viewer's own delegation."""

    id: str
    who: str
    at: datetime
    rationale: str
    runs: tuple[Run, ...]
    what: tuple[str, ...]
    held: tuple[Held, ...]
    is_own: bool


@dataclass(frozen=True, slots=True)
class Focus:
    """A paragraph page. `before`, `after`: (key, what it is called) of its neighbours."""

    room: Room
    paragraph: ParagraphShown
    words: str
    proposals: tuple[ProposalShown, ...]
    history: tuple[Told, ...]
    before: tuple[str, str] | None
    after: tuple[str, str] | None
    sources: tuple[tuple[str, str], ...]
    others: tuple[tuple[str, str], ...]


def focus_of(look: Look, key: str) -> Focus:
    """Return a paragraph in focus; the caller has seen that it stands in the text."""
    room = room_of(look)
    at = look.state.order.index(key)
    named = [(one, touching.called(look.state, one)) for one in look.state.order]
    shown = room.paragraphs[at]
    return Focus(
        room=room,
        paragraph=shown,
        words=look.state.paragraphs[key].text,
        proposals=tuple(_proposal(look, key, look.state.proposals[one]) for one in shown.proposals),
        history=log_of(look).told(look.names, paragraph=key) if look.is_inside else (),
        before=named[at - 1] if at else None,
        after=named[at + 1] if at + 1 < len(named) else None,
        sources=tuple(
            (touching.called(look.state, source) or source, one.reason)
            for one in look.state.sources
            if one.paragraph == key
            for source in one.sources
            if source in look.state.paragraphs
        ),
        others=tuple(one for one in named if one[0] != key),
    )


def _proposal(look: Look, key: str, proposal: Proposal) -> ProposalShown:
    at = touching.paragraph_of_edits(look.state)
    own = [edit for name, edit in proposal.live.items() if at.get(name) == key]
    changes = [edit for edit in own if isinstance(edit, Change)]
    new = [edit for edit in own if isinstance(edit, NewParagraph)]
    return ProposalShown(
        id=proposal.id,
        who=look.names.list(proposal.actors),
        at=proposal.at,
        rationale=proposal.rationale if look.names.are_shown else "",
        runs=tuple(runs_of(look.state.paragraphs[key], changes)) if changes else (),
        what=tuple(f"{edit.label} {edit.text}".strip() for edit in new),
        held=look.held_on(proposal.id),
        is_own=bool(proposal.actors & look.own),
    )
