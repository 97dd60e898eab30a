"""The page of one line of an agenda: what carried it on, what stands under it and how that stands."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from django.db.models import F, Q
from django.utils.translation import gettext as _

from secretariat.commitments.models import Alignment, Commitment, Priority, Report, StrategyVersion
from secretariat.engines.values.date_labels import label
from secretariat.evidence.lines import lines_open_to
from secretariat.evidence.models import Line
from secretariat.projects.models import Project
from secretariat.site.queries.coverage import EmptySince, changed_since, empty_since
from secretariat.site.queries.naming import address
from secretariat.site.queries.page_parts import gather, write
from secretariat.site.queries.rows import Link, Look, Row, Section
from secretariat.site.queries.strategies_held import Held, held
from secretariat.site.queries.strategy import Resting, programmes_of, resting_on
from secretariat.site.queries.strategy_lines import Lines, LineShown, lines_of, link_of, shown_lines
from secretariat.site.queries.written import rows_of


@dataclass(frozen=True, slots=True)
class Step:
    """The line in a version of the agenda: before, this one, or after."""

    line: Link
    version: Link
    adopted: str
    is_this: bool


@dataclass(frozen=True, slots=True)
class Filed:
    """An item or decision under the line; `alignment`: the line that says so, `version` of it as seen."""

    row: Row
    alignment: str
    version: int


@dataclass(frozen=True, slots=True)
class SinceAdoption:
    """What became of a line since its version was adopted on a day, "" where that is not known.

    `empty`: since when no commitment or project that is not ended stands under it; `is_new`: the version
    before has no line that it carries on, `is_first`: there is no version before.
    """

    adopted: str
    empty: EmptySince
    undertaken: int
    ended: int
    is_new: bool
    is_first: bool


@dataclass(frozen=True, slots=True)
class PriorityPage:
    """All that the page of a line of an agenda shows. `steps`: it through the versions, the oldest first.

    `resting`: priorities of chairs that rest on it.
    """

    id: str
    title: str
    agenda: Link
    agenda_id: str
    body: Link
    body_slug: str
    version: Link
    state: str
    row: Row
    line: LineShown
    measure_count: int
    since: SinceAdoption
    resting: tuple[Resting, ...]
    steps: tuple[Step, ...]
    sections: tuple[Section, ...]
    filed: tuple[Filed, ...]
    is_fictitious: bool


def priority_page(public_id: str, look: Look) -> PriorityPage | None:
    """Return the page of a line, in a fixed number of queries; None where the viewer may not see it."""
    rows: Any = Priority.objects.visible_to(look.viewer).filter(line__public_id=public_id)
    own = rows.select_related("line", "of").first()
    one = next(iter(held(look, Q(pk=own.of.of_id))), None) if own else None
    version = next((each for each in one.versions if each.pk == own.of_id), None) if one else None
    if own is None or one is None or version is None:
        return None
    lines = lines_of(one.versions, look)
    chain = [row.pk for row in lines.chain(own.pk)]
    under = Commitment.objects.filter(priority__in=chain)
    order = (F("said_first").desc(nulls_last=True), "pk")
    served = Project.objects.filter(priority__in=chain).order_by(
        F("planned_first").desc(nulls_last=True), "pk"
    )
    reports = Report.objects.filter(commitment__in=under.values("pk"))
    alignments = _alignments(chain, look)
    parts = [
        gather("commitments", _("Commitments under it"), under.order_by(*order), look),
        gather("projects", _("Projects that serve it"), served, look),
        gather(
            "reports", _("Since then"), reports.order_by(F("on_first").desc(nulls_last=True), "-pk"), look
        ),
    ]
    subjects = [alignment.subject_id for alignment in alignments]
    programmes = programmes_of(one, look)
    named = [
        {"body": one.strategy.body.slug},
        *({"holder": row.holder.code} for row in programmes if row.holder),
    ]
    written = write(parts, look, also=[own.pk, *subjects], also_named=named)
    head = link_of(lines.rows[own.pk])
    (line,) = shown_lines(lines, [lines.rows[own.pk]], look)
    return PriorityPage(
        id=public_id,
        title=line.head.label,
        agenda=Link(one.strategy.title, address("site:strategy", one.strategy.public_id)),
        agenda_id=one.strategy.public_id,
        body=written.names.body(one.strategy.body.slug),
        body_slug=one.strategy.body.slug,
        version=Link(version.text.title, address("site:text", version.text.public_id)),
        state=str(one.states[version.pk]),
        row=rows_of(written.reads.of([own.pk]), written.names, look)[0],
        line=line,
        measure_count=sum(len(indicator.measures) for indicator in line.indicators),
        since=_since(own, version, one, lines, look),
        resting=resting_on({public_id: head}, programmes, written.names, look),
        steps=_steps(own, one, lines.rows.values(), look),
        sections=written.sections,
        filed=tuple(
            Filed(rows_of(written.reads.of([each.subject_id]), written.names, look)[0], each.public_id,
                  each.line.version)
            for each in alignments
            if written.reads.of([each.subject_id])
        ),
        is_fictitious=own.line.is_fictitious,
    )  # fmt: skip


def _since(own: Priority, version: StrategyVersion, one: Held, lines: Lines, look: Look) -> SinceAdoption:
    adopted, row = version.text.adopted, lines.rows[own.pk]
    keys = [each.pk for each in lines.chain(own.pk)]
    undertaken, ended = changed_since(keys, adopted.first if adopted else None, look)
    return SinceAdoption(
        adopted=label(adopted, look.language) if adopted else "",
        empty=empty_since(row, one, lines, look),
        undertaken=undertaken,
        ended=ended,
        is_new=row.continues_id not in lines.rows,
        is_first=one.versions[0].pk == version.pk,
    )


def _alignments(chain: Sequence[int], look: Look) -> list[Alignment]:
    rows: Any = Alignment.objects.visible_to(look.viewer).filter(priority__in=chain)
    seen = Line.objects.filter(lines_open_to(look.viewer), chosen__isnull=False)
    return list(rows.filter(subject__in=seen.values("pk")).select_related("line").order_by("pk"))


def _steps(own: Priority, one: Held, rows: Any, look: Look) -> tuple[Step, ...]:
    """Return the line through the versions: what it carries on, and what carries it on."""
    by_key = {row.pk: row for row in rows}
    before, at = set[int](), own.continues_id
    while at is not None and at in by_key and at not in before:
        before.add(at)
        at = by_key[at].continues_id
    found = {own.pk} | before | _after(own, rows)
    place = {version.pk: at for at, version in enumerate(one.versions)}
    known = [row for row in rows if row.pk in found and row.of_id in place]
    texts = {version.pk: version.text for version in one.versions}
    return tuple(
        Step(
            link_of(row),
            Link(texts[row.of_id].title, address("site:text", texts[row.of_id].public_id)),
            label(texts[row.of_id].adopted, look.language) if texts[row.of_id].adopted else "",
            row.pk == own.pk,
        )
        for row in sorted(known, key=lambda row: (place[row.of_id], row.position))
    )


def _after(own: Priority, rows: Any) -> set[int]:
    """Return the lines that carry it on, near or far."""
    found, todo = set[int](), [own.pk]
    while todo:
        at = todo.pop()
        nearer = {row.pk for row in rows if row.continues_id == at} - found
        found |= nearer
        todo.extend(nearer)
    return found
