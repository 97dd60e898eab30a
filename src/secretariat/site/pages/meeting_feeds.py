"""Feeds of meetings that calendars subscribe to: stable addresses."""

from django.http import Http404, HttpRequest, HttpResponse
from django.utils import timezone
from django.views.decorators.http import require_safe

from secretariat.chairs.calendar_file import Entry, calendar_file
from secretariat.people.access import everyone, open_to
from secretariat.people.pace import paced
from secretariat.site.pages.looking import look_of, unless_unchanged
from secretariat.site.queries.meeting_feeds import entries_of, meeting_entries, source_of


@require_safe
@open_to(everyone)
@paced
@unless_unchanged
def meetings(
    request: HttpRequest, slug: str | None = None, code: str | None = None, person: str | None = None
) -> HttpResponse:
    """Meetings of all bodies, of one Body, of one Party, or of one Person."""
    look = look_of(request)
    source = source_of(look, slug=slug, code=code, person=person)
    if source is None:
        raise Http404
    return _calendar(request, source.title, entries_of(source, look, _root(request)), "meetings")


@require_safe
@open_to(everyone)
@paced
@unless_unchanged
def meeting(request: HttpRequest, public_id: str) -> HttpResponse:
    """One meeting with its programme."""
    found = meeting_entries(public_id, look_of(request), _root(request))
    if found is None:
        raise Http404
    title, entries = found
    return _calendar(request, title, entries, f"meeting-{public_id}")


def _calendar(request: HttpRequest, title: str, entries: list[Entry], name: str) -> HttpResponse:
    file = calendar_file(title, entries, stamped=timezone.now(), address=request.build_absolute_uri())
    response = HttpResponse(file, content_type="text/calendar; charset=utf-8")
    response["Content-Disposition"] = f'inline; filename="{name}.ics"'
    return response


def _root(request: HttpRequest) -> str:
    return f"{request.scheme}://{request.get_host()}"
