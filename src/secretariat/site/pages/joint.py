"""Joint initiatives and the two chairs under which they stand: pages and calendars."""

from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.utils import timezone
from django.views.decorators.http import require_safe

from secretariat.chairs.calendar_file import Entry, calendar_file
from secretariat.initiatives.models import JointInitiative
from secretariat.initiatives.policies import asked_of
from secretariat.people.access import everyone, open_to
from secretariat.people.pace import paced
from secretariat.site.pages.looking import look_of, show, show_json, unless_unchanged
from secretariat.site.queries.cross_chair import both_terms, cross_chair_page
from secretariat.site.queries.joint import common_of, joint_page, joint_rows, title_of
from secretariat.site.queries.joint_calendar import entries
from secretariat.site.queries.naming import names_at


@require_safe
@open_to(everyone)
@unless_unchanged
def joint_list(request: HttpRequest) -> HttpResponse:
    """Joint initiatives: all, or those put to one body."""
    look, slug = look_of(request), request.GET.get("body", "")[:100]
    where: dict[str, Any] = {"asked__body__slug": slug} if slug else {}
    return show(request, "site/joint_list.html", {"rows": joint_rows(look, **where), "of": slug}, look)


@require_safe
@open_to(everyone)
@unless_unchanged
def joint(request: HttpRequest, public_id: str) -> HttpResponse:
    """A joint initiative: what each body said, its actions, the joint calendar."""
    look = look_of(request)
    return show(request, "site/joint.html", joint_page(public_id, look, timezone.now()), look)


@require_safe
@open_to(everyone)
@unless_unchanged
def joint_json(request: HttpRequest, public_id: str) -> HttpResponse:
    """The same as JSON."""
    look = look_of(request)
    return show_json(joint_page(public_id, look, timezone.now()), look)


@require_safe
@open_to(everyone)
@paced
@unless_unchanged
def joint_feed(request: HttpRequest, public_id: str) -> HttpResponse:
    """Its calendar: its actions, and the meetings of its bodies in the days that their chairs share."""
    look = look_of(request)
    one = JointInitiative.objects.visible_to(look.viewer).filter(public_id=public_id).first()
    if one is None:
        raise Http404
    found = entries(common_of(asked_of(one)), [one], look, _root(request), one.title)
    return _calendar(request, one.title, found, f"joint-{public_id}")


@require_safe
@open_to(everyone)
@unless_unchanged
def cross_chair(request: HttpRequest, one: str, other: str) -> HttpResponse:
    """Two chairs of one Party at once: what it could place on both agendas, and the joint calendar."""
    look = look_of(request)
    page = cross_chair_page(one, other, look, timezone.now())
    return show(request, "site/cross_chair.html", page, look)


@require_safe
@open_to(everyone)
@paced
@unless_unchanged
def cross_chair_feed(request: HttpRequest, one: str, other: str) -> HttpResponse:
    """The joint calendar of two chairs."""
    look = look_of(request)
    both = both_terms(one, other, look)
    if both is None:
        raise Http404
    joint_ones = JointInitiative.objects.visible_to(look.viewer).filter(asked__term__in=both.terms)
    title = title_of(names_at(look, bodies=[body.slug for body in both.common.bodies]), both.common)
    found = entries(both.common, joint_ones.distinct(), look, _root(request), title)
    return _calendar(request, title, found, f"chairs-{one}-{other}")


def _calendar(request: HttpRequest, title: str, found: list[Entry], name: str) -> HttpResponse:
    file = calendar_file(title, found, stamped=timezone.now(), address=request.build_absolute_uri())
    response = HttpResponse(file, content_type="text/calendar; charset=utf-8")
    response["Content-Disposition"] = f'inline; filename="{name}.ics"'
    return response


def _root(request: HttpRequest) -> str:
    return f"{request.scheme}://{request.get_host()}"
