"""Documents of a meeting as they stand: which are late, which are superseded. Pure but for two look-ups."""

from datetime import date
from typing import Any

from secretariat.distribution import Viewer
from secretariat.evidence.models import OfLineQuerySet
from secretariat.meetings.models import Meeting, MeetingDocument
from secretariat.meetings.shapes.documents import DocumentValue, document_of
from secretariat.meetings.states import DocumentStage, Lateness


def papers_of(meeting: Meeting, viewer: Viewer) -> Any:
    """Return the documents of a meeting that the viewer may see."""
    rows: OfLineQuerySet = MeetingDocument.objects.filter(meeting=meeting)
    return rows.visible_to(viewer).select_related("line__chosen", "item__line", "of__line").order_by("pk")


def value_now(paper: MeetingDocument) -> DocumentValue:
    """Return what stands in the record of a document."""
    chosen = paper.line.chosen
    assert chosen is not None, "a document that is shown has a reading"
    return document_of(chosen.value)


def lateness(stage: str, due: str | None, received_on: str | None, today: date) -> str:
    """Return whether a document is late, came late, or neither (""). Withdrawn ones are never late.

    >>> lateness("awaited", "2026-05-01", None, date(2026, 5, 2))
    'late'
    >>> lateness("issued", "2026-05-01", "2026-05-04", date(2026, 5, 9))
    'came-late'
    """
    if due is None or stage == DocumentStage.WITHDRAWN:
        return ""
    if received_on is not None:
        return Lateness.CAME_LATE.value if received_on > due else ""
    return Lateness.LATE.value if stage == DocumentStage.AWAITED and today.isoformat() > due else ""
