"""The boards of projects: as a list and by state and step; counted, page by page."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from django.db.models import Count, QuerySet, Window
from django.db.models.functions import RowNumber

from secretariat.bodies.queries import LONG, bodies_known_to, names_by_address
from secretariat.engines.values.date_labels import label
from secretariat.engines.values.folding import sort_key
from secretariat.evidence.notes import Note, notes_by_line
from secretariat.parties.models import Body
from secretariat.projects.models import Partner, Project, ProjectTopic
from secretariat.projects.money import shown
from secretariat.projects.states import ENDED, PartnerRole, ProjectState, RiskLevel
from secretariat.site.queries.naming import address, names_for
from secretariat.site.queries.projects_narrowing import (
    ORDERS,
    SORTS,
    STATES,
    WATCHED,
    NarrowedProjects,
    listed_for,
    narrow,
    watched_on,
)
from secretariat.site.queries.rows import Link, Look

PAGE = 50
MOST_IN_FILE = 5000
A_COLUMN = 6
MOST_OFFERED = 300


@dataclass(frozen=True, slots=True, kw_only=True)
class ProjectRow:
    """One project as a row; `late`: codes of why it is watched, as `late_of` gives them."""

    id: str
    url: str
    title: str
    language: str
    body: Link
    lead: Link | None
    partner_count: int
    state: str
    step: str
    step_who: str
    step_until: str
    since: str
    planned: str
    planned_edtf: str
    total: str
    amount: str
    currency: str
    percent: int | None
    late: tuple[str, ...]
    notes: tuple[Note, ...]
    distribution: str
    is_fictitious: bool


@dataclass(frozen=True, slots=True)
class CountedProjects:
    """How many projects stand so; `key` narrows to them."""

    key: str
    label: str
    count: int


@dataclass(frozen=True, slots=True)
class Column:
    """A column of the state board: a state, or one step of the path; its first rows."""

    state: str
    step: str
    count: int
    rows: tuple[Link, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class ProjectsPage:
    """A page of the list, with what it can be narrowed to."""

    rows: tuple[ProjectRow, ...]
    total: int
    page: int
    page_count: int
    narrowed: NarrowedProjects
    counts: tuple[CountedProjects, ...]
    bodies: tuple[tuple[str, str], ...]
    topics: tuple[str, ...]
    states: tuple[tuple[str, Any], ...]
    sorts: tuple[tuple[str, Any], ...]
    of: Link | None
    of_slug: str
    is_fictitious: bool


def projects_page(look: Look, narrowed: NarrowedProjects, page: int) -> ProjectsPage | None:
    """Return a page of the list, in a fixed number of queries; None where there is no such page or body."""
    known = Body.objects.filter(bodies_known_to(look.viewer))
    of = known.filter(slug=narrowed.body).first() if narrowed.body else None
    if narrowed.body and of is None:
        return None
    rows = narrow(listed_for(look), narrowed, look)
    total = rows.count()
    page_count = max(1, -(-total // PAGE))
    if not 1 <= page <= page_count:
        return None
    names = names_for([{"body": of.slug}], look) if of else None
    slugs = known.filter(pk__in=listed_for(look).order_by().values("body")).values_list("slug", flat=True)
    return ProjectsPage(
        rows=rows_of_projects(rows.order_by(*ORDERS[narrowed.sort])[(page - 1) * PAGE : page * PAGE], look),
        total=total,
        page=page,
        page_count=page_count,
        narrowed=narrowed,
        counts=_tally(look, narrowed),
        bodies=_named(names_by_address("body", slugs, look.language, LONG, look.viewer), look),
        topics=tuple(
            ProjectTopic.objects.filter(project__in=listed_for(look).order_by().values("pk"))
            .order_by("topic").values_list("topic", flat=True).distinct()
        ),
        states=STATES,
        sorts=SORTS,
        of=names.body(of.slug) if names and of else None,
        of_slug=of.slug if of else "",
        is_fictitious=bool(of and of.is_fictitious),
    )  # fmt: skip


def projects_in_file(look: Look, narrowed: NarrowedProjects) -> tuple[ProjectRow, ...]:
    """Return the rows for a file: the first `MOST_IN_FILE`."""
    rows = narrow(listed_for(look), narrowed, look).order_by(*ORDERS[narrowed.sort])
    return rows_of_projects(rows[:MOST_IN_FILE], look)


def columns(look: Look, narrowed: NarrowedProjects) -> tuple[Column, ...]:
    """Return the state board: each state and step with how many stand there and the first, in 2 queries."""
    rows = narrow(listed_for(look), narrowed, look, but_state=True).order_by()
    counts = rows.values_list("state", "step", "step_name").annotate(n=Count("pk"))
    place = Window(RowNumber(), partition_by=["state", "step", "step_name"], order_by=["planned_end", "pk"])
    first = rows.annotate(place=place).filter(place__lte=A_COLUMN).order_by("place", "pk")
    shown_rows: dict[tuple[str, str], list[Link]] = {}
    for state, step, line, title in first.values_list("state", "step_name", "line__public_id", "title"):
        shown_rows.setdefault((state, step), []).append(Link(title, address("site:project", line)))
    order = {state: at for at, state in enumerate(ProjectState.values)}
    merged: dict[tuple[str, str], list[int]] = {}
    for state, at, step, n in counts:
        merged.setdefault((state, step), []).extend([n, at or 0])
    found = [
        (order[state], min(numbers[1::2]), Column(
            state, step, sum(numbers[::2]), tuple(shown_rows.get((state, step), [])[:A_COLUMN])
        ))
        for (state, step), numbers in merged.items()
    ]  # fmt: skip
    return tuple(column for *_, column in sorted(found, key=lambda one: (one[0], one[1], one[2].step)))


def rows_of_projects(rows: "QuerySet[Any]", look: Look) -> tuple[ProjectRow, ...]:
    """Return projects as rows, in their order, in a fixed number of queries."""
    found: Sequence[Project] = list(rows.select_related("line", "body"))
    keys = [row.pk for row in found]
    partners = list(
        Partner.objects.filter(project__in=keys).select_related("party", "partner_body").order_by("position")
    )
    leads = {one.project_id: one for one in partners if one.role == PartnerRole.LEAD}
    values = [{"body": row.body.slug} for row in found]
    values += [_pointer(one) for one in leads.values()]
    names = names_for(values, look)
    notes = notes_by_line(keys, look.viewer, look.language)
    counts: dict[int, int] = {}
    for one in partners:
        counts[one.project_id] = counts.get(one.project_id, 0) + 1
    return tuple(
        _row(row, names, leads.get(row.pk), counts.get(row.pk, 0), tuple(notes.get(row.pk, ())), look)
        for row in found
    )


def partner_link(party: str | None, body: str | None, words: str, names: Any) -> Link:
    """Return the link to whoever takes part; in the words of the source where nobody is known."""
    found: Link | None = names.party(party) if party else names.body(body) if body else None
    return found or Link(words)


def late_of(row: Project, look: Look) -> tuple[str, ...]:
    """Return the codes of why a project is watched, the gravest last said first."""
    if row.state in ENDED:
        return ()
    day = look.known or look.today
    planned = row.planned.end if row.planned else None
    told = [str(row.risk)] if row.risk != RiskLevel.NONE else []
    told += ["past-end"] if planned and planned <= day else []
    told += ["milestone-late"] if row.awaited_end and row.awaited_end <= day else []
    told += ["step-late"] if row.step_until and row.step_until < day else []
    return tuple(told)


def _row(
    row: Project, names: Any, lead: Partner | None, count: int, notes: tuple[Note, ...], look: Look
) -> ProjectRow:
    return ProjectRow(
        id=row.public_id,
        url=address("site:project", row.public_id),
        title=row.title,
        language=row.language,
        body=names.body(row.body.slug),
        lead=_lead(lead, names) if lead else None,
        partner_count=count,
        state=row.state,
        step=row.step_name,
        step_who=row.step_who,
        step_until=row.step_until.isoformat() if row.step_until else "",
        since=row.state_since.isoformat() if row.state_since else "",
        planned=label(row.planned, look.language) if row.planned else "",
        planned_edtf=row.planned.text if row.planned else "",
        total=shown(row.total, row.currency, look.language),
        amount=str(row.total) if row.total is not None else "",
        currency=row.currency,
        percent=row.percent,
        late=late_of(row, look),
        notes=notes,
        distribution=row.line.distribution,
        is_fictitious=row.body.is_fictitious,
    )


def _lead(lead: Partner, names: Any) -> Link:
    party = lead.party.code if lead.party else None
    body = lead.partner_body.slug if lead.partner_body else None
    return partner_link(party, body, lead.words, names)


def _pointer(one: Partner) -> dict[str, str]:
    if one.party:
        return {"party": one.party.code}
    return {"body": one.partner_body.slug} if one.partner_body else {}


def _tally(look: Look, narrowed: NarrowedProjects) -> tuple[CountedProjects, ...]:
    """Return how many stand in each state, in 2 queries."""
    rows = narrow(listed_for(look), narrowed, look, but_state=True).order_by()
    found = dict(rows.values_list("state").annotate(n=Count("pk")).values_list("state", "n"))
    watched = rows.filter(watched_on(look.today)).count()
    told = dict(STATES)
    states = (CountedProjects(one.value, str(one.label), found.get(one.value, 0)) for one in ProjectState)
    return (CountedProjects(WATCHED, str(told[WATCHED]), watched), *states)


def _named(names: Mapping[str, str], look: Look) -> tuple[tuple[str, str], ...]:
    return tuple(sorted(names.items(), key=lambda pair: sort_key(pair[1], look.language)))
