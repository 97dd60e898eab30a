"""What the words beside and inside brackets are: labels, attributions, slashes, stand-ins, note marks.

Source: docs/reference/notation.md.
"""

import re
from collections.abc import Iterator

from secretariat.engines.drafting.notation.actors import ActorTable
from secretariat.engines.drafting.notation.blocks import DECORATION
from secretariat.engines.drafting.notation.kinds import kind_of
from secretariat.engines.drafting.notation.labels import Label, label_at, option_at
from secretariat.engines.drafting.notation.nodes import (
    Attribution,
    BraceNote,
    Bracket,
    Edge,
    Kind,
    LabelMark,
    Mark,
    Node,
    Role,
    Text,
)
from secretariat.engines.drafting.notation.positions import alone, prefix, trailing
from secretariat.engines.drafting.notation.profiles import Profile, Slash

# Signs of a heading are no stand-in: words stand before or right behind one.
_INNER = re.compile(
    r"(?P<stand_in>(?:(?<=[^\s#])|(?<=[^\s#][ \t]))#{2,}|(?<!#)#{2,}(?=[^\s#])|\(X{2,}\))"
    r"|(?P<omission>\((?:…|\.{3,})\))"
)
_NOTE_REF = re.compile(r"\d{1,2}(?=[\s.,;:\])\[]|\Z)|[¹²³⁰⁴-⁹]+")
_SLASH = {
    Slash.SPACED: re.compile(r"[ \t\xa0]+/[ \t\xa0]+"),
    Slash.ALWAYS: re.compile(r"[ \t\xa0]*/[ \t\xa0]*"),
    Slash.NEVER: re.compile(r"(?!)"),
}
_DECORATION = re.compile(DECORATION)


class Dresser:
    """Dresses the words of one text, by its profile and its actors."""

    def __init__(self, profile: Profile, actors: ActorTable) -> None:
        self._profile = profile
        self._actors = actors

    def words(self, text: str, start: int, end: int, *, after_bracket: bool) -> Iterator[Node]:
        """Yield words, note marks, stand-ins and omissions."""
        if after_bracket:
            note = _NOTE_REF.match(text, start, end)
            if note and (self._profile.has_note_refs or not note.group().isascii()):
                yield Mark(start, note.group(), Role.NOTE_REF)
                start = note.end()
        for match in _INNER.finditer(text, start, end):
            if match.lastgroup == "omission" and not self._profile.has_omissions:
                continue
            role = Role.STAND_IN if match.lastgroup == "stand_in" else Role.OMISSION
            if match.start() > start:
                yield Text(start, text[start : match.start()])
            yield Mark(match.start(), match.group(), role)
            start = match.end()
        if start < end:
            yield Text(start, text[start:end])

    def bracket(self, text: str, start: int, end: int, nodes: list[Node]) -> Bracket:
        """Return the bracket between two signs; a contested one with labels, attributions and slashes."""
        kind = kind_of(text, start + 1, end, self._profile)
        if kind is not Kind.CONTESTED or not nodes:
            return Bracket(start, kind, tuple(nodes))
        return Bracket(start, kind, tuple(self._contested(text, start + 1, nodes)))

    def brace_note(self, start: int, nodes: list[Node]) -> BraceNote:
        """Return the note between two braces, positions before its words told apart."""
        if nodes and nodes[0].start == start + 1:
            nodes = [*self._attributed(nodes[0]), *nodes[1:]]
        return BraceNote(start, tuple(nodes))

    def block(self, text: str, nodes: list[Node]) -> tuple[Node, ...]:
        """Return the nodes of a block: its label told apart, positions beside lone brackets too."""
        self._split_at_edges(text, nodes)
        self._labelled(text, nodes)
        return tuple(nodes)

    def _split_at_edges(self, text: str, nodes: list[Node]) -> None:
        """Tell positions behind an opening sign and before a closing one whose pair is not in this block."""
        for at in range(len(nodes) - 1, -1, -1):
            node = nodes[at]
            if not isinstance(node, Edge) and not (isinstance(node, Mark) and _is_loose(node)):
                continue
            if node.source == "[" and at + 1 < len(nodes):
                nodes[at + 1 : at + 2] = self._opened(text, nodes[at + 1])
            elif node.source == "]" and at:
                nodes[at - 1 : at] = self._trailed(nodes[at - 1])

    def _labelled(self, text: str, nodes: list[Node]) -> None:
        """Split the label off the first words; signs of lists, brackets and positions may stand before it."""
        for at, node in enumerate(nodes):
            if isinstance(node, Bracket) and node.kind is Kind.CONTESTED:
                children = list(node.children)
                self._labelled(text, children)
                nodes[at] = Bracket(node.start, node.kind, tuple(children))
                return
            if isinstance(node, Text):
                skipped = _DECORATION.match(node.source)
                begin = skipped.end() if skipped else 0
                if begin == len(node.source):
                    continue
                found = label_at(text, node.start + begin, node.start + len(node.source))
                if found:
                    nodes[at : at + 1] = _split(node, begin, found.end - node.start, found.label)
                return
            if not isinstance(node, Edge | Attribution) and not _is_loose(node):
                return

    def _contested(self, text: str, start: int, nodes: list[Node]) -> list[Node]:
        """Return the children of a contested bracket."""
        lone = nodes[0] if len(nodes) == 1 else None
        if isinstance(lone, Text) and (positions := alone(lone.source, self._actors, offset=lone.start)):
            return [Attribution(lone.start, lone.source, positions, is_trailing=False)]
        head = self._opened(text, nodes[0]) if nodes[0].start == start else [nodes[0]]
        children: list[Node] = []
        for node in [*head, *nodes[1:]]:
            children.extend(self._parted(node) if isinstance(node, Text) else [node])
        dressed: list[Node] = []
        for at, node in enumerate(children):
            is_last = at + 1 == len(children) or _is_slash(children[at + 1])
            dressed.extend(self._trailed(node) if is_last else [node])
        return dressed

    def _opened(self, text: str, node: Node) -> list[Node]:
        """Return the first words of a bracket, an option's label or positions before them told apart."""
        if not isinstance(node, Text):
            return [node]
        decoration = _DECORATION.match(node.source)
        begin = decoration.end() if decoration else 0
        option = option_at(text, node.start + begin, node.start + len(node.source))
        if option:
            return _split(node, begin, option.end - node.start, option.label)
        return self._attributed(node)

    def _attributed(self, node: Node) -> list[Node]:
        """Return words, positions before them told apart."""
        if not isinstance(node, Text):
            return [node]
        found = prefix(node.source, self._actors, offset=node.start)
        if found is None:
            return [node]
        length, positions = found
        rest = node.source[length:]
        told = Attribution(node.start, node.source[:length], positions, is_trailing=False)
        return [told, Text(node.start + length, rest)] if rest else [told]

    def _trailed(self, node: Node) -> list[Node]:
        """Return the last words of a bracket or alternative, positions behind a dash told apart."""
        found = trailing(node.source, self._actors, offset=node.start) if isinstance(node, Text) else None
        if found is None or not isinstance(node, Text):
            return [node]
        at, positions = found
        told = Attribution(node.start + at, node.source[at:], positions, is_trailing=True)
        return [Text(node.start, node.source[:at]), told] if at else [told]

    def _parted(self, node: Text) -> Iterator[Node]:
        at = 0
        for match in _SLASH[self._profile.slash].finditer(node.source):
            if match.start() > at:
                yield Text(node.start + at, node.source[at : match.start()])
            yield Mark(node.start + match.start(), match.group(), Role.SLASH)
            at = match.end()
        if at < len(node.source):
            yield Text(node.start + at, node.source[at:])


def _is_loose(node: Node) -> bool:
    return isinstance(node, Mark) and node.role is Role.LOOSE


def _is_slash(node: Node) -> bool:
    return isinstance(node, Mark) and node.role is Role.SLASH


def _split(node: Text, begin: int, end: int, label: Label) -> list[Node]:
    parts: list[Node] = [Text(node.start, node.source[:begin])] if begin else []
    parts.append(LabelMark(node.start + begin, node.source[begin:end], label))
    return [*parts, Text(node.start + end, node.source[end:])] if end < len(node.source) else parts
