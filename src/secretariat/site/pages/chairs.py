from django.http import Http404, HttpRequest, HttpResponse
from django.views.decorators.http import require_safe

from secretariat.people.access import everyone, open_to
from secretariat.people.pace import paced
from secretariat.site.pages.looking import look_of, page_number, show, unless_unchanged
from secretariat.site.queries.chairs import chairs_page
from secretariat.site.queries.chairs_asked import FIRST_YEAR, LAST_YEAR, Asked, years_asked
from secretariat.site.queries.rows import Look

LONGEST = 100  # of a slug or code


@require_safe
@open_to(everyone)
@paced
@unless_unchanged
def chairs(request: HttpRequest) -> HttpResponse:
    """The calendar of chairs: rows are bodies, time runs right, today is a line."""
    look = look_of(request)
    return show(request, "site/chairs.html", chairs_page(look, _asked(request, look)), look)


def _asked(request: HttpRequest, look: Look) -> Asked:
    first, last = years_asked(_year(request, "from"), _year(request, "to"), look.today)
    return Asked(
        first_year=first,
        last_year=last,
        party=request.GET.get("party", "")[:LONGEST],
        body=request.GET.get("body", "")[:LONGEST],
        level=request.GET.get("level", "")[:LONGEST],
        page=page_number(request),
    )


def _year(request: HttpRequest, name: str) -> int:
    """Return a year, 0 where none is asked; a day or month is taken by its year."""
    asked = request.GET.get(name, "")[:4]
    if not asked:
        return 0
    if not asked.isdecimal() or not FIRST_YEAR <= int(asked) <= LAST_YEAR:
        raise Http404
    return int(asked)
