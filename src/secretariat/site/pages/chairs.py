from django.http import Http404, HttpRequest, HttpResponse
from django.views.decorators.http import require_safe

from secretariat.people.access import everyone, open_to
from secretariat.people.pace import paced
from secretariat.site.pages.looking import look_of, show, unless_unchanged
from secretariat.site.queries.chairs import chairs_page

FIRST_YEAR, LAST_YEAR = 1900, 2200


@require_safe
@open_to(everyone)
@paced
@unless_unchanged
def chairs(request: HttpRequest) -> HttpResponse:
    """The calendar of chairs: rows are bodies, time runs right, today is a line."""
    look = look_of(request)
    page = chairs_page(
        look,
        party=request.GET.get("party", "")[:60],
        first_year=_year(request.GET.get("from", "")),
        last_year=_year(request.GET.get("to", "")),
    )
    return show(request, "site/chairs.html", page, look)


def _year(asked: str) -> int:
    """Return a year, 0 where none is asked; a day or month is taken by its year."""
    if not asked:
        return 0
    year = asked[:4]
    if not year.isdecimal() or not FIRST_YEAR <= int(year) <= LAST_YEAR:
        raise Http404
    return int(year)
