"""What the pages of the desk of chairs ask of a request: who looks, at which body, at which term."""

from collections.abc import Iterable, Mapping
from datetime import date
from textwrap import shorten
from typing import Any, cast
from zoneinfo import ZoneInfo

from django.http import Http404, HttpRequest
from django.utils.translation import get_language

from secretariat.bodies.models import Membership
from secretariat.bodies.queries import LONG, names_by_address
from secretariat.bodies.states import MembershipStatus
from secretariat.chairs import policies, queries
from secretariat.chairs.forms.coordinators import Group
from secretariat.chairs.forms.decisions import Chair
from secretariat.chairs.models import Chairmanship, Coordinator
from secretariat.engines.values.date_labels import label
from secretariat.engines.values.edtf import parse
from secretariat.evidence.models import Line
from secretariat.parties.models import Body
from secretariat.people.actor import Actor

LONGEST_CHOICE = 120


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
    """Return what the forms choose from, in 5 queries; coordinators are named too."""
    terms = list(queries.chairmanships(actor, bodies=[body.slug]))
    seats = list(
        Membership.objects.visible_to(actor)
        .filter(body=body, status=MembershipStatus.MEMBER, during_end__isnull=True, is_current=True)
        .select_related("line", "body", "party")
    )
    codes = {row.party.code for row in seats} | {row.holder.code for row in terms if row.holder}
    codes |= set(
        Coordinator.objects.visible_to(actor).filter(body=body).values_list("holder__code", flat=True)
    )
    codes.discard(None)
    names = names_by_address("party", codes, get_language() or "en", viewer=actor)
    return Chair(body, terms, seats, {code: names.get(code, code) for code in codes})


def group_of(body: Body, actor: Actor, today: date) -> Group:
    """Return what the forms on coordinators choose from, in 4 queries."""
    bodies = [body, body.parent] if body.parent else [body]
    terms = list(queries.coordinators(actor, bodies=[body.slug]))
    seats = Membership.objects.visible_to(actor).filter(
        body__in=bodies, status=MembershipStatus.MEMBER, is_current=True, during_end__isnull=True
    )
    codes = {term.holder.code for term in terms if term.holder}
    codes |= set(seats.values_list("party__code", flat=True))
    names = names_by_address("party", codes, get_language() or "en", viewer=actor)
    meetings = Line.objects.visible_to(actor).filter(kind="meeting", body__in=bodies, chosen__isnull=False)
    return Group(
        body=body,
        terms=terms,
        names={code: names.get(code, code) for code in codes},
        meetings=line_choices(meetings.select_related("chosen"), "on"),
        today=today,
    )


def line_choices(lines: Iterable[Line], when: str) -> list[tuple[str, str]]:
    """Return public id and words of lines, the latest first.

    Args:
        when: the field of a claim's value that says when it was.
    """
    values = [(line.public_id, line.chosen.value) for line in lines if line.chosen]
    values.sort(key=lambda pair: pair[1].get(when) or "", reverse=True)
    return [(public_id, _in_short(value, value.get(when))) for public_id, value in values]


def _in_short(value: Mapping[str, Any], when: str | None) -> str:
    words = shorten(str(value.get("title") or value.get("words") or ""), LONGEST_CHOICE, placeholder=" …")
    return f"{words}, {label(parse(when), get_language() or 'en')}" if when else words


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
    if term is None:
        raise Http404
    if not (term.body.slug in actor.limited_bodies or policies.may_decide(actor, term.body)):
        raise Http404
    return term


def zone_of(body: Body) -> ZoneInfo:
    """Return the time zone of the seat, UTC where it has none."""
    return ZoneInfo(body.time_zone or "UTC")
