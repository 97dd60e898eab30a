from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_safe

from secretariat.people.access import everyone, open_to
from secretariat.site.pages.looking import look_of, page_number, show, show_json, unless_unchanged
from secretariat.site.queries.document import document_page
from secretariat.site.queries.documents import documents_page


@require_safe
@open_to(everyone)
@unless_unchanged
def document(request: HttpRequest, public_id: str) -> HttpResponse:
    """A document with its passages lit, and the lines that rest on it."""
    look = look_of(request)
    return show(request, "site/document.html", document_page(public_id, look), look, document=public_id)


@require_safe
@open_to(everyone)
@unless_unchanged
def document_json(request: HttpRequest, public_id: str) -> HttpResponse:
    """The same as JSON."""
    look = look_of(request)
    return show_json(document_page(public_id, look), look, document=public_id)


@require_safe
@open_to(everyone)
@unless_unchanged
def documents(request: HttpRequest) -> HttpResponse:
    """What was received, and how much of the record rests on it."""
    look = look_of(request)
    return show(request, "site/documents.html", documents_page(look, page_number(request)), look)
