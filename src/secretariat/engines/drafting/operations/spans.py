"""A text under negotiation as lines of spans: each says which token it is, or what it is for.

Every view and every export is written from these lines, and a file that comes back is read against them.
Source: docs/reference/operations.md#views.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum

from secretariat.engines.drafting.notation.positions import Stance
from secretariat.engines.drafting.operations.brackets import Alternative, Bracket, Brackets, Piece
from secretariat.engines.drafting.operations.values import (
    Change,
    DropParagraph,
    MergeParagraph,
    MoveParagraph,
    NewParagraph,
    Position,
    Proposal,
    SplitParagraph,
    State,
    Token,
)


class Kind(StrEnum):
    """What a span is for."""

    WORDS = "words"
    LABEL = "label"
    OPENS = "opens"
    CLOSES = "closes"
    BY = "by"
    NOTE = "note"


@dataclass(frozen=True, slots=True)
class Span:
    """Some signs of a line.

    Attributes:
        token: id of the token whose words these are; empty for all that is no token of its own.
        bracket: the bracket, or edit of whole paragraphs, that it opens or closes.
        alternative: the alternative that it opens or closes.
    """

    text: str
    kind: Kind = Kind.WORDS
    token: str = ""
    bracket: str = ""
    alternative: str = ""


@dataclass(frozen=True, slots=True)
class Line:
    """A paragraph, or one that is only proposed: `key` is then the id of the edit that would put it in."""

    key: str
    spans: tuple[Span, ...]
    is_proposed: bool = False

    @property
    def text(self) -> str:
        """Its signs."""
        return "".join(span.text for span in self.spans)


def lines_of(
    state: State, *, is_attributed: bool, names: Mapping[str, str] | None = None
) -> tuple[Line, ...]:
    """Return the text, bracketed; attributed with the positions behind the words of each alternative.

    `names`: what actors are called, by their ids; who is not in it is called by the id.
    """
    return tuple(_Writer(state, is_attributed=is_attributed, names=names or {}).lines())


def held_by_target(state: State) -> dict[str, list[Position]]:
    """Return the positions that may be told, by what they are on; actors in alphabetical order."""
    held: dict[str, list[Position]] = {}
    for position in sorted(state.positions.values(), key=lambda each: each.actor):
        if not position.is_confidential:
            held.setdefault(position.target, []).append(position)
    return held


def whole_edits(state: State) -> dict[str, list[tuple[Proposal, str, object]]]:
    """Return live edits of whole paragraphs by the paragraph that they change or stand behind, by time."""
    whole: dict[str, list[tuple[Proposal, str, object]]] = {}
    for proposal in sorted(state.proposals.values(), key=lambda each: (each.at, each.id)):
        for key, edit in proposal.live.items():
            if not isinstance(edit, Change):
                at = edit.after if isinstance(edit, NewParagraph) else edit.paragraph
                whole.setdefault(at, []).append((proposal, key, edit))
    return whole


class _Writer:
    def __init__(self, state: State, *, is_attributed: bool, names: Mapping[str, str]) -> None:
        self._state = state
        self._names = names
        self._brackets = Brackets(state)
        self._is_attributed = is_attributed
        self._held = held_by_target(state)
        self._whole = whole_edits(state)
        self._shown_ids: set[str] = set()

    def lines(self) -> Iterator[Line]:
        """Yield the paragraphs, those only proposed among them."""
        yield from self._new("")
        for key in self._state.order:
            paragraph = self._state.paragraphs[key]
            spans = [Span(f"{paragraph.label} ", Kind.LABEL)] if paragraph.label else []
            self._shown_ids = set()
            words = list(self._words(self._brackets.of(key)))
            spans.extend(_without_lead(words) if spans else words)
            edits = [each for each in self._whole.get(key, ()) if not isinstance(each[2], NewParagraph)]
            drops = [
                (proposal, edit_key) for proposal, edit_key, edit in edits if isinstance(edit, DropParagraph)
            ]
            if drops:
                by = self._signed([proposal for proposal, _ in drops], "delete")
                spans = _in_brackets(spans, by, drops[0][1], drops[0][1])
            spans.extend(self._note(proposal, edit_key, edit) for proposal, edit_key, edit in edits
                         if not isinstance(edit, DropParagraph))  # fmt: skip
            yield Line(key, tuple(spans))
            yield from self._new(key)

    def _new(self, after: str) -> Iterator[Line]:
        for proposal, key, edit in self._whole.get(after, ()):
            if isinstance(edit, NewParagraph):
                spans = [Span(f"{edit.label} ", Kind.LABEL)] if edit.label else []
                spans.append(Span(edit.text))
                by = self._signed([proposal], "")
                yield Line(key, tuple(_in_brackets(spans, by, key, key)), is_proposed=True)

    def _note(self, proposal: Proposal, key: str, edit: object) -> Span:
        by = f" ({self._named(proposal.actors)})" if self._is_attributed else ""
        return Span(f" {{proposed to be {asked(self._state, edit)}{by}}}", Kind.NOTE, bracket=key)

    def _words(self, pieces: Iterable[Piece]) -> Iterator[Span]:
        for piece in pieces:
            if isinstance(piece, Token):
                yield Span(piece.text, token="" if piece.id in self._shown_ids else piece.id)
                self._shown_ids.add(piece.id)
            else:
                yield from self._bracket(piece)

    def _bracket(self, bracket: Bracket) -> Iterator[Span]:
        """Yield the alternatives that have words side by side, each in brackets."""
        for alternative in bracket.alternatives:
            words = list(self._words(alternative.pieces))
            if any(span.text for span in words):
                by = self._behind(bracket, alternative) if self._is_attributed else ""
                tail: list[Span] = []  # who wants words stands behind the last of them, not behind a blank
                while by and words and words[-1].kind is Kind.WORDS and not words[-1].text.strip(" "):
                    tail.insert(0, words.pop())
                yield from _in_brackets(words, by, bracket.id, alternative.id, tail)

    def _behind(self, bracket: Bracket, alternative: Alternative) -> str:
        """Return who wants these words, and who wants them out."""
        wanted: dict[str, list[str]] = {"": list(alternative.actors)}
        for target in alternative.proposals:
            for position in self._held.get(target, ()):
                wanted.setdefault(position.stance.value, []).append(position.actor)
        silent = [each for each in bracket.alternatives[1:] if not each.tokens]
        for rival in silent if alternative is bracket.base else ():
            wanted.setdefault("delete", []).extend(rival.actors)
            for target in rival.proposals:
                for position in self._held.get(target, ()):
                    wanted.setdefault(_seen_from_base(position.stance), []).append(position.actor)
        if alternative is bracket.base:
            wanted.setdefault("oppose", []).extend(bracket.held_by)
        return self._told_by(wanted)

    def _signed(self, proposals: Sequence[Proposal], verb: str) -> str:
        if not self._is_attributed:
            return ""
        return self._told_by({verb: [actor for proposal in proposals for actor in proposal.actors]})

    def _told_by(self, wanted: Mapping[str, list[str]]) -> str:
        parts = [f"{self._named(actors)} {verb}".strip() for verb, actors in wanted.items() if actors]
        return f" - {'; '.join(parts)}" if parts else ""

    def _named(self, actors: Iterable[str]) -> str:
        return ", ".join(sorted({self._names.get(actor, actor) for actor in actors}))


def asked(state: State, edit: object) -> str:
    """Return what an edit of a whole paragraph asks for, as it goes on from “to be”."""
    match edit:
        case MoveParagraph(after=after):
            name = state.paragraphs[after].label or after if after else ""
            return f"moved behind paragraph {name}" if after else "moved to the head of the text"
        case SplitParagraph():
            return "parted"
        case MergeParagraph():
            return "joined to the paragraph before it"
        case DropParagraph():
            return "taken out"
        case _:
            return "put in"


def _in_brackets(
    spans: Iterable[Span], by: str, bracket: str, alternative: str, tail: Iterable[Span] = ()
) -> list[Span]:
    marked = Span("[", Kind.OPENS, bracket=bracket, alternative=alternative)
    behind = [Span(by, Kind.BY, bracket=bracket)] if by else []
    return [marked, *spans, *behind, *tail, replace(marked, text="]", kind=Kind.CLOSES)]


def _without_lead(spans: Sequence[Span]) -> Iterator[Span]:
    """Yield spans without the blanks at their head; those keep their token and lose their signs."""
    is_head = True
    for span in spans:
        is_head = is_head and span.kind is Kind.WORDS
        text = span.text.lstrip(" ") if is_head else span.text
        is_head = is_head and not text
        yield span if text == span.text else replace(span, text=text)


def _seen_from_base(stance: Stance) -> str:
    """Return what a stance on leaving words out is towards the words."""
    if stance.is_against:
        return Stance.RETAIN.value
    return Stance.DELETE.value if stance in (Stance.SUPPORT, Stance.RETAIN) else stance.value
