import io
import logging
import zipfile

from django.http import Http404, HttpRequest, HttpResponse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from secretariat.evidence import originals
from secretariat.people.access import everyone, open_to
from secretariat.people.pace import paced
from secretariat.refusals import NotReady
from secretariat.site.pages.looking import look_of, show, show_json, unless_unchanged
from secretariat.site.queries.sitting_documents import DocumentSet, document_set, documents_page

log = logging.getLogger(__name__)
MOST_BYTES = 200 * 1024 * 1024  # of all files together
FIRST_DAY = (1980, 1, 1, 0, 0, 0)  # of the format: the same set is the same file


@require_safe
@open_to(everyone)
@unless_unchanged
def documents(request: HttpRequest, public_id: str) -> HttpResponse:
    """The documents of a meeting: by item, in their languages, with what is late."""
    look = look_of(request)
    return show(request, "site/sitting_documents.html", documents_page(public_id, look), look)


@require_safe
@open_to(everyone)
@unless_unchanged
def documents_json(request: HttpRequest, public_id: str) -> HttpResponse:
    """The same as JSON."""
    look = look_of(request)
    return show_json(documents_page(public_id, look), look)


@require_safe
@open_to(everyone)
@paced
def documents_zip(request: HttpRequest, public_id: str) -> HttpResponse:
    """All files of a meeting that the viewer may see, in one archive."""
    found = document_set(public_id, look_of(request))
    if found is None:
        raise Http404
    if found.byte_count > MOST_BYTES:
        words = _("The files have %(size)d MB together. Take them one by one.")
        raise NotReady(words % {"size": found.byte_count // (1024 * 1024)})
    response = HttpResponse(_archive(found), content_type="application/zip")
    response["Content-Disposition"] = f'attachment; filename="{found.name}"'
    response["X-Content-Type-Options"] = "nosniff"
    response["Cache-Control"] = "private, no-cache"
    return response


def _archive(found: DocumentSet) -> bytes:
    """Return the archive; the files are stored as they are, byte for byte."""
    kept = io.BytesIO()
    with zipfile.ZipFile(kept, "w", zipfile.ZIP_STORED) as archive:
        archive.writestr(zipfile.ZipInfo("000_contents.txt", FIRST_DAY), found.contents)
        for member in found.members:
            archive.writestr(zipfile.ZipInfo(member.name, FIRST_DAY), _original(member.sha256))
    return kept.getvalue()


def _original(sha256: str) -> bytes:
    try:
        return originals.read(sha256)
    except originals.Lost as error:
        log.critical("The original %s is lost or changed", sha256)
        raise NotReady(_("An original is missing. The set is not given out until it is restored.")) from error
