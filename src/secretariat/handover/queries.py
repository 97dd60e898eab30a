"""Kept files as pages show them, and those that wait for whoever takes a chair over."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Any

from django.db.models import Q

from secretariat.handover.comparing import Changes, changes
from secretariat.handover.models import HandoverFile
from secretariat.handover.states import Edition, Occasion
from secretariat.parties.models import Body
from secretariat.people.actor import DELEGATION, Actor

MOST_VERSIONS = 100
SHOWN_AFTER = timedelta(days=30)  # for so long after a term began its file stands on the home page


@dataclass(frozen=True, slots=True)
class VersionRow:
    """A version in a list."""

    id: str
    number: int
    edition: str
    on: date
    made_at: datetime
    why: str
    open_count: int
    is_this: bool


@dataclass(frozen=True, slots=True)
class Version:
    """A kept version: what it says, and what changed since the one before it (None: it is the first)."""

    id: str
    number: int
    edition: str
    on: date
    made_at: datetime
    made_by: str
    why: str
    sha256: str
    content: Mapping[str, Any]
    before: int | None
    changes: Changes | None


def file_called(public_id: str) -> HandoverFile | None:
    """Return a kept file; whether somebody may read it is for the policies."""
    rows = HandoverFile.objects.select_related("body__parent", "term__line", "term__holder", "made_by")
    found: HandoverFile | None = rows.filter(public_id=public_id).first()
    return found


def version_of(file: HandoverFile) -> Version:
    """Return a kept file as its page shows it, in 1 query."""
    rows = HandoverFile.objects.filter(body=file.body, edition=file.edition, number__lt=file.number)
    earlier = rows.order_by("-number").first()
    return Version(
        id=file.public_id,
        number=file.number,
        edition=file.get_edition_display(),
        on=file.on,
        made_at=file.made_at,
        made_by=file.made_by.name,
        why=str(Occasion(file.occasion).label),
        sha256=file.sha256,
        content=file.content,
        before=earlier.number if earlier else None,
        changes=changes(earlier.content, file.content) if earlier else None,
    )


def versions(body: Body, edition: str, this: int | None = None) -> tuple[VersionRow, ...]:
    """Return the versions of an edition, the latest first, in 1 query."""
    rows = HandoverFile.objects.filter(body=body, edition=edition).order_by("-number")
    wanted = ("public_id", "number", "edition", "on", "made_at", "occasion", "content__open_count")
    return tuple(
        VersionRow(
            id=public_id, number=number, edition=str(Edition(kept).label), on=on, made_at=made_at,
            why=str(Occasion(occasion).label), open_count=count, is_this=number == this,
        )
        for public_id, number, kept, on, made_at, occasion, count in rows.values_list(*wanted)[:MOST_VERSIONS]
    )  # fmt: skip


def waiting_for(viewer: Actor, today: date) -> HandoverFile | None:
    """Return the latest Chair's edition made for a term that the viewer's delegation takes over, in 1 query.

    None for who sits in no delegation; the file stands until 30 days after the term began.
    """
    mine = Q(pk__in=[])
    for seat in viewer.seats:
        if seat.role in DELEGATION and seat.party:
            holds = Q(term__holder__code=seat.party) | Q(term__joint__code=seat.party)
            mine |= Q(holds, body__slug=seat.body)
    if mine == Q(pk__in=[]):
        return None
    rows = HandoverFile.objects.filter(mine, edition=Edition.CHAIR, term__line__chosen__isnull=False)
    near = rows.filter(term__term_first__gt=today - SHOWN_AFTER).select_related("body", "term")
    found: HandoverFile | None = near.order_by("-made_at", "-pk").first()
    return found
