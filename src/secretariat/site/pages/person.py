from django.http import HttpRequest, HttpResponse, HttpResponsePermanentRedirect
from django.urls import reverse
from django.views.decorators.http import require_safe

from secretariat.people.access import everyone, open_to
from secretariat.site.pages.looking import look_of, page_number, show, show_json, unless_unchanged
from secretariat.site.queries.people import people_page
from secretariat.site.queries.person import person_page


@require_safe
@open_to(everyone)
@unless_unchanged
def people(request: HttpRequest) -> HttpResponse:
    """Whoever is named in the record."""
    look = look_of(request)
    words = request.GET.get("q", "")[:100]
    return show(request, "site/people.html", people_page(look, words=words, page=page_number(request)), look)


@require_safe
@open_to(everyone)
@unless_unchanged
def person(request: HttpRequest, slug: str) -> HttpResponse:
    """One person under all spellings: offices, meetings, words, commitments."""
    look = look_of(request)
    page = person_page(slug, look)
    if page and page.head.slug != slug:
        return HttpResponsePermanentRedirect(reverse("site:person", args=[page.head.slug]))
    return show(request, "site/person.html", page, look, person=slug)


@require_safe
@open_to(everyone)
@unless_unchanged
def person_json(request: HttpRequest, slug: str) -> HttpResponse:
    """The same as JSON."""
    look = look_of(request)
    return show_json(person_page(slug, look), look, person=slug)
