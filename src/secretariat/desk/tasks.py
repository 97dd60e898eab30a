"""Work of the desk that waits in the queue: a task fetches by key, calls one action, and may run twice."""

from django.utils import timezone
from django_tasks import task

from secretariat.bodies.queries import actor_of
from secretariat.desk.actions.read_document import read_document
from secretariat.evidence.models import Document
from secretariat.evidence.states import ReadingState
from secretariat.people.models import Account


@task()
def read_waiting(document: str, account: str) -> str:
    """Have a document read that still waits, as the person who handed it in; return the state it is in then.

    Args:
        document, account: public ids.
    """
    found = Document.objects.select_related("body").get(public_id=document)
    return _read(found, account) if found.state == ReadingState.WAITING else str(found.state)


@task()
def read_again(document: str, account: str) -> str:
    """Have a document read once more for which the desk had not the time; a reading more does no harm.

    Args:
        document, account: public ids.
    """
    return _read(Document.objects.select_related("body").get(public_id=document), account)


def _read(document: Document, account: str) -> str:
    now = timezone.now()
    by = actor_of(Account.objects.get(public_id=account), now.date())
    return str(read_document(document=document, by=by, at=now).state)
