from django.http import Http404, HttpRequest, HttpResponse
from django.views.decorators.http import require_safe

from secretariat.people.access import everyone, open_to
from secretariat.people.pace import paced
from secretariat.site.pages.looking import look_of, show, unless_unchanged
from secretariat.site.queries.chairs_asked import FIRST_YEAR, LAST_YEAR
from secretariat.site.queries.changes import all_changes_page, changes_page
from secretariat.site.queries.rows import Look

YEARS = 10


@require_safe
@open_to(everyone)
@unless_unchanged
def body_changes(request: HttpRequest, slug: str) -> HttpResponse:
    """What differs in a body between the ends of two years."""
    look = look_of(request)
    return show(request, "site/changes.html", changes_page(slug, *_years(request, look), look), look)


@require_safe
@open_to(everyone)
@paced
@unless_unchanged
def changes(request: HttpRequest) -> HttpResponse:
    """What differs in all organisations between the ends of two years, in numbers."""
    look = look_of(request)
    return show(request, "site/all_changes.html", all_changes_page(*_years(request, look), look), look)


def _years(request: HttpRequest, look: Look) -> tuple[int, int]:
    """Return the years asked for, the earlier one first; else the last ten."""
    last = _year(request, "to") or look.today.year
    first = _year(request, "from") or last - YEARS
    return min(first, last), max(first, last)


def _year(request: HttpRequest, name: str) -> int:
    asked = request.GET.get(name, "")
    if not asked:
        return 0
    if not asked.isdecimal() or len(asked) != 4 or not FIRST_YEAR <= int(asked) <= LAST_YEAR:
        raise Http404
    return int(asked)
