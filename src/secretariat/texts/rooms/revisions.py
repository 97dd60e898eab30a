"""Revisions as papers: each goes as far as it was issued for, whatever the room does."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.db.models import QuerySet

from secretariat.distribution import open_to
from secretariat.engines.drafting.comparing.changes import BREAK, DELETE, INSERT, Comparison, Row, compared
from secretariat.engines.drafting.comparing.paragraphs import Kind
from secretariat.engines.drafting.comparing.telling import notes_on
from secretariat.engines.drafting.notation.views import View
from secretariat.engines.drafting.operations.brackets import Brackets
from secretariat.engines.drafting.operations.showing import shown
from secretariat.engines.drafting.operations.values import State
from secretariat.people.actor import Actor
from secretariat.texts import log, policies
from secretariat.texts.models import Draft, Revision
from secretariat.texts.rooms.names import Names, names_for, speakers_of
from secretariat.texts.rooms.segments import Segment, Writer


@dataclass(frozen=True, slots=True)
class ParagraphOfPaper:
    """A paragraph of a paper: what it is called, its words with their brackets."""

    key: str
    label: str
    segments: tuple[Segment, ...]


@dataclass(frozen=True, slots=True)
class Paper:
    """A revision as a viewer sees it; names stand in it only where it was issued so."""

    revision: Revision
    distribution: str
    paragraphs: tuple[ParagraphOfPaper, ...]
    others: tuple[tuple[int, str], ...]


@dataclass(frozen=True, slots=True)
class Piece:
    """Words that stay, are put in (`ins`) or taken out (`del`); `is_break`: a paragraph ends here."""

    kind: str
    text: str
    is_break: bool


@dataclass(frozen=True, slots=True)
class ChangedRow:
    """What became of a paragraph, told in words and shown by its words."""

    kind: str
    notes: tuple[str, ...]
    pieces: tuple[Piece, ...]


@dataclass(frozen=True, slots=True)
class Issued:
    """What can be compared: its number among its like, its name, how much of the log it holds."""

    number: int
    label: str
    count: int


@dataclass(frozen=True, slots=True)
class ComparedPage:
    """Two revisions side by side; paragraphs that are the same are counted, not shown."""

    old: str
    new: str
    rows: tuple[ChangedRow, ...]
    same_count: int


def visible_revisions(viewer: Actor, at: datetime, draft: Draft) -> "QuerySet[Revision]":
    """Return the revisions of a draft that the viewer may see; those with names for whoever may know them."""
    rows = Revision.objects.filter(open_to(viewer, body="draft__body", named=_read_by), draft=draft)
    if not policies.sees_names(viewer, draft, at):
        rows = rows.filter(is_attributed=False)
    found: QuerySet[Revision] = rows.order_by("number")
    return found


def _read_by(account_id: int) -> "QuerySet[Any]":
    rows: QuerySet[Any] = Revision.objects.filter(draft__readers=account_id).order_by().values("pk")
    return rows


def paper_of(viewer: Actor, revision: Revision, others: Iterable[Revision]) -> Paper:
    """Return a revision as a paper."""
    state = log.state_of(revision.draft, revision.count)
    names = _names(viewer, revision, state)
    held: dict[str, tuple[Any, ...]] = {}
    for one in sorted(state.positions.values(), key=lambda each: (each.actor, each.target)):
        if revision.is_attributed and not one.is_confidential:
            held[one.target] = (*held.get(one.target, ()), one)
    writer, brackets = Writer(names, held, is_silent=not revision.is_attributed), Brackets(state)
    return Paper(
        revision=revision,
        distribution=revision.get_distribution_display(),
        paragraphs=tuple(
            ParagraphOfPaper(one.id, one.label, tuple(writer.written(brackets.of(one.id))))
            for one in state.text
        ),
        others=tuple((one.number, one.label) for one in others if one.pk != revision.pk),
    )


def _names(viewer: Actor, revision: Revision, state: State) -> Names:
    if not revision.is_attributed:
        return Names({}, are_shown=False)
    return names_for(viewer, speakers_of(state), are_shown=True)


def compared_page(draft: Draft, old: Issued | Revision, new: Issued | Revision | None) -> ComparedPage:
    """Return what changed between two states, or from one to what stands now; no names in either."""
    before = shown(log.state_of(draft, old.count), View.UNATTRIBUTED)
    after = shown(log.state_of(draft, new.count if new else None), View.UNATTRIBUTED)
    found = compared(before, after)
    rows = tuple(
        _row(found, one) for one in found.rows if one.match.kind is not Kind.SAME or one.is_renumbered
    )
    return ComparedPage(old.label, new.label if new else "", rows, len(found.rows) - len(rows))


def _row(comparison: Comparison, row: Row) -> ChangedRow:
    tags = {INSERT: "ins", DELETE: "del"}
    pieces = tuple(Piece(tags.get(kind, ""), text, text == BREAK) for kind, text in row.pieces)
    return ChangedRow(row.match.kind.value, tuple(notes_on(comparison, row)), pieces)
