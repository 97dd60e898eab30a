"""Originals on their way out: saved, never run, and given to nobody once somebody has touched them."""

import logging

from django.http import HttpResponse
from django.utils.http import content_disposition_header
from django.utils.translation import gettext as _

from secretariat.evidence import originals
from secretariat.refusals import NotReady

log = logging.getLogger(__name__)


def handed_out(sha256: str, file_name: str) -> HttpResponse:
    """Return an original, byte for byte, as a file to be saved; never shown inside the browser.

    Raises:
        NotReady: it is missing, or no longer what was received.
    """
    try:
        data = originals.read(sha256)
    except originals.Lost as error:
        # Somebody touched the store: that is no missing page, and whoever keeps the machine must hear of it.
        log.critical("The original %s is lost or changed", sha256)
        words = _(
            "The original is missing, or is not what was received. It is not given out until it is restored."
        )
        raise NotReady(words) from error
    response = HttpResponse(data, content_type="application/octet-stream")
    # A file from outside is data: it is saved, not run, whatever its name or its first bytes promise.
    response["Content-Disposition"] = content_disposition_header(True, file_name) or "attachment"
    response["X-Content-Type-Options"] = "nosniff"
    response["Content-Security-Policy"] = "default-src 'none'; sandbox"
    response["Cross-Origin-Resource-Policy"] = "same-origin"
    response["Cache-Control"] = "private, no-cache"
    response["ETag"] = f'"{sha256}"'
    return response
