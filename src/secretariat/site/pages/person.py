from django.http import Http404, HttpRequest, HttpResponse, HttpResponsePermanentRedirect
from django.urls import reverse
from django.views.decorators.http import require_safe

from secretariat.people.access import everyone, open_to
from secretariat.site.pages.looking import look_of, page_number, show, show_json, unless_unchanged
from secretariat.site.queries.people import people_page
from secretariat.site.queries.person import canonical_slug, person_page


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
    page = person_page(_canonical(slug), look)
    if page and page.head.slug != slug:
        return HttpResponsePermanentRedirect(reverse("site:person", args=[page.head.slug]))
    return show(request, "site/person.html", page, look, person=slug)


@require_safe
@open_to(everyone)
@unless_unchanged
def person_json(request: HttpRequest, slug: str) -> HttpResponse:
    """The same as JSON."""
    look, canonical = look_of(request), _canonical(slug)
    return show_json(person_page(canonical, look), look, person=canonical)


def _canonical(slug: str) -> str:
    """Return the slug of the one page of all spellings; it tells nothing that the page would not."""
    found = canonical_slug(slug)
    if found is None:
        raise Http404
    return found
