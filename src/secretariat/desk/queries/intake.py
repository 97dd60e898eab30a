"""How far the files are that were handed in at once."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from math import ceil
from typing import Any

from django.core.paginator import Page, Paginator
from django.db.models import Count, OuterRef, Q, QuerySet, Subquery
from django.urls import reverse

from secretariat.desk.models import Intake, IntakeFile
from secretariat.desk.queries.waiting import documents_at_desk
from secretariat.evidence.models import Document, Reading
from secretariat.evidence.states import ReadingState
from secretariat.people.actor import Actor

_A_PAGE = 200
_STALLED = timedelta(minutes=2)
_ENOUGH_TO_TELL = 3


@dataclass(frozen=True, slots=True)
class FileRow:
    """One file: the state of its document, or why there is none."""

    file_name: str
    url: str
    state: str
    is_new: bool
    reason: str
    finding_count: int


@dataclass(frozen=True, slots=True)
class Progress:
    """How far an intake is. `minutes_left` is None before enough were read to tell."""

    url: str
    opened_at: datetime
    total: int
    read: int
    failed: int
    refused: int
    waiting: int
    missing: int  # files that never arrived: the sending was broken off
    minutes_left: int | None
    is_stalled: bool

    @property
    def done(self) -> int:
        """Files of which nothing more is to come."""
        return self.total - self.waiting

    @property
    def is_done(self) -> bool:
        """Tell whether nothing is left to wait for."""
        return self.waiting == 0


@dataclass(frozen=True, slots=True)
class IntakePage:
    """The page of one intake."""

    progress: Progress
    rows: Sequence[FileRow]
    page: "Page[IntakeFile]"


def intakes_of(viewer: Actor) -> QuerySet[Any]:
    """Return the intakes that the viewer handed in, with counts; those of others do not exist for them."""
    read = Reading.objects.filter(
        document__in=IntakeFile.objects.filter(intake=OuterRef("pk")).values("document")
    )
    latest = read.order_by("-read_at").values("read_at")[:1]
    found: QuerySet[Any] = Intake.objects.filter(by_id=viewer.account_id).annotate(
        arrived_count=Count("files"),
        refused_count=Count("files", filter=Q(files__document=None)),
        read_count=_in_state(ReadingState.READ),
        failed_count=_in_state(ReadingState.FAILED),
        waiting_count=_in_state(ReadingState.WAITING),
        last_read_at=Subquery(latest),
    )
    return found


def _in_state(state: str) -> Count:
    return Count("files", filter=Q(files__document__state=state))


def running_intakes(viewer: Actor, now: datetime) -> list[Progress]:
    """Return how far those are that still wait, in 1 query."""
    return [progress_of(i, now) for i in intakes_of(viewer).filter(waiting_count__gt=0).order_by("pk")]


def progress_of(intake: Any, now: datetime) -> Progress:
    """Return how far an intake of `intakes_of` is."""
    seen = intake.last_read_at or intake.opened_at
    return Progress(
        url=reverse("desk:intake", args=[intake.public_id]),
        opened_at=intake.opened_at,
        total=intake.arrived_count,
        read=intake.read_count,
        failed=intake.failed_count,
        refused=intake.refused_count,
        waiting=intake.waiting_count,
        missing=max(0, intake.file_count - intake.arrived_count),
        minutes_left=_minutes_left(intake, now),
        is_stalled=intake.waiting_count > 0 and now - seen > _STALLED,
    )


def _minutes_left(intake: Any, now: datetime) -> int | None:
    """Return what the speed so far promises, at least one minute."""
    done, waiting = int(intake.read_count + intake.failed_count), int(intake.waiting_count)
    if done < _ENOUGH_TO_TELL or not waiting:
        return None
    elapsed_seconds: float = (now - intake.opened_at).total_seconds()
    return ceil(elapsed_seconds / done * waiting / 60)


def intake_page(viewer: Actor, public_id: str, number: str | None, now: datetime) -> IntakePage | None:
    """Return a page of an intake in 5 queries, or None where the viewer has no such intake."""
    intake = intakes_of(viewer).filter(public_id=public_id).first()
    if intake is None:
        return None
    page = Paginator(IntakeFile.objects.filter(intake=intake).order_by("position"), _A_PAGE).get_page(number)
    files = list(page.object_list)
    documents = documents_at_desk(viewer).filter(pk__in=[f.document_id for f in files if f.document_id])
    shown = {document.pk: document for document in documents}
    return IntakePage(progress_of(intake, now), [_row(file, shown) for file in files], page)


def _row(file: IntakeFile, shown: Mapping[int, Document]) -> FileRow:
    document: Any = shown.get(file.document_id or 0)
    if document is None:
        return FileRow(file.file_name, "", "", False, file.reason, 0)
    return FileRow(
        file_name=file.file_name,
        url=reverse("desk:document", args=[document.public_id]),
        state=document.state,
        is_new=file.is_new,
        reason=document.failure,
        finding_count=document.open_count + document.decided_count,
    )
