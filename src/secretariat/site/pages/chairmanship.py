from django.http import HttpRequest, HttpResponse
from django.utils import timezone
from django.views.decorators.http import require_safe

from secretariat.people.access import everyone, open_to
from secretariat.site.pages.looking import look_of, show, show_json, unless_unchanged
from secretariat.site.queries.chairmanship import chairmanship_page
from secretariat.site.queries.closing_report import closing_report


@require_safe
@open_to(everyone)
@unless_unchanged
def chairmanship(request: HttpRequest, public_id: str) -> HttpResponse:
    """A term in the chair: announced, held or not held."""
    look = look_of(request)
    page = chairmanship_page(public_id, look, timezone.now())
    return show(request, "site/chairmanship.html", page, look, term=public_id)


@require_safe
@open_to(everyone)
@unless_unchanged
def chairmanship_json(request: HttpRequest, public_id: str) -> HttpResponse:
    """The same as JSON."""
    look = look_of(request)
    return show_json(chairmanship_page(public_id, look, timezone.now()), look, term=public_id)


@require_safe
@open_to(everyone)
@unless_unchanged
def report(request: HttpRequest, public_id: str) -> HttpResponse:
    """What the term came to, counted from the record."""
    look = look_of(request)
    return show(request, "site/closing_report.html", closing_report(public_id, look), look)


@require_safe
@open_to(everyone)
@unless_unchanged
def report_json(request: HttpRequest, public_id: str) -> HttpResponse:
    """The same as JSON."""
    look = look_of(request)
    return show_json(closing_report(public_id, look), look)
