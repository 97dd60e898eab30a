from django.http import Http404, HttpRequest, HttpResponse
from django.views.decorators.http import require_safe

from secretariat.people.access import everyone, open_to
from secretariat.site.pages.looking import look_of, show, show_json, unless_unchanged
from secretariat.site.queries.levels import LevelsPage, NarrowedLevels, levels_csv, levels_page

MOST_BODIES = 40


@require_safe
@open_to(everyone)
@unless_unchanged
def levels(request: HttpRequest) -> HttpResponse:
    """Bodies by level and topic: what each has in hand, what overlaps, what is missing."""
    return show(request, "site/levels.html", _page(request), look_of(request))


@require_safe
@open_to(everyone)
@unless_unchanged
def levels_json(request: HttpRequest) -> HttpResponse:
    """The same as JSON."""
    return show_json(_page(request), look_of(request))


@require_safe
@open_to(everyone)
@unless_unchanged
def levels_file(request: HttpRequest) -> HttpResponse:
    """The matrix as CSV."""
    response = HttpResponse("\ufeff" + levels_csv(_page(request)), content_type="text/csv; charset=utf-8")
    response["Content-Disposition"] = 'attachment; filename="levels.csv"'
    return response


def _page(request: HttpRequest) -> LevelsPage:
    given = request.GET
    common = given.get("common", "") or "0"
    if not common.isdecimal() or len(common) > 3:
        raise Http404
    bodies = tuple(sorted({slug[:100] for slug in given.getlist("body") if slug}))
    asked = NarrowedLevels(
        bodies=bodies[:MOST_BODIES], common=int(common), level=given.get("level", "")[:20],
        topic=given.get("topic", "")[:40],
    )  # fmt: skip
    page = levels_page(look_of(request), asked)
    if page is None:
        raise Http404
    return page
