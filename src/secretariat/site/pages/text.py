from django.http import HttpRequest, HttpResponse
from django.utils import timezone
from django.views.decorators.http import require_safe

from secretariat.people.access import everyone, open_to
from secretariat.site.pages.looking import look_of, show, show_json, unless_unchanged
from secretariat.site.queries.business import consultations_on
from secretariat.site.queries.text import text_page


@require_safe
@open_to(everyone)
@unless_unchanged
def text(request: HttpRequest, public_id: str) -> HttpResponse:
    """A text, what it replaces, and what was promised about it."""
    look = look_of(request)
    more = {"consultations": consultations_on(look, timezone.now(), text=public_id)}
    return show(request, "site/text.html", text_page(public_id, look), look, more, line=public_id)


@require_safe
@open_to(everyone)
@unless_unchanged
def text_json(request: HttpRequest, public_id: str) -> HttpResponse:
    """The same as JSON."""
    look = look_of(request)
    return show_json(text_page(public_id, look), look, line=public_id)
