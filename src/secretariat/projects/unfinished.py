"""What is unfinished of projects: steps to be decided, projects at risk or late, milestones overdue."""

from datetime import timedelta
from typing import Any

from django.db.models import Q
from django.urls import reverse
from django.utils.translation import gettext as _

from secretariat.parties.unfinished import Asked, OpenItem, holds
from secretariat.projects.models import Milestone, Partner, Project, ProjectCall
from secretariat.projects.states import ENDED, PartnerRole, ProjectState, RiskLevel


def projects_open(asked: Asked) -> list[OpenItem]:
    """Return what is open of the projects of the bodies, in 4 queries."""
    rows: Any = Project.objects.visible_to(asked.viewer).filter(body__in=asked.keys).exclude(state__in=ENDED)
    rows = rows.select_related("line", "body", "priority").order_by("pk")
    found = list(rows)
    leads = _leads([row.pk for row in found])
    at_risk = Q(risk=RiskLevel.NONE, planned_end__gt=asked.on) | Q(risk=RiskLevel.NONE, planned_end=None)
    risky = set(rows.exclude(at_risk).values_list("pk", flat=True))
    items = [_step(row) for row in found if row.state in {ProjectState.NOTE, ProjectState.DECIDING}]
    items += [_risk(row, leads) for row in found if row.pk in risky]
    milestones = Milestone.objects.filter(project__in=[row.pk for row in found], met_by=None)
    by_key = {row.pk: row for row in found}
    items += [
        _milestone(one, by_key[one.project_id], leads)
        for one in milestones.filter(due_end__lte=asked.on).order_by("due_end", "pk")
    ]
    return items


def calls_open(asked: Asked) -> list[OpenItem]:
    """Return the calls of the bodies that nobody has closed, in 1 query."""
    rows: Any = ProjectCall.objects.visible_to(asked.viewer).filter(body__in=asked.keys, closed__isnull=True)
    return [
        OpenItem(
            kind="project-call", id=row.public_id, words=row.title, body=row.body.slug,
            url=reverse("site:project-call", args=[row.public_id]), since=row.opens.text,
            due=row.closes.text, state=_("call for projects"),
        )
        for row in rows.select_related("line", "body").order_by("closes_end", "pk")
    ]  # fmt: skip


def _leads(keys: list[int]) -> dict[int, str]:
    rows = Partner.objects.filter(project__in=keys, role=PartnerRole.LEAD)
    return dict(rows.values_list("project", "words"))


def _step(row: Project) -> OpenItem:
    until = row.step_until.isoformat() if row.step_until else ""
    waits = (row.step_who,) if row.step_who else ()
    state = row.step_name or str(row.get_state_display()).lower()
    return OpenItem(
        kind="project-step", id=row.public_id, words=row.title, body=row.body.slug, url=_page(row),
        owners=waits, since=row.state_since.isoformat() if row.state_since else "", due=until, state=state,
        source=row.priority.words if row.priority else "",
    )  # fmt: skip


def _risk(row: Project, leads: dict[int, str]) -> OpenItem:
    late = row.risk == RiskLevel.NONE
    return OpenItem(
        kind="project-at-risk", id=row.public_id, words=row.title, body=row.body.slug, url=_page(row),
        owners=tuple(filter(None, (leads.get(row.pk),))),
        due=_last(row), state=_("past its planned end") if late else str(row.get_risk_display()).lower(),
        next=row.risk_words,
    )  # fmt: skip


def _last(row: Project) -> str:
    end = row.planned.end if row.planned else None
    return (end - timedelta(days=1)).isoformat() if end else ""


def _milestone(one: Milestone, row: Project, leads: dict[int, str]) -> OpenItem:
    return OpenItem(
        kind="project-milestone", id=f"{row.public_id}-{one.position}", words=f"{one.words} ({row.title})",
        body=row.body.slug, url=_page(row), owners=tuple(filter(None, (leads.get(row.pk),))),
        due=one.due.text if one.due else "", state=_("milestone not met"),
    )  # fmt: skip


def _page(row: Project) -> str:
    return reverse("site:project", args=[row.public_id])


holds("project-step", "project-at-risk", "project-milestone", gather=projects_open)
holds("project-call", gather=calls_open)
