from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from django.db import transaction

from secretariat.desk.tasks import read_waiting
from secretariat.evidence.actions.receive_document import Received, receive_document
from secretariat.people.actor import Actor
from secretariat.people.models import Account


@dataclass(frozen=True, slots=True)
class Origin:
    """Who may see a document and where it comes from, as one form says it for all its files."""

    distribution: str
    address: str = ""
    published: str | None = None  # EDTF
    publisher: str = ""
    title: str = ""
    readers: Sequence[Account] = ()


@transaction.atomic
def receive_for_reading(
    *, data: bytes, file_name: str, origin: Origin, by: Actor, at: datetime, wait_seconds: int = 0
) -> Received:
    """Receive a document, and see to it that it is read even if this process dies the next moment.

    Who: staff (`receive_document`).
    Writes: what `receive_document` writes; where the document is new, a task that reads it in `wait_seconds`,
        unless it was read by then.
    Refuses: what `receive_document` refuses.
    """
    received = receive_document(
        data=data,
        file_name=file_name,
        distribution=origin.distribution,
        by=by,
        at=at,
        address=origin.address,
        published=origin.published,
        publisher=origin.publisher,
        title=origin.title,
        readers=origin.readers,
    )
    if received.is_new:
        later = read_waiting.using(run_after=at + timedelta(seconds=wait_seconds))
        later.enqueue(received.document.public_id, by.public_id)
    return received
