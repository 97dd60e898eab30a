"""What a text under negotiation is made of: tokens with permanent identities, proposals, positions.

Source: docs/reference/operations.md.
"""

import re
import unicodedata
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum

from secretariat.engines.drafting.notation.positions import Stance

_TOKEN = re.compile(r"\w+(?:['’-]\w+)*|\s+|[^\w\s]")
_SAME = str.maketrans(
    {"‘": "'", "’": "'", "“": '"', "”": '"', "„": '"', "«": '"', "»": '"', "–": "-", "—": "-"}
)
START = "^"  # the mark at the head of a paragraph or of proposed words: what is put in before the first token


@dataclass(frozen=True, slots=True)
class Token:
    """A word, sign or blank. It is never erased: `died` names the operation that took it out of the text.

    Attributes:
        id: `ORIGIN:NUMBER`, the paragraph or edit it was born in; it stays whatever becomes of it.
    """

    id: str
    text: str
    born: str
    died: str = ""

    @property
    def is_alive(self) -> bool:
        """Whether it is part of the text."""
        return not self.died


def tokens_of(text: str, origin: str, born: str) -> tuple[Token, ...]:
    """Return the tokens of new words, after the mark of their beginning, which is never alive.

    >>> [token.text for token in tokens_of("Members meet.", "P1", "op1")]
    ['', 'Members', ' ', 'meet', '.']
    """
    words = (Token(f"{origin}:{at}", word, born) for at, word in enumerate(_TOKEN.findall(text)))
    return (Token(f"{origin}:{START}", "", born, born), *words)


def alive(tokens: Iterable[Token]) -> tuple[Token, ...]:
    """Return the tokens that are part of the text."""
    return tuple(token for token in tokens if token.is_alive)


def text_of(tokens: Iterable[Token]) -> str:
    """Return the words of the tokens that are alive."""
    return "".join(token.text for token in tokens if token.is_alive)


def normal(word: str) -> str:
    """Return the form in which two words are the same: NFC, one blank, straight quotes, short dashes."""
    return " " if word.isspace() else unicodedata.normalize("NFC", word).translate(_SAME)


class Status(StrEnum):
    """How far a paragraph has come."""

    OPEN = "open"
    PARKED = "parked"
    AD_REFERENDUM = "agreed ad referendum"
    AGREED = "agreed"
    CLOSED = "closed"

    @property
    def is_frozen(self) -> bool:
        """Whether only reopening changes it."""
        return self in (Status.AD_REFERENDUM, Status.AGREED, Status.CLOSED)


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A paragraph: `id` is permanent, `label` is what it is called now; dead tokens stay in their places."""

    id: str
    label: str
    tokens: tuple[Token, ...]
    status: Status = Status.OPEN
    former_labels: tuple[str, ...] = ()

    @property
    def text(self) -> str:
        """Its words."""
        return text_of(self.tokens)


@dataclass(frozen=True, slots=True)
class Change:
    """Words of one place: the tokens taken out, and the words put in after the token `after`.

    Attributes:
        after: id of the token before the gap; `PARAGRAPH:^` at the head of a paragraph.
        removed: ids of the tokens taken out, side by side, the first right behind `after`.
        inserted: new words; None holds the removed tokens in brackets and proposes no others.
    """

    after: str
    removed: tuple[str, ...] = ()
    inserted: str | None = ""


@dataclass(frozen=True, slots=True)
class NewParagraph:
    """A paragraph put in after another; after nothing at the head of the text."""

    after: str
    paragraph: str
    label: str
    text: str


@dataclass(frozen=True, slots=True)
class DropParagraph:
    """A paragraph taken out."""

    paragraph: str


@dataclass(frozen=True, slots=True)
class MoveParagraph:
    """A paragraph moved behind another; behind nothing to the head of the text."""

    paragraph: str
    after: str


@dataclass(frozen=True, slots=True)
class SplitParagraph:
    """A paragraph parted behind a token; the second part becomes `second`."""

    paragraph: str
    after: str
    second: str
    label: str


@dataclass(frozen=True, slots=True)
class MergeParagraph:
    """A paragraph joined to the end of the one before it, with words between them."""

    paragraph: str
    between: str = " "


Edit = Change | NewParagraph | DropParagraph | MoveParagraph | SplitParagraph | MergeParagraph


class EditState(StrEnum):
    """What became of one edit of a proposal."""

    LIVE = "live"
    ACCEPTED = "accepted"
    REJECTED = "rejected"
    SUPERSEDED = "superseded"


@dataclass(frozen=True, slots=True)
class Proposal:
    """What somebody proposes.

    Attributes:
        actors: who proposes now; nobody once all have withdrawn, or stand behind the one it was merged into.
        tabled_by: who proposed it at first.
        edits: ids `PROPOSAL.NUMBER` to edits; `states` says what became of each.
        merged_into: the identical proposal that carries this one's proposers.
        reason: why it was superseded.
    """

    id: str
    at: datetime
    actors: frozenset[str]
    edits: Mapping[str, Edit]
    states: Mapping[str, EditState]
    tabled_by: frozenset[str] = frozenset()
    on_behalf_of: tuple[str, ...] = ()
    rationale: str = ""
    symbol: str = ""
    merged_into: str = ""
    reason: str = ""

    @property
    def live(self) -> Mapping[str, Edit]:
        """Its edits that still stand."""
        if not self.actors or self.merged_into:
            return {}
        return {key: edit for key, edit in self.edits.items() if self.states[key] is EditState.LIVE}


@dataclass(frozen=True, slots=True)
class Position:
    """What an actor holds of a proposal or a paragraph.

    Attributes:
        target: id of a proposal or a paragraph.
        is_linked: a reservation that a statement carries; it no longer stands before a clean text.
        to_confirm: it was copied by a split or merge, and its actor has not yet confirmed it.
    """

    actor: str
    target: str
    stance: Stance
    at: datetime
    reservation: str = ""
    source: str = ""
    is_confidential: bool = False
    is_linked: bool = False
    to_confirm: bool = False


class Mode(StrEnum):
    """How brackets side by side relate; only a person says so."""

    UNKNOWN = "unknown"
    ALTERNATIVES = "alternatives"
    CUMULATIVE = "cumulative"


@dataclass(frozen=True, slots=True)
class Source:
    """Where a consolidated paragraph comes from, and why; the climate talks of 2009 are the model."""

    paragraph: str
    sources: tuple[str, ...]
    reason: str


@dataclass(frozen=True, slots=True)
class Revision:
    """A revision that was issued: how much of the log it holds, and the hash of the text then."""

    symbol: str
    label: str
    count: int
    hash: str


@dataclass(frozen=True, slots=True)
class State:
    """The text after some operations. All that was ever in it is still here.

    Attributes:
        order: paragraphs of the text, in order.
        paragraphs: all paragraphs, those gone included.
        gone: paragraphs no longer in the text, and why.
        strands: tokens that live edits would put in, by edit.
        positions: by actor and target.
        links: paragraphs that are not agreed before others are.
        concordance: old label to new label of each renumbering.
    """

    order: tuple[str, ...] = ()
    paragraphs: Mapping[str, Paragraph] = field(default_factory=dict)
    gone: Mapping[str, str] = field(default_factory=dict)
    proposals: Mapping[str, Proposal] = field(default_factory=dict)
    strands: Mapping[str, tuple[Token, ...]] = field(default_factory=dict)
    positions: Mapping[tuple[str, str], Position] = field(default_factory=dict)
    modes: Mapping[str, Mode] = field(default_factory=dict)
    links: Mapping[str, frozenset[str]] = field(default_factory=dict)
    sources: tuple[Source, ...] = ()
    concordance: tuple[Mapping[str, str], ...] = ()
    rulings: tuple[tuple[str, str], ...] = ()
    revisions: tuple[Revision, ...] = ()
    seen: frozenset[str] = frozenset()

    @property
    def text(self) -> Sequence[Paragraph]:
        """The paragraphs of the text, in order."""
        return [self.paragraphs[key] for key in self.order]

    @property
    def standing(self) -> Sequence[str]:
        """The edits whose words are still proposed; words chosen inside them stand in theirs from then on."""
        live = (key for proposal in self.proposals.values() for key in proposal.live)
        return [key for key in live if key in self.strands]

    def home(self, token: str) -> tuple[str, tuple[Token, ...]] | None:
        """Return the paragraph or edit in which a token stands now, and all tokens there; or None."""
        origin = token.rpartition(":")[0]
        near = self.paragraphs.get(origin)
        if near and any(each.id == token for each in near.tokens):
            return origin, near.tokens
        for key, paragraph in self.paragraphs.items():
            if key != origin and any(each.id == token for each in paragraph.tokens):
                return key, paragraph.tokens
        for key in (*self.standing, origin):
            strand = self.strands.get(key, ())
            if any(each.id == token for each in strand):
                return key, strand
        return None
