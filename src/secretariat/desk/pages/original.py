import logging

from django.http import HttpRequest, HttpResponse
from django.utils.http import content_disposition_header
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from secretariat.desk.pages.looking import document_or_404
from secretariat.evidence import originals
from secretariat.people.access import everyone, open_to
from secretariat.people.pace import paced
from secretariat.refusals import NotReady

log = logging.getLogger(__name__)


@require_safe
@open_to(everyone)
@paced
def original(request: HttpRequest, public_id: str) -> HttpResponse:
    """Give the original, byte for byte, to whoever may see the document; never shown inside the browser."""
    document = document_or_404(request, public_id)
    try:
        data = originals.read(document.sha256)
    except originals.Lost as error:
        # Somebody touched the store: that is no missing page, and whoever keeps the machine must hear of it.
        log.critical("The original of document %s is lost or changed", document.public_id)
        words = _(
            "The original is missing, or is not what was received. It is not given out until it is restored."
        )
        raise NotReady(words) from error
    response = HttpResponse(data, content_type="application/octet-stream")
    # A file from outside is data: it is saved, not run, whatever its name or its first bytes promise.
    response["Content-Disposition"] = content_disposition_header(True, document.file_name) or "attachment"
    response["X-Content-Type-Options"] = "nosniff"
    response["Content-Security-Policy"] = "default-src 'none'; sandbox"
    response["Cross-Origin-Resource-Policy"] = "same-origin"
    response["Cache-Control"] = "private, no-cache"
    response["ETag"] = f'"{document.sha256}"'
    return response
