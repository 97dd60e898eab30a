"""Who may do what with projects; each predicate is asked in the action and by the page."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from secretariat.commitments.policies import may_follow_up, may_keep
from secretariat.evidence.policies import entitles, may_enter
from secretariat.parties.house import is_kept_here
from secretariat.parties.models import Body
from secretariat.people.actor import Actor
from secretariat.projects.models import Project, ProjectCall
from secretariat.projects.states import Act, PartnerRole, ProjectState

# What the lead partner's delegation does as well as the secretariat and the Chair.
TOLD_BY_LEAD = frozenset({Act.MILESTONES, Act.MEET, Act.REPORT, Act.RISK, Act.WITHDRAW})
DRAWN_UP_BY_LEAD = frozenset({Act.PARTNERS, Act.BUDGET})  # while it is a concept note
OF_THE_SECRETARIAT = frozenset({Act.APPRAISE, Act.SIGN, Act.LAPSE})


def may_run(by: Actor, body: Body, at: datetime) -> bool:
    """The secretariat of a body, and its Chair while it presides, run its calls and projects."""
    return is_kept_here(body) and may_follow_up(by, body, at)


def may_keep_projects(by: Actor, body: Body) -> bool:
    """The secretariat of a body keeps its paths, its calls, and what it knows of projects."""
    return is_kept_here(body) and may_keep(by, body)


def may_hand_in(by: Actor, body: Body, call: ProjectCall | None, at: datetime) -> bool:
    """The secretariat and the Chair hand in what they are given; a delegation under a call that is open."""
    if may_run(by, body, at):
        return True
    speaks = not by.is_looking and bool(by.parties_in(body.slug))
    return speaks and is_kept_here(body) and call is not None and is_open(call, at)


def is_open(call: ProjectCall, at: datetime) -> bool:
    """Tell whether a call takes concept notes today, by the calendar at the body's seat."""
    day = call.body.day(at)
    opens, closes = call.window
    return call.closed is None and not (opens and day < opens) and not (closes and day >= closes)


def may_tell(by: Actor, project: Project, at: datetime) -> bool:
    """Who leads a project says how it goes, by the seat of the delegation; so do secretariat and Chair."""
    if may_run(by, project.body, at):
        return True
    codes = set() if by.is_looking else by.parties_in(project.body.slug)
    return bool(codes) and project.partners.filter(role=PartnerRole.LEAD, party__code__in=codes).exists()


def may_act(by: Actor, project: Project, act: str, at: datetime) -> bool:
    """Who may do this with the project."""
    if not is_kept_here(project.body):
        return False
    if act in TOLD_BY_LEAD or (act in DRAWN_UP_BY_LEAD and project.state == ProjectState.NOTE):
        return may_tell(by, project, at)
    if act in OF_THE_SECRETARIAT:
        return may_keep_projects(by, project.body)
    return may_run(by, project.body, at)


@entitles("project")
def _enters(by: Actor, value: Mapping[str, Any], at: datetime) -> bool:
    """A delegation, under a call that is open; the Chair, of its body."""
    body = Body.objects.select_related("parent").filter(slug=value["body"]).first()
    calls = ProjectCall.objects.visible_to(by).select_related("body")
    call = calls.filter(line__public_id=value["call"]).first() if value["call"] else None
    return body is not None and may_hand_in(by, body, call, at)


@entitles("project-act")
def _acts(by: Actor, value: Mapping[str, Any], at: datetime) -> bool:
    """Whoever may do this with the project; handing it in, whoever may enter it."""
    rows = Project.objects.visible_to(by).select_related("line__chosen", "body__parent")
    project = rows.filter(line__public_id=value["project"]).first()
    if project is None:
        return False
    if value["act"] == Act.HAND_IN:
        return may_enter(by) or _enters(by, project.line.chosen.value, at)
    return may_act(by, project, value["act"], at)


@entitles("project-call")
def _calls(by: Actor, value: Mapping[str, Any], at: datetime) -> bool:
    """The Chair, of its body."""
    body = Body.objects.select_related("parent").filter(slug=value["body"]).first()
    return body is not None and may_run(by, body, at)
