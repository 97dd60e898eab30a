from datetime import date, timedelta

from django.http import Http404, HttpRequest, HttpResponse, JsonResponse
from django.views.decorators.http import require_safe

from secretariat.commitments import policies
from secretariat.parties.models import Body
from secretariat.people.access import everyone, open_to, staff
from secretariat.site.pages.looking import look_of, show, show_json, unless_unchanged
from secretariat.site.queries.coverage import CoveragePage, coverage_csv, coverage_page
from secretariat.site.queries.focus import FocusPage, Period, focus_csv, focus_page
from secretariat.site.queries.rows import plain

LONGEST = timedelta(days=3660)


@require_safe
@open_to(everyone)
@unless_unchanged
def coverage(request: HttpRequest, public_id: str) -> HttpResponse:
    """Which lines of an agenda have something standing under them, which have none since when."""
    return show(request, "site/coverage.html", _coverage(request, public_id), look_of(request))


@require_safe
@open_to(everyone)
@unless_unchanged
def coverage_json(request: HttpRequest, public_id: str) -> HttpResponse:
    """The same as JSON."""
    return show_json(_coverage(request, public_id), look_of(request))


@require_safe
@open_to(everyone)
@unless_unchanged
def coverage_file(request: HttpRequest, public_id: str) -> HttpResponse:
    """The same as CSV."""
    page = _coverage(request, public_id)
    if page is None:
        raise Http404
    return _csv(coverage_csv(page), f"coverage-{public_id}.csv")


@require_safe
@open_to(staff)
def focus(request: HttpRequest, slug: str) -> HttpResponse:
    """What share of a body's work stands under its agenda, for its own secretariat."""
    return show(request, "site/focus.html", _focus(request, slug), look_of(request))


@require_safe
@open_to(staff)
def focus_json(request: HttpRequest, slug: str) -> HttpResponse:
    """The same as JSON."""
    told = plain(_focus(request, slug))
    return JsonResponse(told, json_dumps_params={"ensure_ascii": False, "indent": 1})


@require_safe
@open_to(staff)
def focus_file(request: HttpRequest, slug: str) -> HttpResponse:
    """The same as CSV."""
    return _csv(focus_csv(_focus(request, slug)), f"focus-{slug}.csv")


def _coverage(request: HttpRequest, public_id: str) -> CoveragePage | None:
    version, topic = (request.GET.get(name, "")[:40] for name in ("version", "topic"))
    return coverage_page(public_id, look_of(request), version=version, topic=topic)


def _focus(request: HttpRequest, slug: str) -> FocusPage:
    look = look_of(request)
    body = Body.objects.select_related("parent").filter(slug=slug).first()
    if body is None or not policies.may_see_focus(look.viewer, body):
        raise Http404
    first = _day(request.GET.get("from", ""), look.today.replace(month=1, day=1))
    last = _day(request.GET.get("to", ""), max(look.today, first))
    if first > last or last - first > LONGEST or first.year < LONGEST.days // 365 + 1:
        raise Http404
    return focus_page(body, Period(first, last), look)


def _day(text: str, usual: date) -> date:
    try:
        return date.fromisoformat(text) if text else usual
    except ValueError as error:
        raise Http404 from error


def _csv(text: str, name: str) -> HttpResponse:
    response = HttpResponse("\ufeff" + text, content_type="text/csv; charset=utf-8")
    response["Content-Disposition"] = f'attachment; filename="{name}"'
    return response
