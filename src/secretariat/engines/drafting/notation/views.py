"""A draft as others may see it, from attributed to clean; and what stands before a clean text.

Source: docs/reference/notation.md#views.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum

from secretariat.engines.drafting.errors import NotClean
from secretariat.engines.drafting.notation.actors import ActorTable, standing_actors
from secretariat.engines.drafting.notation.nodes import (
    Attribution,
    Block,
    BlockKind,
    BraceNote,
    Bracket,
    Draft,
    Edge,
    Kind,
    Mark,
    Node,
    Role,
    Text,
    source_of,
    walk,
)

_RESERVATION = re.compile(r"\breserv(?:e[sd]?|ations?|ing)\b", re.IGNORECASE)
_BLANKS = re.compile(r"[ \t\xa0]")
_HELD = {
    Kind.CONTESTED: "contested words",
    Kind.NO_TEXT: "an alternative without text",
    Kind.PLACEHOLDER: "a blank to fill",
    Kind.OMISSION: "text left out",
}
SOMEBODY = "a delegation"


class View(StrEnum):
    """Who reads."""

    CLEAN = "clean"
    BRACKETED = "bracketed"
    ATTRIBUTED = "attributed"
    UNATTRIBUTED = "unattributed"


@dataclass(frozen=True, slots=True)
class Obstacle:
    """What stands before a clean text; `words` shows the beginning of it."""

    code: str
    offset: int
    words: str


def render(draft: Draft, view: View, actors: ActorTable | None = None) -> str:
    """Return a draft in a view.

    Attributed is the text as it stands. Bracketed leaves the attributions out; unattributed hides names in
    notes and footnotes too. Neither touches a name that is part of the wording. Clean leaves out
    statuses, notes and marks of notes.

    Raises:
        NotClean: the clean view of a text that still holds something open.
    """
    if view is View.ATTRIBUTED:
        return draft.source
    if view is View.CLEAN:
        found = obstacles(draft)
        if found:
            raise NotClean(tuple(f"{each.code}: {each.words}" for each in found))
        return "".join(_clean(block) for block in draft.blocks)
    names = (actors or standing_actors()) if view is View.UNATTRIBUTED else None
    return "".join(_without(block, names) for block in draft.blocks)


def obstacles(draft: Draft) -> tuple[Obstacle, ...]:
    """Return all that stands before a clean text, in order of the text."""
    found = [obstacle for block in draft.blocks for obstacle in _of_block(block)]
    found.extend(Obstacle(fault.code, fault.offset, fault.message) for fault in draft.faults)
    found.extend(
        Obstacle("contested words over several blocks", span.open, f"closed at offset {span.close}")
        for span in draft.spans
    )
    return tuple(sorted(found, key=lambda each: each.offset))


def _of_block(block: Block) -> Iterator[Obstacle]:
    text = source_of(block.nodes)
    if block.kind is BlockKind.OPTION:
        yield Obstacle("an option among others", block.start, _short(text))
    if block.kind is BlockKind.FOOTNOTE and _RESERVATION.search(text):
        yield Obstacle("a reservation in a footnote", block.start, _short(text))
    for node in walk(block.nodes):
        if isinstance(node, Bracket) and node.kind in _HELD:
            yield Obstacle(_HELD[node.kind], node.start, _short(source_of((node,))))
        elif isinstance(node, Mark) and node.role in (Role.STAND_IN, Role.OMISSION):
            yield Obstacle("a stand-in for words", node.start, node.source)


def _short(text: str) -> str:
    words = " ".join(text.split())
    return words if len(words) <= 60 else words[:59] + "…"


def _clean(block: Block) -> str:
    kept = "".join(_shown(_trimmed(block.nodes)))
    return "" if not kept.strip() and block.kind is not BlockKind.BLANK else kept


def _trimmed(nodes: Sequence[Node]) -> Iterator[Node]:
    """Yield nodes without statuses, notes and marks, and without the blank that stood before each."""
    rest = list(nodes)
    for at, node in enumerate(rest):
        if isinstance(node, Bracket | BraceNote) or (isinstance(node, Mark) and node.role is Role.NOTE_REF):
            continue
        following = rest[at + 1] if at + 1 < len(rest) else None
        is_before_note = isinstance(following, Bracket | BraceNote)
        if isinstance(node, Text) and is_before_note:
            yield Text(node.start, node.source.rstrip(" \t\xa0"))
        else:
            yield node


def _shown(nodes: Iterator[Node]) -> Iterator[str]:
    for node in nodes:
        yield source_of((node,))


def _without(block: Block, names: ActorTable | None) -> str:
    hidden = names if block.kind is BlockKind.FOOTNOTE else None
    return "".join(_pieces(block.nodes, hidden, names))


def _pieces(nodes: Sequence[Node], hidden: ActorTable | None, names: ActorTable | None) -> Iterator[str]:
    """Yield a text without attributions; where `hidden` is given, names of actors are hidden.

    `names` is the table for notes further in, None where names may stay.
    """
    for node in nodes:
        if isinstance(node, Attribution):
            continue
        if isinstance(node, Bracket):
            is_note = node.kind in (Kind.EDITORIAL, Kind.STATUS, Kind.NOTE)
            yield "["
            yield from _pieces(node.children, names if is_note else hidden, names)
            yield "]"
        elif isinstance(node, BraceNote):
            yield "{"
            yield from _pieces(node.children, names, names)
            yield "}"
        elif hidden and isinstance(node, Text):
            yield _nameless(node.source, hidden)
        else:
            yield node.source


def _nameless(text: str, names: ActorTable) -> str:
    pieces, at = [], 0
    for named in names.mentions(text):
        pieces.append(text[at : named.start])
        pieces.append(SOMEBODY)
        at = named.start + len(named.written)
    return "".join([*pieces, text[at:]])


def chains(draft: Draft, *, is_wrapped: bool = False) -> tuple[tuple[Bracket, ...], ...]:
    """Return brackets side by side, parted only by blanks or a slash; how they relate is not known.

    Adjacent brackets may be alternatives or cumulative; only a person says which.
    """
    found: list[tuple[Bracket, ...]] = []
    for block in draft.blocks:
        levels = [
            block.nodes,
            *(node.children for node in walk(block.nodes) if isinstance(node, Bracket | BraceNote)),
        ]
        for nodes in levels:
            found.extend(_chains_of(nodes, is_wrapped))
    return tuple(sorted(found, key=lambda chain: chain[0].start))


def _chains_of(nodes: Sequence[Node], is_wrapped: bool) -> Iterator[tuple[Bracket, ...]]:
    chain: list[Bracket] = []
    joint = re.compile(
        r"[ \t\xa0]*/?[ \t\xa0]*" if not is_wrapped else r"[ \t\xa0]*/?[ \t\xa0]*(?:\r\n|\n|\r)?[ \t\xa0]*"
    )
    is_joined = False
    for node in nodes:
        if isinstance(node, Bracket):
            if not is_joined and len(chain) > 1:
                yield tuple(chain)
            chain = [*chain, node] if is_joined else [node]
            is_joined = True
        elif isinstance(node, Edge) or not joint.fullmatch(source_of((node,))):
            is_joined = False
    if len(chain) > 1:
        yield tuple(chain)
