from dataclasses import replace

from django.http import HttpRequest, HttpResponse, HttpResponsePermanentRedirect
from django.urls import reverse
from django.views.decorators.http import require_safe

from secretariat.people.access import everyone, open_to
from secretariat.site.pages.looking import look_of, page_number, show, show_json, unless_unchanged
from secretariat.site.queries.met import party_met, person_met


@require_safe
@open_to(everyone)
@unless_unchanged
def of_person(request: HttpRequest, slug: str) -> HttpResponse:
    """Whom a person met: when, in which office, by which source."""
    look = replace(look_of(request), known=None)
    page = person_met(slug, look, page_number(request))
    if page and page.slug != slug:
        return HttpResponsePermanentRedirect(reverse("site:person-met", args=[page.slug]))
    return show(request, "site/met.html", page, look)


@require_safe
@open_to(everyone)
@unless_unchanged
def of_person_json(request: HttpRequest, slug: str) -> HttpResponse:
    """The same as JSON."""
    look = replace(look_of(request), known=None)
    return show_json(person_met(slug, look, page_number(request)), look)


@require_safe
@open_to(everyone)
@unless_unchanged
def of_party(request: HttpRequest, code: str) -> HttpResponse:
    """Whom those who came for a party met."""
    look = replace(look_of(request), known=None)
    return show(request, "site/met.html", party_met(code, look, page_number(request)), look)


@require_safe
@open_to(everyone)
@unless_unchanged
def of_party_json(request: HttpRequest, code: str) -> HttpResponse:
    """The same as JSON."""
    look = replace(look_of(request), known=None)
    return show_json(party_met(code, look, page_number(request)), look)
