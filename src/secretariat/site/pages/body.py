from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_safe

from secretariat.commitments.policies import may_see_focus
from secretariat.parties.models import Body
from secretariat.people.access import everyone, open_to
from secretariat.people.actor import Actor
from secretariat.site.pages.looking import look_of, page_number, show, show_json, unless_unchanged
from secretariat.site.queries import body as queries
from secretariat.site.queries.bodies import bodies_page
from secretariat.site.queries.body import body_page


@require_safe
@open_to(everyone)
@unless_unchanged
def body(request: HttpRequest, slug: str) -> HttpResponse:
    """An organisation or organ: who presides, who is a member, what it did, each line with its source."""
    look = look_of(request)
    page = body_page(slug, look)
    more = {"sees_focus": look.viewer.is_staff and _sees_focus(slug, look.viewer)}
    return show(request, "site/body.html", page, look, more, body=slug)


@require_safe
@open_to(everyone)
@unless_unchanged
def body_json(request: HttpRequest, slug: str) -> HttpResponse:
    """The same as JSON."""
    look = look_of(request)
    return show_json(body_page(slug, look), look, body=slug)


@require_safe
@open_to(everyone)
@unless_unchanged
def body_section(request: HttpRequest, slug: str, section: str) -> HttpResponse:
    """One section of a body in full."""
    look = look_of(request)
    page = queries.body_section(slug, section, page_number(request), look)
    return show(request, "site/body_section.html", page, look)


@require_safe
@open_to(everyone)
@unless_unchanged
def body_sources(request: HttpRequest, slug: str) -> HttpResponse:
    """The addresses on which the lines of a body rest."""
    look = look_of(request)
    return show(
        request, "site/body_sources.html", queries.sources_page(slug, page_number(request), look), look
    )


@require_safe
@open_to(everyone)
@unless_unchanged
def bodies(request: HttpRequest) -> HttpResponse:
    """All organisations."""
    look = look_of(request)
    level, words = request.GET.get("level", ""), request.GET.get("q", "")[:100]
    return show(request, "site/bodies.html", bodies_page(look, level=level, words=words), look)


def _sees_focus(slug: str, viewer: Actor) -> bool:
    of = Body.objects.select_related("parent").filter(slug=slug).first()
    return of is not None and may_see_focus(viewer, of)
