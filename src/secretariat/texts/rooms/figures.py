"""Figures of a negotiation, revision by revision. None of them is a measure of progress.

Brackets go because words were agreed on, or because they were left out: so what the text says, and what was
proposed and not taken up, stands beside them. Nothing is counted by delegation.
"""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from secretariat.engines.drafting.operations.matrix import matrix, reserved
from secretariat.engines.drafting.operations.values import (
    Change,
    Edit,
    EditState,
    NewParagraph,
    Proposal,
    State,
    Status,
)
from secretariat.texts import log
from secretariat.texts.rooms.look import Look
from secretariat.texts.rooms.revisions import visible_revisions

LATEST = 11  # revisions beside what stands now


@dataclass(frozen=True, slots=True)
class Column:
    """What is counted: a revision, or what stands now (`number` 0)."""

    number: int
    label: str
    at: datetime | None


@dataclass(frozen=True, slots=True)
class Row:
    """A figure: its name, what it counts, and its value in each column."""

    name: Promise
    what: Promise
    values: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Figures:
    """The figures of a text; `left_out`: revisions that are older than those shown."""

    columns: tuple[Column, ...]
    rows: tuple[Row, ...]
    left_out: int


def figures_of(look: Look) -> Figures:
    """Return the figures of the latest revisions and of what stands now.

    Queries: the revisions (1), and the log for each of them that this process has not seen (1 each).
    """
    issued = list(visible_revisions(look.viewer, look.at, look.draft))
    shown = issued[-LATEST:]
    states = [look.heard(log.state_of(look.draft, one.count)) for one in shown]
    columns = [Column(one.number, one.label, one.issued_at) for one in shown]
    return Figures(
        columns=(*columns, Column(0, "", None)),
        rows=tuple(
            Row(name, what, tuple(count(one) for one in (*states, look.state)))
            for name, what, count in _FIGURES
        ),
        left_out=len(issued) - len(shown),
    )


def _words(state: State) -> int:
    return sum(len(one.text.split()) for one in state.text)


def _with(*statuses: Status) -> Callable[[State], int]:
    return lambda state: sum(one.status in statuses for one in state.text)


def _fate(proposal: Proposal) -> str:
    """Return what became of a proposal."""
    if proposal.merged_into:
        return "united"
    if proposal.live:
        return "standing"
    return "taken up" if EditState.ACCEPTED in proposal.states.values() else "not taken up"


def _that_are(fate: str) -> Callable[[State], int]:
    return lambda state: sum(_fate(one) == fate for one in state.proposals.values())


def _words_lost(state: State) -> int:
    lost = (one for one in state.proposals.values() if _fate(one) == "not taken up")
    return sum(len(_put_in(edit).split()) for one in lost for edit in one.edits.values())


def _put_in(edit: Edit) -> str:
    if isinstance(edit, Change):
        return edit.inserted or ""
    return edit.text if isinstance(edit, NewParagraph) else ""


_FIGURES: tuple[tuple[Promise, Promise, Callable[[State], int]], ...] = (
    (_("Paragraphs"), _("that stand in the text"), lambda state: len(state.order)),
    (_("Words"), _("of these paragraphs, without what is only proposed"), _words),
    (
        _("Agreed"),
        _("paragraphs agreed, ad referendum or closed"),
        _with(*(one for one in Status if one.is_frozen)),
    ),
    (_("Parked"), _("paragraphs put aside while the rest goes on"), _with(Status.PARKED)),
    (_("Brackets"), _("open, with proposals on whole paragraphs"), lambda state: len(matrix(state))),
    (
        _("Reservations"),
        _("that stand, those in a statement with them"),
        lambda state: sum(1 for _one in reserved(state)),
    ),
    (_("Proposals tabled"), _("from the beginning"), lambda state: len(state.proposals)),
    (_("Standing"), _("proposals that nobody has decided on"), _that_are("standing")),
    (_("Taken up"), _("proposals of which the text has words"), _that_are("taken up")),
    (_("United"), _("identical proposals that stand with another"), _that_are("united")),
    (_("Not taken up"), _("proposals refused, withdrawn or overtaken"), _that_are("not taken up")),
    (_("Words not taken up"), _("that these proposals would have put in"), _words_lost),
)
