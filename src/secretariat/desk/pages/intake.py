from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_safe

from secretariat.desk.pages.looking import actor_of
from secretariat.desk.queries.intake import intake_page
from secretariat.people.access import open_to, staff


@require_safe
@open_to(staff)
def intake(request: HttpRequest, public_id: str) -> HttpResponse:
    """How far the files are that were handed in at once; a page to reload, or one that renews itself."""
    found = intake_page(actor_of(request), public_id, request.GET.get("page"), timezone.now())
    if found is None:
        raise Http404
    template = "desk/intake.html#progress" if getattr(request, "htmx", None) else "desk/intake.html"
    answer = render(request, template, {"intake": found})
    answer["Cache-Control"] = "no-store"
    return answer
