from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_safe

from secretariat.people.access import everyone, open_to
from secretariat.site.pages.looking import look_of, show, show_json, unless_unchanged
from secretariat.site.queries.line import line_page


@require_safe
@open_to(everyone)
@unless_unchanged
def line(request: HttpRequest, public_id: str) -> HttpResponse:
    """One line, all its claims on both clocks; the place to cite."""
    look = look_of(request)
    return show(request, "site/line.html", line_page(public_id, look), look)


@require_safe
@open_to(everyone)
@unless_unchanged
def line_json(request: HttpRequest, public_id: str) -> HttpResponse:
    """The same as JSON."""
    look = look_of(request)
    return show_json(line_page(public_id, look), look)
