"""What a viewer can do with a project now, and what the forms of projects offer to choose from."""

from collections.abc import Callable
from datetime import datetime
from typing import Any

from django.db.models import Q
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from secretariat.meetings.models import Meeting
from secretariat.parties.models import Body
from secretariat.people.actor import Actor
from secretariat.projects import policies
from secretariat.projects.models import Project, ProjectCall
from secretariat.projects.path import LEADS, STAYS
from secretariat.projects.states import Act, ProjectState

# In the order in which a page offers them; the words are those of its buttons and headings.
WORDS: dict[str, Promise | str] = {
    Act.APPRAISE: _("Appraise it"),
    Act.LAPSE: _("The deadline passed in silence"),
    Act.DECIDE: _("Record what was decided"),
    Act.TAKE_UP: _("The first refusal was taken up"),
    Act.SIGN: _("The contract was signed"),
    Act.REPORT: _("Report on it"),
    Act.MEET: _("A milestone was met"),
    Act.RISK: _("Tell a risk or delay"),
    Act.PARTNERS: _("Set the partners"),
    Act.BUDGET: _("Set the budget"),
    Act.MILESTONES: _("Set the milestones"),
    Act.AMEND: _("Move its days"),
    Act.SUSPEND: _("Suspend it"),
    Act.RESUME: _("Take it up again"),
    Act.CLOSE: _("Close it"),
    Act.WITHDRAW: _("Withdraw it"),
}
MOST = 200


def starts_here(project: Project, act: str) -> bool:
    """Tell whether an act can start from where a project stands."""
    state = ProjectState(project.state)
    if act in STAYS:
        is_fit = act not in {Act.MEET, Act.BUDGET} or _has_what_it_needs(project, act)
        return state in STAYS[act] and is_fit
    if act in LEADS:
        return state in LEADS[act][0]
    if act == Act.APPRAISE:
        return state == ProjectState.NOTE and project.path_id is not None
    lapses = _may_lapse(project)
    if act in {Act.TAKE_UP, Act.LAPSE}:
        return lapses
    return act == Act.DECIDE and state == ProjectState.DECIDING


def acts_offered(project: Project, viewer: Actor, at: datetime) -> tuple[tuple[str, Promise | str], ...]:
    """Return verb and words of what the viewer can do with a project now; silence, once it has passed."""
    if viewer.is_looking or not viewer.is_signed_in:
        return ()
    too_early = {Act.LAPSE} if project.step_until and project.body.day(at) <= project.step_until else set()
    return tuple(
        (str(act), words)
        for act, words in WORDS.items()
        if act not in too_early and starts_here(project, act) and policies.may_act(viewer, project, act, at)
    )


def calls_of(body: Body, viewer: Actor, is_fit: Callable[[ProjectCall], bool]) -> list[tuple[str, str]]:
    """Return the calls of a body that fit, the one that closes last first."""
    rows: Any = (
        ProjectCall.objects.visible_to(viewer).filter(body=body).select_related("line", "body__parent")
    )
    return [(row.public_id, row.title) for row in rows.order_by("-closes_end", "-pk")[:MOST] if is_fit(row)]


def meetings_of(project: Project, viewer: Actor) -> list[tuple[str, str]]:
    """Return the meetings of the body, its organs and its parent, the latest first."""
    body = project.body
    of = Q(body=body.pk) | Q(body__parent=body.pk)
    of |= Q(body=body.parent_id) | Q(body__parent=body.parent_id) if body.parent_id else Q()
    rows = Meeting.objects.visible_to(viewer).filter(of, line__distribution=project.line.distribution)
    named = rows.order_by("-on_first", "-pk").values_list("line__public_id", "title", "on_first")
    return [(line, f"{title[:80]} ({day})" if day else title[:80]) for line, title, day in named[:MOST]]


def _may_lapse(project: Project) -> bool:
    path = project.path
    return path is not None and project.step is not None and path.way[project.step].lapses


def _has_what_it_needs(project: Project, act: str) -> bool:
    if act == Act.MEET:
        return project.milestones.filter(met_by=None).exists()
    return project.partners.exists()
