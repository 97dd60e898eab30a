"""All long-lived agendas: by body, with their age, their state and their next review."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from django.conf import settings
from django.db.models import Count, Q

from secretariat.commitments.models import Priority
from secretariat.engines.values.date_labels import label
from secretariat.engines.values.folding import sort_key
from secretariat.evidence.notes import Note, notes_by_line
from secretariat.parties.models import Body
from secretariat.site.queries.naming import Names, address, names_at
from secretariat.site.queries.rows import Link, Look
from secretariat.site.queries.strategies_held import Held, age_words, held


@dataclass(frozen=True, slots=True)
class StrategyRow:
    """An agenda in a list; `state`, `age`: of the version shown, "" where there is none."""

    id: str
    head: Link
    body: Link
    state: str
    age: str
    version: Link | None
    adopted: str
    version_count: int
    line_count: int
    next_review: str
    is_overdue: bool
    is_fictitious: bool
    notes: Sequence[Note]


@dataclass(frozen=True, slots=True)
class OfBody:
    """The agendas of a body."""

    body: Link
    rows: tuple[StrategyRow, ...]


@dataclass(frozen=True, slots=True)
class StrategiesPage:
    """All agendas, by the names of the bodies; `slug`: of the one body asked for."""

    bodies: tuple[OfBody, ...]
    total: int
    slug: str


def strategies_page(look: Look, slug: str = "") -> StrategiesPage | None:
    """Return all agendas, in a fixed number of queries; None where the body asked for is not there."""
    where = Q(body__slug=slug) if slug else Q() if settings.DEMO else Q(line__is_fictitious=False)
    if slug and not Body.objects.filter(slug=slug).exists():
        return None
    rows = strategy_rows(look, where)
    by_body: dict[Link, list[StrategyRow]] = {}
    for row in rows:
        by_body.setdefault(row.body, []).append(row)
    ordered = sorted(by_body.items(), key=lambda pair: sort_key(pair[0].label, look.language))
    return StrategiesPage(tuple(OfBody(body, tuple(of)) for body, of in ordered), len(rows), slug)


def strategy_rows(look: Look, where: Q) -> list[StrategyRow]:
    """Return agendas as rows, in a fixed number of queries."""
    found = held(look, where)
    if not found:
        return []
    shown = [one.shown.pk for one in found if one.shown]
    rows: Any = Priority.objects.visible_to(look.viewer).filter(of__in=shown).order_by()
    counts = dict(rows.values_list("of").annotate(Count("pk")))
    names = names_at(look, bodies={one.strategy.body.slug for one in found})
    notes = notes_by_line([one.strategy.pk for one in found], look.viewer, look.language)
    return [_row(one, names, look, counts, notes.get(one.strategy.pk, ())) for one in found]


def _row(one: Held, names: Names, look: Look, counts: dict[int, int], notes: Sequence[Note]) -> StrategyRow:
    strategy, shown = one.strategy, one.shown
    return StrategyRow(
        id=strategy.public_id,
        head=Link(strategy.title, address("site:strategy", strategy.public_id)),
        body=names.body(strategy.body.slug),
        state=str(one.states[shown.pk]) if shown else "",
        age=age_words(shown, look.today),
        version=Link(shown.text.title, address("site:text", shown.text.public_id)) if shown else None,
        adopted=label(shown.text.adopted, look.language) if shown and shown.text.adopted else "",
        version_count=len(one.versions),
        line_count=counts.get(shown.pk, 0) if shown else 0,
        next_review=label(strategy.next_review, look.language) if strategy.next_review else "",
        is_overdue=one.is_overdue,
        is_fictitious=strategy.line.is_fictitious,
        notes=notes,
    )
