"""The operations of the log: who did what, when, on which mandate, having seen how much of the log.

Ids are given by the caller and permanent: two proposals tabled in either order leave the same text.
Source: docs/reference/operations.md#operations.
"""

from dataclasses import dataclass
from datetime import datetime

from secretariat.engines.drafting.notation.positions import Stance
from secretariat.engines.drafting.operations.values import Change, Edit, Mode, Status


@dataclass(frozen=True, slots=True, kw_only=True)
class Act:
    """What every operation carries.

    Attributes:
        author: id of the actor; the chair and the secretariat are actors too.
        base: how many operations of the log the author had seen.
    """

    id: str
    author: str
    at: datetime
    mandate: str = ""
    meeting: str = ""
    base: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Open(Act):
    """Open a text: paragraphs as (id, label, words), in order."""

    paragraphs: tuple[tuple[str, str, str], ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Propose(Act):
    """Table a proposal; its id is that of the operation."""

    edits: tuple[Edit, ...]
    actors: tuple[str, ...] = ()
    on_behalf_of: tuple[str, ...] = ()
    rationale: str = ""
    symbol: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Amend(Act):
    """Change the text itself, on a mandate, where nothing live is touched."""

    edits: tuple[Edit, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Hold(Act):
    """Take a position on a proposal or a paragraph; cosponsor joins the proposers."""

    target: str
    stance: Stance
    reservation: str = ""
    source: str = ""
    is_confidential: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Lift(Act):
    """Take back one's own position on a proposal or a paragraph."""

    target: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Confirm(Act):
    """Confirm a position that a split or merge has copied."""

    target: str


@dataclass(frozen=True, slots=True, kw_only=True)
class LinkReservation(Act):
    """Let a statement carry the author's reservation: it no longer stands before a clean text."""

    target: str
    statement: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Withdraw(Act):
    """Leave a proposal; it ends when the last proposer has left."""

    proposal: str


@dataclass(frozen=True, slots=True, kw_only=True)
class MergeIdentical(Act):
    """Unite proposals that differ at most in blanks, quotes and dashes; their proposers stand together."""

    proposals: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Choose(Act):
    """Close a bracket with an alternative: `base`, or the id of an edit; against opposition by a ruling."""

    bracket: str
    alternative: str
    ruling: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Unbracket(Act):
    """Take the brackets off words that are held without an alternative."""

    bracket: str
    ruling: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Widen(Act):
    """Let a bracket cover further words of its paragraph, side by side with it; the author holds them all."""

    bracket: str
    words: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Narrow(Act):
    """Let a bracket that is held without alternatives cover only some of its words, side by side."""

    bracket: str
    words: tuple[str, ...]
    ruling: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class SetMode(Act):
    """Say how brackets side by side relate."""

    chain: str
    mode: Mode


@dataclass(frozen=True, slots=True, kw_only=True)
class SetStatus(Act):
    """Park, agree ad referendum, agree or close a paragraph."""

    paragraph: str
    status: Status


@dataclass(frozen=True, slots=True, kw_only=True)
class Reopen(Act):
    """Reopen a paragraph that was agreed or closed."""

    paragraph: str
    reason: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Link(Act):
    """Nothing is agreed in one paragraph until others are agreed."""

    paragraph: str
    until: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Consolidate(Act):
    """Replace paragraphs by new ones: each new one as (id, label, words, sources, reason).

    Sources are paragraphs and proposals. Every superseded paragraph is a source, or stands in `dropped` with
    the reason why nothing of it stays.
    """

    superseded: tuple[str, ...]
    new: tuple[tuple[str, str, str, tuple[str, ...], str], ...]
    dropped: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Renumber(Act):
    """Give new labels, as (paragraph, label); references in the text follow, and a concordance is kept."""

    labels: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Rectify(Act):
    """Correct an error in closed paragraphs after notice without objection; `record` is the procès-verbal."""

    edits: tuple[Change, ...]
    record: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Issue(Act):
    """Issue what stands as a revision."""

    symbol: str = ""
    label: str = ""


OPERATIONS: tuple[type[Act], ...] = (
    Open, Propose, Amend, Hold, Lift, Confirm, LinkReservation, Withdraw, MergeIdentical, Choose, Unbracket,
    Widen, Narrow, SetMode, SetStatus, Reopen, Link, Consolidate, Renumber, Rectify, Issue,
)  # fmt: skip
