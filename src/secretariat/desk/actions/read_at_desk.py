from datetime import datetime

from django.conf import settings
from django.db import transaction

from secretariat.desk.actions.read_document import read_document
from secretariat.desk.tasks import read_again, read_waiting
from secretariat.engines.reading.errors import TookTooLong
from secretariat.evidence.models import Document
from secretariat.evidence.states import ReadingState
from secretariat.history.actions.record import record
from secretariat.people.actor import Actor


def read_at_desk(*, document: Document, by: Actor, at: datetime) -> tuple[Document, bool]:
    """Have a document read while a person waits; a text that takes too long is left to the worker.

    Who: staff who may see it (`read_document`).
    From, to: any → read or failed; or as it was, with a task that reads it.
    Writes: what `read_document` writes; or the task, and history entry `document.left-to-worker`.
    Refuses: NotPermitted.

    Returns:
        the document, and whether it was read now (or could not be).
    """
    try:
        patience = settings.DESK_READ_SECONDS
        return read_document(document=document, by=by, at=at, patience_seconds=patience), True
    except TookTooLong:
        return _left(document, by, at), False


@transaction.atomic
def _left(document: Document, by: Actor, at: datetime) -> Document:
    document = Document.objects.select_for_update(of=("self",)).get(pk=document.pk)
    task = read_waiting if document.state == ReadingState.WAITING else read_again
    task.enqueue(document.public_id, by.public_id)
    seconds = settings.DESK_READ_SECONDS
    state = document.state
    record("document.left-to-worker", on=document, by=by, at=at, before=state, after=state, seconds=seconds)
    return document
