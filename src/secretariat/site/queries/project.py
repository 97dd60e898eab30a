"""The page of a Project: how it stands, its way, money, milestones and course, each with its sources."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from typing import Any

from django.utils.translation import gettext as _

from secretariat.data.topics import topics
from secretariat.engines.values.date_labels import label
from secretariat.engines.values.edtf import parse
from secretariat.evidence.models import Line
from secretariat.evidence.notes import Note
from secretariat.parties.models import Body, Party
from secretariat.projects.checks import gaps
from secretariat.projects.models import ApprovalPath, Project, ProjectAct
from secretariat.projects.money import shown
from secretariat.projects.offered import acts_offered
from secretariat.projects.path import Step, deadline
from secretariat.projects.policies import may_tell
from secretariat.projects.settling import steps_by_path
from secretariat.projects.standing import Done, Goal, Standing, standing_of
from secretariat.projects.states import Act, PartnerRole, ProjectState, RiskLevel, Verdict
from secretariat.site.queries.documents import DocumentRow, documents_cited
from secretariat.site.queries.naming import Names, names_for
from secretariat.site.queries.pointing import page_of
from secretariat.site.queries.projects import late_of, partner_link
from secretariat.site.queries.reads import Read, reads_of
from secretariat.site.queries.rows import Link, Look, Row
from secretariat.site.queries.written import rows_of


@dataclass(frozen=True, slots=True)
class PartnerShown:
    """Who takes part: `manner`: kind of a Party or level of a Body, in words; `sums` by year, then in all."""

    link: Link
    role: str
    manner: str
    share: str
    sums: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class StepShown:
    """A step of the way: `state` is done, now or ahead."""

    name: str
    who: str
    state: str
    until: str
    lapses: bool


@dataclass(frozen=True, slots=True)
class GoalShown:
    """A milestone: `state` is done, late or planned."""

    words: str
    due: str
    due_edtf: str
    met: str
    state: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ActShown:
    """One act of the course; `counts`: it led to how the project stands."""

    id: str
    url: str
    act: str
    title: str
    when: str
    edtf: str
    words: str
    facts: tuple[str, ...]
    answers: tuple[tuple[str, str, str], ...]
    by: str
    notes: tuple[Note, ...]
    counts: bool
    is_apart: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class ProjectPage:
    """All that the page of a Project shows."""

    id: str
    title: str
    words: str
    language: str
    row: Row
    body: Link
    body_slug: str
    state: str
    since: str
    late: tuple[str, ...]
    risk_words: str
    priority: Link | None
    commitment: Link | None
    resolution: Link | None
    call: Link | None
    topics: tuple[str, ...]
    places: tuple[Link, ...]
    planned: str
    planned_edtf: str
    actual: str
    percent: int | None
    spent: str
    total: str
    years: tuple[int, ...]
    year_sums: tuple[str, ...]
    partners: tuple[PartnerShown, ...]
    way: tuple[StepShown, ...]
    way_name: str
    gaps: tuple[str, ...]
    goals: tuple[GoalShown, ...]
    course: tuple[ActShown, ...]
    documents: tuple[DocumentRow, ...]
    version: int
    is_fictitious: bool
    offered: tuple[tuple[str, Any], ...]
    may_tell_commitment: bool


def project_page(public_id: str, look: Look, at: datetime) -> ProjectPage | None:
    """Return the page of a project, in a fixed number of queries; None where the viewer may not see it."""
    rows: Any = Project.objects.visible_to(look.viewer).select_related("line", "body__parent", "path")
    found: Project | None = rows.filter(line__public_id=public_id).first()
    if found is None:
        return None
    acts = list(
        ProjectAct.objects.standing().filter(project=found).order_by("pk").values_list("pk", flat=True)
    )
    reads = reads_of([found.pk, *acts], look)
    said = next(iter(reads.get(found.pk, ())), None)
    if said is None:
        return None
    others = reads.of(acts)
    now, path = _standing(said, others)
    names = names_for([said.value, {"body": found.body.slug}, *_pointers(said.value, now)], look)
    words_of = _words_of(said, look)
    years = tuple(sorted({row["year"] for row in now.budget}))
    is_today = look.known is None
    return ProjectPage(
        id=public_id,
        title=said.value["title"],
        words=said.value["words"],
        language=said.value["language"],
        row=rows_of([said], names, look)[0],
        body=names.body(found.body.slug),
        body_slug=found.body.slug,
        state=now.course.state or ProjectState.NOTE,
        since=_day(now.course.since, look),
        late=late_of(_as_then(found, now, path), look),
        risk_words=now.risk_words,
        priority=_link("priority", said.value["priority"], words_of),
        commitment=_link("commitment", said.value["commitment"], words_of),
        resolution=_link("text", said.value["resolution"], words_of),
        call=_link("project-call", said.value["call"], words_of),
        topics=tuple(one.name(look.language) for one in topics() if one.key in said.value["topics"]),
        places=tuple(names.party(code) for code in said.value["places"]),
        planned=label(parse(now.planned), look.language) if now.planned else "",
        planned_edtf=now.planned or "",
        actual=label(parse(said.value["actual"]), look.language) if said.value["actual"] else "",
        percent=now.percent,
        spent=shown(now.spent, now.currency, look.language),
        total=shown(now.total, now.currency, look.language),
        years=years,
        year_sums=tuple(_sum(now, look, year=year) for year in years),
        partners=_partners(now, years, names, look),
        way=_way(path.way if path else (), now, look),
        way_name=str(path) if path else "",
        gaps=tuple(gaps(found)) if is_today and look.viewer.is_staff_of(found.body.slug) and path else (),
        goals=tuple(_goal(goal, look) for goal in now.goals),
        course=tuple(_shown(read, now, look) for read in others),
        documents=documents_cited([found.pk, *acts], look),
        version=found.version,
        is_fictitious=found.line.is_fictitious,
        offered=acts_offered(found, look.viewer, at) if is_today else (),
        may_tell_commitment=is_today and found.commitment_id is not None and may_tell(look.viewer, found, at),
    )


def _standing(said: Read, others: Sequence[Read]) -> tuple[Standing, ApprovalPath | None]:
    """Return how it stands by what was read, and the path it goes along, in 2 queries."""
    done = [
        Done(read.line_id, read.value["act"], read.value["on"], read.value["words"], read.value["given"])
        for read in others
        if not read.is_apart
    ]
    paths = steps_by_path(str(one.given["path"]) for one in done if one.given.get("path"))
    now = standing_of(said.value, done, paths)
    return now, ApprovalPath.objects.filter(public_id=now.path).first()


def _as_then(found: Project, now: Standing, path: ApprovalPath | None) -> Project:
    """Return the project with the columns that it had by what was read; it is not saved."""
    step = path.way[now.course.step] if path and now.course.step is not None else None
    found.state, found.risk, found.awaited_end = (
        now.course.state or ProjectState.NOTE,
        now.risk,
        now.awaited_end,
    )
    found.planned = parse(now.planned) if now.planned else None
    found.step_until = deadline(now.course.since, step.within) if step else None
    return found


def _pointers(value: Mapping[str, Any], now: Standing) -> Iterable[dict[str, Any]]:
    yield from ({"party": code} for code in value["places"])
    yield from ({name: one[name] for name in ("party", "body") if one[name]} for one in now.partners)


def _words_of(said: Read, look: Look) -> dict[str, str]:
    """Return public id → words of what is pointed at, as far as the viewer may see it; in 1 query."""
    wanted = {said.value[name] for name in ("priority", "commitment", "resolution", "call")} - {None}
    lines = Line.objects.visible_to(look.viewer).filter(public_id__in=wanted, chosen__isnull=False)
    values = {line.public_id: line.chosen.value for line in lines.select_related("chosen") if line.chosen}
    return {line: str(value.get("title") or value.get("words") or "")[:200] for line, value in values.items()}


def _link(kind: str, public_id: str | None, words_of: Mapping[str, str]) -> Link | None:
    return (
        Link(words_of[public_id], page_of(kind, public_id)) if public_id in words_of and public_id else None
    )


def _partners(now: Standing, years: Sequence[int], names: Names, look: Look) -> tuple[PartnerShown, ...]:
    """Return who takes part with their sums, in 2 queries."""
    parties = {one.code: one for one in Party.objects.filter(code__in=[p["party"] for p in now.partners])}
    bodies = {one.slug: one for one in Body.objects.filter(slug__in=[p["body"] for p in now.partners])}
    found = []
    for one in now.partners:
        party, body = parties.get(one["party"]), bodies.get(one["body"])
        manner = party.get_kind_display() if party else body.get_level_display() if body else ""
        sums = [_sum(now, look, partner=one["words"], year=year) for year in years]
        found.append(
            PartnerShown(
                partner_link(one["party"], one["body"], one["words"], names),
                str(PartnerRole(one["role"]).label).lower(), str(manner).lower(), one["share"] or "",
                (*sums, _sum(now, look, partner=one["words"])) if years else (),
            )
        )  # fmt: skip
    return tuple(found)


def _sum(now: Standing, look: Look, *, partner: str = "", year: int = 0) -> str:
    rows = [
        Decimal(row["amount"])
        for row in now.budget
        if (not partner or row["partner"] == partner) and (not year or row["year"] == year)
    ]
    return shown(sum(rows, Decimal(0)), "", look.language) if rows else ""


def _way(steps: Sequence[Step], now: Standing, look: Look) -> tuple[StepShown, ...]:
    at, state = now.course.step, now.course.state
    through = state in {
        ProjectState.APPROVED,
        ProjectState.RUNNING,
        ProjectState.SUSPENDED,
        ProjectState.CLOSED,
    }
    found = []
    for place, step in enumerate(steps):
        stands = "now" if place == at else "done" if through or (at is not None and place < at) else "ahead"
        until = deadline(now.course.since, step.within) if stands == "now" else None
        found.append(StepShown(step.name, step.who, stands, _day(until, look), step.lapses))
    return tuple(found)


def _goal(goal: Goal, look: Look) -> GoalShown:
    due = parse(goal.due)
    is_late = not goal.met and due.end is not None and due.end <= (look.known or look.today)
    met = label(parse(goal.met), look.language) if goal.met else ""
    return GoalShown(
        goal.words, label(due, look.language), due.text, met,
        "done" if goal.met else "late" if is_late else "planned",
    )  # fmt: skip


def _shown(read: Read, now: Standing, look: Look) -> ActShown:
    value, on = read.value, parse(read.value["on"])
    note = next((note for note in read.notes if note.is_chosen), None)
    return ActShown(
        id=read.line,
        url=page_of("line", read.line),
        act=value["act"],
        title=str(Act(value["act"]).label),
        when=label(on, look.language),
        edtf=on.text,
        words=value["words"],
        facts=facts_of(value, look),
        answers=tuple((one["item"], one["answer"], one["note"]) for one in value["given"].get("answers", ())),
        by=note.entered_by if note else "",
        notes=read.notes,
        counts=read.line_id in now.counted,
        is_apart=read.is_apart,
    )


def facts_of(value: Mapping[str, Any], look: Look) -> tuple[str, ...]:
    """Return what belongs to an act, in words."""
    given = value["given"]
    told = []
    if given.get("verdict"):
        told.append(str(Verdict(given["verdict"]).label))
    if value["act"] == Act.BUDGET:
        told.append(shown(Decimal(given["total"]), given["currency"], look.language))
    if given.get("partners"):
        told.append(", ".join(one["words"] for one in given["partners"]))
    if given.get("milestone"):
        told.append(given["milestone"])
    if given.get("period"):
        told.append(_("for %(period)s") % {"period": label(parse(given["period"]), look.language)})
        told.append(_("%(n)s %% done") % {"n": given["percent"]})
    if given.get("spent"):
        told.append(_("spent so far: %(sum)s") % {"sum": shown(Decimal(given["spent"]), "", look.language)})
    if given.get("level"):
        told.append(str(RiskLevel(given["level"]).label).lower())
    if given.get("planned"):
        told.append(_("planned now: %(days)s") % {"days": label(parse(given["planned"]), look.language)})
    return tuple(told)


def _day(day: date | None, look: Look) -> str:
    return label(parse(day.isoformat()), look.language) if day else ""
