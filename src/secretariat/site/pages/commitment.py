from django.http import HttpRequest, HttpResponse
from django.utils import timezone
from django.views.decorators.http import require_safe

from secretariat.people.access import everyone, open_to
from secretariat.site.pages.looking import look_of, show, show_json, unless_unchanged
from secretariat.site.queries.commitment import commitment_page


@require_safe
@open_to(everyone)
@unless_unchanged
def commitment(request: HttpRequest, public_id: str) -> HttpResponse:
    """What somebody undertook: who owes it, by when, how it stands and by whose word, its whole course."""
    look = look_of(request)
    page = commitment_page(public_id, look, timezone.now())
    return show(request, "site/commitment.html", page, look, line=public_id)


@require_safe
@open_to(everyone)
@unless_unchanged
def commitment_json(request: HttpRequest, public_id: str) -> HttpResponse:
    """The same as JSON."""
    look = look_of(request)
    return show_json(commitment_page(public_id, look, timezone.now()), look, line=public_id)
