from typing import Any

from django.http import HttpRequest, HttpResponse
from django.utils import timezone
from django.views.decorators.http import require_safe

from secretariat.commitments import policies
from secretariat.parties.models import Body
from secretariat.people.access import everyone, open_to
from secretariat.people.actor import Actor
from secretariat.site.pages.looking import look_of, show, show_json, unless_unchanged
from secretariat.site.queries.business import consultations_on
from secretariat.site.queries.priority import priority_page
from secretariat.site.queries.strategies import strategies_page
from secretariat.site.queries.strategy import strategy_page


@require_safe
@open_to(everyone)
@unless_unchanged
def strategies(request: HttpRequest) -> HttpResponse:
    """All long-lived agendas: by body, with age, state and next review."""
    look = look_of(request)
    page = strategies_page(look, request.GET.get("body", "")[:100])
    may = _may(look.viewer, page.slug) if page and page.slug else {}
    return show(request, "site/strategies.html", page, look, may)


@require_safe
@open_to(everyone)
@unless_unchanged
def strategies_json(request: HttpRequest) -> HttpResponse:
    """The same as JSON."""
    look = look_of(request)
    return show_json(strategies_page(look, request.GET.get("body", "")[:100]), look)


@require_safe
@open_to(everyone)
@unless_unchanged
def strategy(request: HttpRequest, public_id: str) -> HttpResponse:
    """One agenda: its versions, its lines, what stands under each."""
    look = look_of(request)
    page = strategy_page(public_id, look)
    may = _may(look.viewer, page.body_slug) if page else {}
    return show(request, "site/strategy.html", page, look, may)


@require_safe
@open_to(everyone)
@unless_unchanged
def strategy_json(request: HttpRequest, public_id: str) -> HttpResponse:
    """The same as JSON."""
    look = look_of(request)
    return show_json(strategy_page(public_id, look), look)


@require_safe
@open_to(everyone)
@unless_unchanged
def priority(request: HttpRequest, public_id: str) -> HttpResponse:
    """One line of an agenda, with what stands under it and how that stands."""
    look = look_of(request)
    page = priority_page(public_id, look)
    may: dict[str, Any] = _may(look.viewer, page.body_slug) if page else {}
    more = {"consultations": consultations_on(look, timezone.now(), priority=public_id)}
    return show(request, "site/priority.html", page, look, may | more)


@require_safe
@open_to(everyone)
@unless_unchanged
def priority_json(request: HttpRequest, public_id: str) -> HttpResponse:
    """The same as JSON."""
    look = look_of(request)
    return show_json(priority_page(public_id, look), look)


def _may(viewer: Actor, slug: str) -> dict[str, bool]:
    """Return whether the viewer keeps this agenda, and whether they open its review and measure it."""
    if not viewer.is_signed_in:
        return {}
    body = Body.objects.select_related("parent").filter(slug=slug).first()
    return {
        "may_keep": policies.may_keep(viewer, body),
        "may_follow_up": policies.may_follow_up(viewer, body, timezone.now()),
    }
