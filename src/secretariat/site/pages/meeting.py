from typing import Any

from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_safe

from secretariat.people.access import everyone, open_to
from secretariat.practices.standing import visit_of
from secretariat.site.pages.looking import look_of, show, show_json, unless_unchanged
from secretariat.site.queries.event_data import event_data
from secretariat.site.queries.meeting import meeting_page


@require_safe
@open_to(everyone)
@unless_unchanged
def meeting(request: HttpRequest, public_id: str) -> HttpResponse:
    """A meeting or visit, with its programme and those who took part."""
    look = look_of(request)
    page = meeting_page(public_id, look)
    root = f"{request.scheme}://{request.get_host()}"
    more: dict[str, Any] = {"event": event_data(page.row, root) if page and look.known is None else None}
    more["practice"] = visit_of(public_id, look.viewer) if page and page.is_visit else None
    return show(request, "site/meeting.html", page, look, more, line=public_id)


@require_safe
@open_to(everyone)
@unless_unchanged
def meeting_json(request: HttpRequest, public_id: str) -> HttpResponse:
    """The same as JSON."""
    look = look_of(request)
    return show_json(meeting_page(public_id, look), look, line=public_id)
