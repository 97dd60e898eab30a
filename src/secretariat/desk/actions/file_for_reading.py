from datetime import timedelta

from django.db import transaction

from secretariat.desk.tasks import read_waiting
from secretariat.engines.reading.errors import Unreadable
from secretariat.engines.reading.intake.docx import check_archive
from secretariat.engines.reading.intake.received import Limits
from secretariat.evidence.actions.receive_document import Received
from secretariat.evidence.sourced import Sourced
from secretariat.meetings.actions.file_document import Upload, file_document
from secretariat.meetings.models import MeetingDocument
from secretariat.refusals import Invalid


@transaction.atomic
def file_for_reading(
    *, paper: MeetingDocument, upload: Upload, sourced: Sourced, seen_version: int, wait_seconds: int = 0
) -> Received:
    """File what came for a document of a meeting, and have it read like whatever else comes in.

    Who: the secretariat of the body (`file_document`).
    Writes: what `file_document` writes; where the bytes are new, a task that reads them, in a process apart.
    Refuses: what `file_document` refuses; Invalid (a Word file that unpacks to far more than it is, that is
        damaged, or is another kind of archive).
    """
    _look_into(upload)
    received = file_document(paper=paper, upload=upload, sourced=sourced, seen_version=seen_version)
    if received.is_new:
        later = read_waiting.using(run_after=sourced.at + timedelta(seconds=wait_seconds))
        later.enqueue(received.document.public_id, sourced.by.public_id)
    return received


def _look_into(upload: Upload) -> None:
    """Refuse an archive that nobody could open; how other files are is told by reading them."""
    if not upload.data.startswith(b"PK"):
        return
    try:
        check_archive(upload.data, upload.file_name, Limits())
    except Unreadable as error:
        raise Invalid(str(error), field="file") from error
