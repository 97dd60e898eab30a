from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_safe

from secretariat.people.access import everyone, open_to
from secretariat.site.pages.looking import look_of, show, show_json, unless_unchanged
from secretariat.site.queries.coordinators import CoordinatorsPage, coordinators_page, filter_words
from secretariat.site.queries.rows import Look


@require_safe
@open_to(everyone)
@unless_unchanged
def coordinators(request: HttpRequest) -> HttpResponse:
    """The groups, who coordinates them, and what each is in want of."""
    look = look_of(request)
    more = {"filters": filter_words(), "party": request.GET.get("party", "")}
    return show(request, "site/coordinators.html", _asked(request, look), look, more)


@require_safe
@open_to(everyone)
@unless_unchanged
def coordinators_json(request: HttpRequest) -> HttpResponse:
    """The same as JSON."""
    look = look_of(request)
    return show_json(_asked(request, look), look)


def _asked(request: HttpRequest, look: Look) -> CoordinatorsPage | None:
    asked = request.GET
    return coordinators_page(
        look, of=asked.get("body", ""), party=asked.get("party", ""), shows=asked.get("show") or "all"
    )
