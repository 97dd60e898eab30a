"""What the pages of this slice do alike: who looks, what they may see, an act with its form."""

from collections.abc import Iterable
from datetime import datetime
from typing import Any

from django.http import Http404, HttpRequest
from django.urls import reverse

from secretariat.bodies.queries import LONG, names_of
from secretariat.commitments.models import Priority
from secretariat.initiatives import policies
from secretariat.initiatives.models import JointInitiative
from secretariat.language import language_of
from secretariat.meetings.pages.looking import actor_of
from secretariat.parties.models import Body
from secretariat.people.actor import Actor


def url_of(initiative: JointInitiative) -> str:
    """Return where an initiative is seen."""
    return reverse("site:joint-initiative", args=[initiative.public_id])


def initiative_led(request: HttpRequest, public_id: str, at: datetime) -> JointInitiative:
    """Return an initiative that the viewer keeps and that runs; for others there is nothing to change."""
    actor = actor_of(request)
    rows = JointInitiative.objects.visible_to(actor).select_related("party")
    found: JointInitiative | None = rows.filter(public_id=public_id, ended_at=None).first()
    if found is None or not policies.may_lead(actor, found, at):
        raise Http404
    return found


def bodies_called(bodies: Iterable[Body], viewer: Actor) -> dict[int, str]:
    """Return key → how each body is called in the reader's language, in 1 query."""
    known = {body.pk: body.slug for body in bodies}
    return known | names_of("body", known, language_of(), LONG, viewer)


def lines_offered(bodies: Iterable[Body], viewer: Actor) -> list[tuple[str, Any]]:
    """Return the lines that stand in the agendas of bodies, by body, in 2 queries."""
    names = bodies_called(bodies, viewer)
    rows: Any = Priority.objects.visible_to(viewer).filter(of__of__body__in=names, continued_by__isnull=True)
    groups: dict[str, list[tuple[str, str]]] = {}
    for row in rows.select_related("line", "of__of").order_by("of__of__body", "of", "position", "pk"):
        groups.setdefault(names[row.of.of.body_id], []).append((row.public_id, str(row)))
    return list(groups.items())
