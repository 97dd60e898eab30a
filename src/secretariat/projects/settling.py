"""Writes how a Project stands from its acts, whenever one of these lines reads otherwise."""

from collections.abc import Iterable
from datetime import datetime
from decimal import Decimal
from typing import Any

from secretariat.engines.values.edtf import parse
from secretariat.evidence.following import follows
from secretariat.evidence.models import Line
from secretariat.parties.models import Body, Party
from secretariat.people.actor import Actor
from secretariat.projects.models import ApprovalPath, BudgetLine, Milestone, Partner, Project, ProjectAct
from secretariat.projects.path import Step, deadline
from secretariat.projects.standing import Done, Standing, standing_of
from secretariat.projects.states import ProjectState


@follows
def _settle_of(line: Line, _by: Actor, _at: datetime) -> None:
    project = None
    if line.kind == "project":
        project = Project.objects.filter(line=line).first()
    elif line.kind == "project-act":
        project = Project.objects.filter(acts__line=line).first()
    if project is not None:
        settle(project)


def acts_of(project: Project) -> list[Done]:
    """Return the acts on a project whose lines stand, in the order in which they were recorded."""
    rows = ProjectAct.objects.standing().filter(project=project).order_by("pk")
    return [Done(row.pk, row.act, row.on.text, row.words, row.given) for row in rows]


def steps_by_path(paths: Iterable[str]) -> dict[str, tuple[Step, ...]]:
    """Return the steps of each path, in 1 query."""
    rows = ApprovalPath.objects.filter(public_id__in=set(paths))
    return {path.public_id: path.way for path in rows}


def standing_now(project: Project) -> Standing:
    """Return how a project stands by its lines, in 2 queries."""
    acts = acts_of(project)
    paths = steps_by_path(str(done.given["path"]) for done in acts if done.given.get("path"))
    said: dict[str, Any] = project.line.chosen.value if project.line.chosen else {}
    return standing_of(said, acts, paths)


def settle(project: Project) -> None:
    """Write how it stands into its columns and rows."""
    now = standing_now(project)
    course = now.course
    path = ApprovalPath.objects.filter(public_id=now.path).first() if now.path else None
    project.path = path
    project.state = course.state or ProjectState.NOTE
    project.state_since, project.step, project.looks = course.since, course.step, len(course.looks)
    step = path.way[course.step] if path is not None and course.step is not None else None
    project.step_name, project.step_who = (step.name, step.who) if step else ("", "")
    project.step_until = deadline(course.since, step.within) if step else None
    project.risk, project.risk_words = now.risk, now.risk_words[:1000]
    project.total, project.spent, project.percent = now.total, now.spent, now.percent
    project.currency = now.currency
    project.planned = parse(now.planned) if now.planned else None
    project.awaited_end = now.awaited_end
    project.version += 1
    project.save()
    _settle_rows(project, now)


def _settle_rows(project: Project, now: Standing) -> None:
    BudgetLine.objects.filter(project=project).delete()
    Partner.objects.filter(project=project).delete()
    Milestone.objects.filter(project=project).delete()
    parties = _keyed(Party, "code", (one["party"] for one in now.partners))
    bodies = _keyed(Body, "slug", (one["body"] for one in now.partners))
    made = Partner.objects.bulk_create(
        Partner(
            project=project, position=position, words=one["words"], role=one["role"],
            party_id=parties.get(one["party"]), partner_body_id=bodies.get(one["body"]),
            share=Decimal(one["share"]) if one["share"] else None,
        )
        for position, one in enumerate(now.partners)
    )  # fmt: skip
    partners = {one.words: one for one in made}
    BudgetLine.objects.bulk_create(
        BudgetLine(
            project=project, partner=partners[row["partner"]], year=row["year"],
            funder=partners[row["funder"]] if row["funder"] else None, amount=Decimal(row["amount"]),
        )
        for row in now.budget
    )  # fmt: skip
    Milestone.objects.bulk_create(
        Milestone(
            project=project, position=position, due=parse(goal.due), words=goal.words,
            met=parse(goal.met) if goal.met else None, met_by_id=goal.met_by,
        )
        for position, goal in enumerate(now.goals)
    )  # fmt: skip


def _keyed(model: Any, name: str, wanted: Iterable[str | None]) -> dict[str | None, int]:
    """Return address → key of those that are named, in 1 query."""
    rows = model.objects.filter(**{f"{name}__in": {one for one in wanted if one}})
    return dict(rows.values_list(name, "pk"))
