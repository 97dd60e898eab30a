"""What the boards of projects can be narrowed to, and in which order they stand."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.conf import settings
from django.db.models import F, Q, QuerySet
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from secretariat.projects.models import Partner, Project, ProjectPlace, ProjectTopic
from secretariat.projects.states import ENDED, ProjectState, RiskLevel
from secretariat.site.queries.rows import Look

OPEN, WATCHED = "open", "watched"
STATES: tuple[tuple[str, Promise | str], ...] = (
    (OPEN, _("open: not ended")),
    (WATCHED, _("at risk, delayed or late")),
    *((state.value, state.label) for state in ProjectState),
)
SORTS: tuple[tuple[str, Promise], ...] = (
    ("end", _("by planned end")),
    ("newest", _("the newest first")),
    ("largest", _("the largest first")),
    ("title", _("by title")),
)
ORDERS: Mapping[str, tuple[Any, ...]] = {
    "end": (F("planned_end").asc(nulls_last=True), "pk"),
    "newest": ("-pk",),
    "largest": (F("total").desc(nulls_last=True), "pk"),
    "title": ("title", "pk"),
}


@dataclass(frozen=True, slots=True, kw_only=True)
class NarrowedProjects:
    """What the boards are narrowed to; "" and False: not at all.

    `body`: slug, with its organs. `partner`: code of a Party or slug of a Body. `place`: code of a Party.
    `priority`, `call`: public ids. `words`: all of which stand in the title or the words.
    """

    body: str = ""
    partner: str = ""
    state: str = ""
    step: str = ""
    topic: str = ""
    place: str = ""
    priority: str = ""
    call: str = ""
    words: str = ""
    sort: str = "end"


def listed_for(look: Look) -> "QuerySet[Any]":
    """Return the projects that the viewer may see; what is invented in the demonstration alone."""
    rows = Project.objects.visible_to(look.viewer)
    return rows if settings.DEMO else rows.filter(line__is_fictitious=False)


def narrow(
    rows: "QuerySet[Any]", to: NarrowedProjects, look: Look, *, but_state: bool = False
) -> "QuerySet[Any]":
    """Return the projects that fit; `but_state`: whatever their state, for the counts beside it."""
    if to.body:
        rows = rows.filter(Q(body__slug=to.body) | Q(body__parent__slug=to.body))
    if to.partner:
        who = Q(party__code=to.partner) | Q(partner_body__slug=to.partner)
        rows = rows.filter(pk__in=Partner.objects.filter(who).values("project"))
    if to.state and not but_state:
        rows = rows.filter(state_is(to.state, look.today))
    if to.step and not but_state:
        rows = rows.filter(step_name=to.step)
    if to.topic:
        rows = rows.filter(pk__in=ProjectTopic.objects.filter(topic=to.topic).values("project"))
    if to.place:
        rows = rows.filter(pk__in=ProjectPlace.objects.filter(code=to.place).values("project"))
    if to.priority:
        rows = rows.filter(priority__line__public_id=to.priority)
    if to.call:
        rows = rows.filter(call__line__public_id=to.call)
    for word in to.words.split()[:8]:
        rows = rows.filter(Q(title__icontains=word) | Q(words__icontains=word))
    return rows


def state_is(state: str, day: date) -> Q:
    """Return the condition for a state of STATES."""
    if state == OPEN:
        return ~Q(state__in=ENDED)
    if state == WATCHED:
        return watched_on(day)
    return Q(state=state)


def watched_on(day: date) -> Q:
    """Return the condition for what is at risk, delayed, past its planned end or behind a milestone."""
    late = Q(planned_end__lte=day) | Q(awaited_end__lte=day) | Q(step_until__lt=day)
    return (~Q(risk=RiskLevel.NONE) | late) & ~Q(state__in=ENDED)
