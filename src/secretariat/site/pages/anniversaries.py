from django.http import Http404, HttpRequest, HttpResponse
from django.utils import timezone
from django.views.decorators.http import require_safe

from secretariat.chairs.calendar_file import calendar_file
from secretariat.people.access import everyone, open_to
from secretariat.people.pace import paced
from secretariat.site.pages.looking import look_of, show, unless_unchanged
from secretariat.site.queries.anniversaries import (
    USUAL_YEARS,
    YEARS,
    anniversaries_page,
    anniversary_entries,
)


@require_safe
@open_to(everyone)
@unless_unchanged
def anniversaries(request: HttpRequest) -> HttpResponse:
    """The round anniversaries ahead, of bodies and of the texts that last."""
    look = look_of(request)
    asked = request.GET.get("years", str(USUAL_YEARS))
    if asked not in map(str, YEARS):
        raise Http404
    page = anniversaries_page(look, request.GET.get("body", "")[:100], int(asked))
    return show(request, "site/anniversaries.html", page, look, {"choices": YEARS})


@require_safe
@open_to(everyone)
@paced
@unless_unchanged
def anniversaries_feed(request: HttpRequest, slug: str | None = None) -> HttpResponse:
    """The same for calendars, ten years ahead: of all bodies, or of one."""
    found = anniversary_entries(look_of(request), f"{request.scheme}://{request.get_host()}", slug)
    if found is None:
        raise Http404
    title, entries = found
    file = calendar_file(title, entries, stamped=timezone.now(), address=request.build_absolute_uri())
    response = HttpResponse(file, content_type="text/calendar; charset=utf-8")
    response["Content-Disposition"] = f'inline; filename="anniversaries-{slug or "all"}.ics"'
    return response
