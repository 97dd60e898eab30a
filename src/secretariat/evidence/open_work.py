"""Open work that this slice holds: documents to be read and decided, and what only one person may read."""

from collections.abc import Sequence
from datetime import datetime

from django.db.models import Exists, OuterRef, Q, QuerySet
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from secretariat.distribution import Distribution
from secretariat.evidence.actions.hand_over_document import hand_over_document
from secretariat.evidence.models import Document, Finding
from secretariat.evidence.states import FindingState, ReadingState
from secretariat.people.actor import Actor
from secretariat.people.models import Account
from secretariat.people.open_work import Work, holds_work


def undecided(account: Account) -> QuerySet[Document]:
    """Return the documents in somebody's hands that are not read, or have findings to decide."""
    waiting = Finding.objects.filter(reading__document=OuterRef("pk"), state=FindingState.OPEN)
    return (
        Document.objects.filter(in_hands_of=account)
        .filter(Q(Exists(waiting)) | Q(state=ReadingState.WAITING))
        .select_related("body")
        .order_by("received_at", "pk")
    )


def read_by_nobody_else(account: Account) -> QuerySet[Document]:
    """Return the restricted documents that nobody else who can sign in may read."""
    readers = Document.readers.through.objects.filter(document=OuterRef("pk"), account__is_active=True)
    return (
        Document.objects.filter(distribution=Distribution.RESTRICTED)
        .filter(Exists(readers.filter(account=account)), ~Exists(readers.exclude(account=account)))
        .select_related("body")
        .order_by("received_at", "pk")
    )


def found(kind: str, documents: QuerySet[Document]) -> Sequence[Work]:
    """Return documents as open work; a restricted one is called by no title."""
    return [
        Work(kind, _label(d), reverse("site:document", args=[d.public_id]), d.body.slug) for d in documents
    ]


def _label(document: Document) -> str:
    closed = document.distribution == Distribution.RESTRICTED
    return document.public_id if closed else document.title


def find_undecided(account: Account) -> Sequence[Work]:
    """Find documents to be decided."""
    return found("documents", undecided(account))


def find_unread(account: Account) -> Sequence[Work]:
    """Find restricted documents without another reader."""
    return found("readers", read_by_nobody_else(account))


def hand_over_undecided(account: Account, to: Account, by: Actor, at: datetime) -> None:
    """Put the documents to be decided into other hands."""
    for document in undecided(account):
        hand_over_document(document=document, to=to, by=by, at=at)


def hand_over_unread(account: Account, to: Account, by: Actor, at: datetime) -> None:
    """Open the documents that only one person may read to their successor."""
    for document in read_by_nobody_else(account):
        hand_over_document(document=document, to=to, by=by, at=at)


holds_work(
    "documents", _("documents with findings to decide"), find=find_undecided, hand_over=hand_over_undecided
)
holds_work("readers", _("documents that nobody else may read"), find=find_unread, hand_over=hand_over_unread)
