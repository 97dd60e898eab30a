"""From live edits to brackets: disjoint edits stand side by side, overlapping ones become one bracket.

No winner is picked and no words are interleaved: over the hull of each group of overlapping edits stands one
bracket with the base and one alternative for each distinct result, its proposers united.
Source: docs/reference/operations.md#conflicts.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from secretariat.engines.drafting.operations.values import (
    START,
    Change,
    Mode,
    Proposal,
    State,
    Token,
    alive,
    normal,
)

BASE = "base"


@dataclass(frozen=True, slots=True)
class Alternative:
    """One way to read a bracket.

    Attributes:
        id: `base`, or the id of the edit that proposed it first.
        pieces: words and the brackets in them; nothing where it leaves the words out.
        tokens: the words alone.
        proposals: ids of the proposals behind it; actors: those who propose it.
    """

    id: str
    pieces: tuple["Piece", ...]
    tokens: tuple[Token, ...]
    proposals: tuple[str, ...]
    actors: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Bracket:
    """Words not agreed.

    Attributes:
        id: that of the first edit in it.
        home: the paragraph or edit in whose words it stands.
        after: id of the token before it; alternatives: the base first.
        edits: all live edits that it closes.
        held_by: who holds the words in brackets without an alternative.
        chain: the first bracket of those put into the same gap; they are no alternatives to each other.
    """

    id: str
    home: str
    after: str
    alternatives: tuple[Alternative, ...]
    edits: tuple[str, ...]
    held_by: tuple[str, ...] = ()
    chain: str = ""
    mode: Mode = Mode.UNKNOWN

    @property
    def base(self) -> Alternative:
        """The words as they stand."""
        return self.alternatives[0]


Piece = Token | Bracket


@dataclass(frozen=True, slots=True)
class _Placed:
    """An edit with its place among the tokens that are alive: half open, a gap where both ends are equal."""

    start: int
    end: int
    edit: str
    change: Change
    proposal: Proposal

    @property
    def rank(self) -> tuple[object, ...]:
        """By time, then alphabet, then words: the same in whatever order they came."""
        return self.proposal.at, min(self.proposal.actors), self.change.inserted or "", self.edit


class Brackets:
    """The brackets of a state, home by home."""

    def __init__(self, state: State) -> None:
        self._state = state
        self._by_home = self._sorted()

    def _sorted(self) -> dict[str, list[tuple[str, Change, Proposal]]]:
        """Return the live changes of words by the paragraph or edit in which they stand."""
        live = [
            (key, edit, proposal)
            for proposal in self._state.proposals.values()
            for key, edit in proposal.live.items()
            if isinstance(edit, Change)
        ]
        homes = _homes(self._state, {edit.after for _, edit, _ in live})
        found: dict[str, list[tuple[str, Change, Proposal]]] = {}
        for key, edit, proposal in live:
            if edit.after in homes:
                found.setdefault(homes[edit.after], []).append((key, edit, proposal))
        return found

    def of(self, home: str) -> tuple[Piece, ...]:
        """Return the words of a paragraph with the brackets in them."""
        return self._pieces(home, self._state.paragraphs[home].tokens)

    def changed(self) -> list[str]:
        """Return the paragraphs that have brackets, in the order of the text."""
        return [key for key in self._state.order if key in self._by_home]

    def edits_in(self, home: str) -> tuple[tuple[str, frozenset[str]], ...]:
        """Return the live edits that a paragraph's brackets are made of, also those of proposed words."""
        found: list[tuple[str, frozenset[str]]] = []
        homes = [home]
        for each in homes:
            for key, _, proposal in self._by_home.get(each, ()):
                found.append((key, proposal.actors))
                homes.append(key)
        return tuple(found)

    def _pieces(self, home: str, tokens: Sequence[Token]) -> tuple[Piece, ...]:
        edits = self._by_home.get(home)
        words = alive(tokens)
        if not edits:
            return words
        placed = sorted(self._placed(tokens, edits), key=lambda each: (each.start, each.end, each.rank))
        pieces: list[Piece] = []
        at = 0
        for group in _components(placed):
            start, end = group[0].start, max(each.end for each in group)
            pieces.extend(words[at:start])
            pieces.extend(self._group(home, words, start, end, group))
            at = max(at, end)
        pieces.extend(words[at:])
        return tuple(pieces)

    def _placed(
        self, tokens: Sequence[Token], edits: Iterable[tuple[str, Change, Proposal]]
    ) -> Iterable[_Placed]:
        """Yield edits with their places; tokens that died since take no part."""
        place: dict[str, tuple[int, bool]] = {}
        count = 0
        for token in tokens:
            place[token.id] = count, token.is_alive
            count += token.is_alive
        for key, change, proposal in edits:
            before, is_alive = place[change.after]
            gap = before + is_alive
            spots = [place[each][0] for each in change.removed if each in place and place[each][1]]
            start, end = (min(spots), max(spots) + 1) if spots else (gap, gap)
            if spots or change.inserted:
                yield _Placed(start, end, key, change, proposal)

    def _group(
        self, home: str, words: Sequence[Token], start: int, end: int, group: list[_Placed]
    ) -> Iterable[Piece]:
        after = words[start - 1].id if start else f"{home}:{START}"
        if start == end:
            yield from self._inserted(home, after, group)
            return
        held = [each for each in group if each.change.inserted is None]
        results: dict[str, list[Token]] = {}
        hull = words[start:end]
        ranked = sorted(
            (each for each in group if each.change.inserted is not None), key=lambda each: each.rank
        )
        for proposal in dict.fromkeys(each.proposal.id for each in ranked):
            own = [e for e in group if e.proposal.id == proposal and e.change.inserted is not None]
            results[proposal] = self._result(hull, start, own)
        head, tail = (0, 0) if held or self._has_inner(group) else _common([list(hull), *results.values()])
        base = tuple(hull[head : len(hull) - tail])
        bodies = {key: tuple(body[head : len(body) - tail]) for key, body in results.items()}
        united: dict[tuple[str, ...], list[str]] = {}
        for key, body in bodies.items():
            united.setdefault(tuple(normal(token.text) for token in body if token.is_alive), []).append(key)
        same = united.pop(tuple(normal(token.text) for token in base), [])
        alternatives = [Alternative(BASE, base, base, tuple(same), self._actors(same))]
        alternatives.extend(self._alternative(group, bodies[keys[0]], keys) for keys in united.values())
        yield from hull[:head]
        yield Bracket(
            id=group[0].edit,
            home=home,
            after=hull[head - 1].id if head else after,
            alternatives=tuple(alternatives),
            edits=tuple(each.edit for each in group),
            held_by=tuple(sorted({actor for each in held for actor in each.proposal.actors})),
            mode=self._state.modes.get(group[0].edit, Mode.UNKNOWN),
        )
        yield from hull[len(hull) - tail :] if tail else ()

    def _inserted(self, home: str, after: str, group: list[_Placed]) -> Iterable[Bracket]:
        """Yield one bracket for each distinct insertion into the same gap, in a fixed order."""
        united: dict[tuple[str, ...], list[_Placed]] = {}
        for each in sorted(group, key=lambda placed: placed.rank):
            strand = self._state.strands[each.edit]
            united.setdefault(tuple(normal(token.text) for token in strand if token.text), []).append(each)
        first = next(iter(united.values()))[0].edit
        for members in united.values():
            key = members[0].edit
            keys = [member.proposal.id for member in members]
            nothing = Alternative(BASE, (), (), (), ())
            words = self._alternative(members, self._state.strands[key], keys)
            yield Bracket(
                key, home, after, (nothing, words), tuple(member.edit for member in members),
                chain=first if len(united) > 1 else "", mode=self._state.modes.get(first, Mode.UNKNOWN),
            )  # fmt: skip

    def _alternative(self, group: list[_Placed], body: Sequence[Token], keys: list[str]) -> Alternative:
        edit = next(each.edit for each in group if each.proposal.id == keys[0])
        strands = [each.edit for each in group if each.proposal.id == keys[0]]
        inner = [strand for strand in strands if strand in self._by_home]
        pieces: tuple[Piece, ...] = alive(body)
        for strand in inner:
            pieces = self._inside(pieces, strand)
        return Alternative(edit, pieces, alive(body), tuple(keys), self._actors(keys))

    def _inside(self, pieces: tuple[Piece, ...], strand: str) -> tuple[Piece, ...]:
        """Return pieces with the words of one strand replaced by those words with their own brackets."""
        own = {token.id for token in self._state.strands[strand]}
        at = [n for n, piece in enumerate(pieces) if isinstance(piece, Token) and piece.id in own]
        if not at:
            return pieces
        inner = self._pieces(strand, self._state.strands[strand])
        return (*pieces[: at[0]], *inner, *pieces[at[-1] + 1 :])

    def _result(self, hull: Sequence[Token], start: int, edits: list[_Placed]) -> list[Token]:
        """Return the hull as one proposal would have it."""
        body: list[Token] = []
        at = start
        for each in edits:
            body.extend(hull[at - start : each.start - start])
            body.extend(alive(self._state.strands[each.edit]))
            at = max(at, each.end)
        body.extend(hull[at - start :])
        return body

    def _has_inner(self, group: list[_Placed]) -> bool:
        return any(each.edit in self._by_home for each in group)

    def _actors(self, proposals: Iterable[str]) -> tuple[str, ...]:
        """Return who stands behind proposals."""
        return tuple(sorted({actor for key in proposals for actor in self._state.proposals[key].actors}))


def _homes(state: State, anchors: set[str]) -> dict[str, str]:
    """Return the paragraph or edit in which each token stands now: where it was born, or elsewhere."""
    found: dict[str, str] = {}
    origins = {anchor.rpartition(":")[0] for anchor in anchors}
    standing = dict.fromkeys(state.order)
    for key in (*(origin for origin in origins if origin in standing), *state.order):
        if len(found) == len(anchors):
            return found
        for token in state.paragraphs[key].tokens:
            if token.id in anchors:
                found[token.id] = key
    for key in state.standing:
        for token in state.strands[key]:
            if token.id in anchors:
                found.setdefault(token.id, key)
    return found


def _components(placed: list[_Placed]) -> Iterable[list[_Placed]]:
    """Yield groups of edits that overlap, from left to right. A gap at the edge of removed words is apart."""
    group: list[_Placed] = []
    start = end = -1
    for each in placed:
        is_inside = each.start < end or (each.start == each.end == start == end)
        if group and is_inside:
            group.append(each)
            end = max(end, each.end)
        else:
            if group:
                yield group
            group, start, end = [each], each.start, each.end
    if group:
        yield group


def _common(bodies: Sequence[Sequence[Token]]) -> tuple[int, int]:
    """Return how many tokens all bodies share at their head, and then at their tail."""
    shortest = min(map(len, bodies))
    head = 0
    while head < shortest and len({normal(body[head].text) for body in bodies}) == 1:
        head += 1
    tail = 0
    while tail < shortest - head and len({normal(body[-1 - tail].text) for body in bodies}) == 1:
        tail += 1
    return head, tail


def all_brackets(pieces: Iterable[Piece]) -> Iterable[Bracket]:
    """Yield the brackets among pieces and in their alternatives."""
    for piece in pieces:
        if isinstance(piece, Bracket):
            yield piece
            for alternative in piece.alternatives:
                yield from all_brackets(alternative.pieces)
