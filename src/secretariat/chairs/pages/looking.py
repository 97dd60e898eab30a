"""What the pages of the desk of chairs ask of a request: who looks, at which body, at which term."""

from typing import cast
from zoneinfo import ZoneInfo

from django.http import Http404, HttpRequest
from django.utils.translation import get_language

from secretariat.bodies.models import Membership
from secretariat.bodies.queries import LONG, names_by_address
from secretariat.bodies.states import MembershipStatus
from secretariat.chairs import queries
from secretariat.chairs.forms import Chair
from secretariat.chairs.models import Chairmanship
from secretariat.parties.models import Body
from secretariat.people.actor import Actor


def actor_of(request: HttpRequest) -> Actor:
    """Return who looks."""
    return cast(Actor, request.actor)  # type: ignore[attr-defined]


def body_or_404(slug: str) -> Body:
    """Return a body."""
    body = Body.objects.select_related("parent").filter(slug=slug).first()
    if body is None:
        raise Http404
    return body


def chair_of(body: Body, actor: Actor) -> Chair:
    """Return what the forms choose from, in 4 queries."""
    terms = list(queries.chairmanships(actor, bodies=[body.slug]))
    seats = list(
        Membership.objects.visible_to(actor)
        .filter(body=body, status=MembershipStatus.MEMBER, during_end__isnull=True, is_current=True)
        .select_related("line", "body", "party")
    )
    codes = {row.party.code for row in seats} | {row.holder.code for row in terms if row.holder}
    names = names_by_address("party", codes, get_language() or "en", viewer=actor)
    return Chair(body, terms, seats, {code: names.get(code, code) for code in codes})


def body_name(body: Body, actor: Actor) -> str:
    """Return what the body is called."""
    names = names_by_address("body", [body.slug], get_language() or "en", LONG, actor)
    return names.get(body.slug, body.slug)


def term_or_404(request: HttpRequest, public_id: str) -> Chairmanship:
    """Return a term of a body whose member or secretariat looks; for others it is not there."""
    actor = actor_of(request)
    rows = Chairmanship.objects.visible_to(actor).filter(line__public_id=public_id)
    wanted = rows.select_related("line", "body__parent", "holder").prefetch_related("joint")
    term: Chairmanship | None = wanted.first()
    if term is None or not (actor.is_staff or term.body.slug in actor.limited_bodies):
        raise Http404
    return term


def zone_of(body: Body) -> ZoneInfo:
    """Return the time zone of the seat, UTC where it has none."""
    return ZoneInfo(body.time_zone or "UTC")
