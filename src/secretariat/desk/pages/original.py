from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_safe

from secretariat.desk.pages.looking import document_or_404
from secretariat.evidence.handing_out import handed_out
from secretariat.people.access import everyone, open_to
from secretariat.people.pace import paced


@require_safe
@open_to(everyone)
@paced
def original(request: HttpRequest, public_id: str) -> HttpResponse:
    """Give the original, byte for byte, to whoever may see the document; never shown inside the browser."""
    document = document_or_404(request, public_id)
    return handed_out(document.sha256, document.file_name)
