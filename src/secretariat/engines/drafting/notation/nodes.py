"""What a draft is made of once it is read: blocks of nodes, each of which keeps its exact source text."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum

from secretariat.engines.drafting.notation.labels import Label
from secretariat.engines.drafting.notation.positions import Position


class Kind(StrEnum):
    """What a bracket is."""

    CONTESTED = "contested"
    NO_TEXT = "no text"
    PLACEHOLDER = "placeholder"
    STATUS = "status"
    NOTE = "note"
    EDITORIAL = "editorial"
    OMISSION = "omission"


class Role(StrEnum):
    """What a mark without inner parts is."""

    SLASH = "slash"
    NOTE_REF = "note ref"
    STAND_IN = "stand-in"
    OMISSION = "omission"
    LOOSE = "loose"  # a bracket or brace without its partner: plain text, and a fault


@dataclass(frozen=True, slots=True)
class Text:
    """Words."""

    start: int
    source: str


@dataclass(frozen=True, slots=True)
class Mark:
    """A sign with a role of its own."""

    start: int
    source: str
    role: Role


@dataclass(frozen=True, slots=True)
class LabelMark:
    """`Option 1:`, `(a)`, `4 bis.`, `OP6alt`."""

    start: int
    source: str
    label: Label


@dataclass(frozen=True, slots=True)
class Attribution:
    """Who wants what, as written into the bracket: before its text with a colon, or behind a dash."""

    start: int
    source: str
    positions: tuple[Position, ...]
    is_trailing: bool


@dataclass(frozen=True, slots=True)
class Edge:
    """One end of a bracket that spans blocks; both ends carry the same number."""

    start: int
    source: str
    span: int


@dataclass(frozen=True, slots=True)
class Bracket:
    """A pair of square brackets and what stands in it."""

    start: int
    kind: Kind
    children: tuple["Node", ...]

    @property
    def alternatives(self) -> tuple[tuple["Node", ...], ...]:
        """What stands between the slashes; one where there is none."""
        parts: list[list[Node]] = [[]]
        for child in self.children:
            if isinstance(child, Mark) and child.role is Role.SLASH:
                parts.append([])
            else:
                parts[-1].append(child)
        return tuple(map(tuple, parts))

    @property
    def positions(self) -> tuple[Position, ...]:
        """Who holds this bracket, as written in it."""
        return tuple(p for child in self.children if isinstance(child, Attribution) for p in child.positions)


@dataclass(frozen=True, slots=True)
class BraceNote:
    """A note of a facilitator in braces."""

    start: int
    children: tuple["Node", ...]


Leaf = Text | Mark | LabelMark | Attribution | Edge
Node = Leaf | Bracket | BraceNote
_SIGNS = {Bracket: "[]", BraceNote: "{}"}


@dataclass(frozen=True, slots=True)
class Suggestion:
    """What would mend a fault; only ever proposed: insert a sign before an offset, replace or remove one."""

    action: str
    offset: int
    sign: str


@dataclass(frozen=True, slots=True)
class Fault:
    """One defect of the notation, told once; its damage ends with its block."""

    code: str
    offset: int
    sign: str
    message: str
    suggestion: Suggestion | None


@dataclass(frozen=True, slots=True)
class Span:
    """A bracket over several blocks: offsets of its two signs."""

    number: int
    open: int
    close: int


class BlockKind(StrEnum):
    """What a block is."""

    PARAGRAPH = "paragraph"
    HEADING = "heading"
    OPTION = "option"
    FOOTNOTE = "footnote"
    BLANK = "blank"


@dataclass(frozen=True, slots=True)
class Block:
    """A paragraph, heading, option, footnote, or blank lines; blocks follow each other without a hole."""

    start: int
    end: int
    kind: BlockKind
    nodes: tuple[Node, ...]

    @property
    def label(self) -> Label | None:
        """The label that the block begins with."""
        return _first_label(self.nodes)


@dataclass(frozen=True, slots=True)
class Draft:
    """A text read: blocks in order, brackets over blocks, faults in order of their place."""

    blocks: tuple[Block, ...]
    spans: tuple[Span, ...]
    faults: tuple[Fault, ...]

    @property
    def source(self) -> str:
        """The text, sign by sign as it was read."""
        return "".join(source_of(block.nodes) for block in self.blocks)


def source_of(nodes: Sequence[Node]) -> str:
    """Return the exact text of nodes."""
    return "".join(_pieces(nodes))


def walk(nodes: Sequence[Node]) -> Iterator[Node]:
    """Yield nodes and what stands in them, in order of the text."""
    for node in nodes:
        yield node
        if isinstance(node, Bracket | BraceNote):
            yield from walk(node.children)


def _first_label(nodes: Sequence[Node]) -> Label | None:
    """Return the label before the first words, be it in a bracket or not."""
    for node in nodes:
        if isinstance(node, LabelMark):
            return node.label
        if isinstance(node, Bracket):
            return _first_label(node.children)
        if isinstance(node, BraceNote) or (isinstance(node, Text) and any(map(str.isalnum, node.source))):
            return None
    return None


def _pieces(nodes: Sequence[Node]) -> Iterator[str]:
    for node in nodes:
        if isinstance(node, Bracket | BraceNote):
            signs = _SIGNS[type(node)]
            yield signs[0]
            yield from _pieces(node.children)
            yield signs[1]
        else:
            yield node.source
