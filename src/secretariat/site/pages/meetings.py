from datetime import date

from django.http import Http404, HttpRequest, HttpResponse
from django.views.decorators.http import require_safe

from secretariat.meetings.states import MeetingKind
from secretariat.people.access import everyone, open_to
from secretariat.site.pages.looking import look_of, page_number, show, unless_unchanged
from secretariat.site.queries.meetings import WHENS, Filter, meetings_page, month_page, series_page


@require_safe
@open_to(everyone)
@unless_unchanged
def meetings(request: HttpRequest) -> HttpResponse:
    """Meetings and visits, ahead and past, narrowed by body, kind and year."""
    look = look_of(request)
    page = meetings_page(look, _filter(request), page_number(request))
    return show(request, "site/meetings.html", page, look)


@require_safe
@open_to(everyone)
@unless_unchanged
def month(request: HttpRequest, first: date) -> HttpResponse:
    """The meetings of a month."""
    look = look_of(request)
    return show(request, "site/month.html", month_page(look, first), look)


@require_safe
@open_to(everyone)
@unless_unchanged
def series(request: HttpRequest, slug: str, kind: str) -> HttpResponse:
    """All meetings of one kind of a body, with their numbers and what each adopted."""
    look = look_of(request)
    return show(request, "site/series.html", series_page(slug, kind, look, page_number(request)), look)


def _filter(request: HttpRequest) -> Filter:
    """Return what is asked for; what is no filter is not found."""
    asked = request.GET
    when, kind, year = asked.get("when") or "ahead", asked.get("kind", ""), asked.get("year", "")
    if when not in WHENS or kind not in {"", *MeetingKind.values} or len(year) > 4:
        raise Http404
    if year and not (year.isdecimal() and 1000 <= int(year) <= 9998):
        raise Http404
    return Filter(asked.get("body", "")[:100], kind, when, int(year) if year else None)
