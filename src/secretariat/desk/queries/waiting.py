"""The desk's first page: documents with what still waits for a decision."""

from collections.abc import Sequence
from dataclasses import dataclass

from django.db.models import Count, IntegerField, OuterRef, Q, QuerySet, Subquery
from django.db.models.functions import Coalesce

from secretariat.desk.queries.cards import DocumentCard, document_card
from secretariat.distribution import Viewer
from secretariat.evidence.models import Document, Finding, Reading
from secretariat.evidence.states import FindingState


@dataclass(frozen=True, slots=True)
class Waiting:
    """A document with the counts of its latest reading."""

    document: DocumentCard
    open_count: int
    graded_count: int
    decided_count: int
    remark_count: int


def documents_at_desk(viewer: Viewer) -> QuerySet[Document]:
    """Return the documents that the viewer may see, those that wait first, then the latest."""
    latest = Reading.objects.filter(document=OuterRef("pk")).order_by("-read_at", "-pk").values("pk")[:1]
    return (
        Document.objects.visible_to(viewer)
        .select_related("received_by", "body")
        .annotate(
            latest=Subquery(latest),
            open_count=_counted(Q(state=FindingState.OPEN)),
            graded_count=_counted(Q(state=FindingState.OPEN, grade="accepted")),
            decided_count=_counted(~Q(state=FindingState.OPEN)),
        )
        .order_by("-open_count", "-received_at", "-pk")
    )


def _counted(which: Q) -> Coalesce:
    rows = (
        Finding.objects.filter(which, reading=OuterRef("latest"))
        .order_by()
        .values("reading")
        .annotate(n=Count("pk"))
        .values("n")
    )
    return Coalesce(Subquery(rows, output_field=IntegerField()), 0)


def waiting_of(documents: Sequence[Document], language: str) -> list[Waiting]:
    """Return what a page shows of these documents, in 1 query more."""
    remarks = dict(
        Reading.objects.filter(pk__in=[d.latest for d in documents if d.latest]).values_list("pk", "remarks")  # type: ignore[attr-defined]
    )
    return [
        Waiting(
            document=document_card(document, language),
            open_count=document.open_count,  # type: ignore[attr-defined]
            graded_count=document.graded_count,  # type: ignore[attr-defined]
            decided_count=document.decided_count,  # type: ignore[attr-defined]
            remark_count=len(remarks.get(document.latest, ())),  # type: ignore[attr-defined]
        )
        for document in documents
    ]
