"""Lines of a text as a word processor has them: pieces with their change, its authors, and notes on them.

Source: docs/reference/exports.md.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import datetime
from enum import StrEnum
from itertools import takewhile

from secretariat.engines.drafting.operations.spans import Kind, Line
from secretariat.engines.drafting.operations.values import Position, Proposal


class Form(StrEnum):
    """The forms of a Word file."""

    CLEAN = "clean"
    BRACKETED = "bracketed"
    ATTRIBUTED = "attributed"
    REDLINE = "redline"


class Mark(StrEnum):
    """What a change does to words, or to the end of a paragraph."""

    NONE = ""
    IN = "ins"
    OUT = "del"
    MOVED_FROM = "moveFrom"
    MOVED_TO = "moveTo"


@dataclass(frozen=True, slots=True)
class By:
    """Whose change it is, by ids, and since when."""

    actors: tuple[str, ...]
    at: datetime


@dataclass(frozen=True, slots=True)
class Note:
    """What an actor says of some words; it becomes a comment."""

    actor: str
    at: datetime
    words: str


@dataclass(frozen=True, slots=True)
class Piece:
    """Signs of a paragraph with their change. `token`: as in spans, empty for what is no token of its own."""

    text: str
    kind: Kind = Kind.WORDS
    token: str = ""
    mark: Mark = Mark.NONE
    by: By | None = None
    notes: tuple[Note, ...] = ()
    bracket: str = ""
    alternative: str = ""


@dataclass(frozen=True, slots=True)
class Sheet:
    """A paragraph of the file.

    Attributes:
        key: paragraph, or edit that proposes one; empty for the second part of a paragraph to be parted.
        end: the change of its end, with `by`.
        move: name that ties the two places of a move.
    """

    key: str
    pieces: tuple[Piece, ...]
    end: Mark = Mark.NONE
    by: By | None = None
    move: str = ""

    @property
    def text(self) -> str:
        """All signs in it, those put in and those taken out."""
        return "".join(piece.text for piece in self.pieces)


def plain_sheets(lines: Iterable[Line]) -> tuple[Sheet, ...]:
    """Return the lines of a view, nothing in them changed."""
    return tuple(
        Sheet(line.key, tuple(
            Piece(span.text, span.kind, span.token, bracket=span.bracket, alternative=span.alternative)
            for span in line.spans
        ))
        for line in lines
    )  # fmt: skip


def of(proposal: Proposal) -> By:
    """Return whose a proposal is."""
    return By(tuple(sorted(proposal.actors)), proposal.at)


def told(position: Position) -> Note:
    """Return a position in words.

    A reservation is called by its kind; what a delegation has not yet confirmed says so.
    """
    words = position.stance.value.capitalize()
    if position.reservation:
        words = f"{words} ({position.reservation})"
    if position.is_linked and position.source:
        words = f"{words}, carried by: {position.source}"
    return Note(position.actor, position.at, f"{words}{', to be confirmed' if position.to_confirm else ''}.")


def reasoned(proposal: Proposal) -> Iterator[Note]:
    """Yield why a proposal is made, where its authors say so."""
    words = " ".join(filter(None, (proposal.rationale, f"({proposal.symbol})" if proposal.symbol else "")))
    if words and proposal.actors:
        yield Note(min(proposal.actors), proposal.at, words)


def noted(pieces: list[Piece], notes: Iterable[Note]) -> list[Piece]:
    """Return pieces with notes hung on those at their head that share one change; on an empty one if none."""
    found = tuple(notes)
    if not found:
        return pieces
    first = pieces[0] if pieces else Piece("")
    noted_pieces = []
    for piece in takewhile(lambda each: _alike(each) == _alike(first), pieces or [first]):
        noted_pieces.append(replace(piece, notes=(*piece.notes, *found)))
    return [*noted_pieces, *pieces[len(noted_pieces) :]]


def _alike(piece: Piece) -> tuple[object, ...]:
    return piece.mark, piece.by, piece.notes
