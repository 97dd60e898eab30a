"""What all pages of a sitting share: its head, and the ways between them."""

from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext as _

from secretariat.meetings.models import Meeting
from secretariat.meetings.policies import may_record
from secretariat.meetings.queries import finds_report
from secretariat.meetings.sitting import NO_SITTING
from secretariat.meetings.states import MeetingKind
from secretariat.site.queries.meeting import hours_of, presiding_on
from secretariat.site.queries.naming import Names
from secretariat.site.queries.page_parts import Gathered, Written, write
from secretariat.site.queries.reads import Read
from secretariat.site.queries.rows import Link, Look, Row
from secretariat.site.queries.written import rows_of


@dataclass(frozen=True, slots=True)
class SittingHead:
    """The meeting of which a page shows a part. `presides`: who holds the chair that day, if known."""

    id: str
    title: str
    kind: str
    row: Row
    hours: str
    place: str
    presides: Link | None
    distribution: str
    may_change: bool
    has_report: bool
    is_fictitious: bool


@dataclass(frozen=True, slots=True)
class Sat:
    """A meeting as read, with the lines of the page."""

    meeting: Meeting
    head: SittingHead
    read: Read
    written: Written

    @property
    def names(self) -> Names:
        """Names of all that the lines point at."""
        return self.written.names


def meeting_seen(public_id: str, look: Look) -> Meeting | None:
    """Return a meeting that the viewer may see and that can have an agenda, in 1 query."""
    rows = Meeting.objects.visible_to(look.viewer).select_related("line", "body__parent")
    meeting = rows.filter(line__public_id=public_id).first()
    return None if meeting is None or meeting.kind in NO_SITTING else meeting


def sat(meeting: Meeting, parts: list[Gathered], look: Look, also: tuple[int, ...] = ()) -> Sat | None:
    """Return the meeting with the lines of the page, read at once; None where nothing was said by then."""
    presiding = presiding_on(meeting, look)
    written = write(parts, look, also=[meeting.pk, *also], also_named=[presiding])
    read = next(iter(written.reads.get(meeting.pk, ())), None)
    if read is None:
        return None
    row = rows_of([read], written.names, look)[0]
    head = SittingHead(
        id=meeting.public_id,
        title=row.head.label,
        kind=str(MeetingKind(read.value["kind"]).label),
        row=row,
        hours=hours_of(read.value),
        place=", ".join(filter(None, (read.value["place"], read.value.get("room") or ""))),
        presides=_presides(read.value, presiding, written.names),
        distribution=read.distribution,
        may_change=look.known is None and may_record(look.viewer, meeting.body),
        has_report=finds_report(meeting, look.viewer),
        is_fictitious=meeting.line.is_fictitious,
    )
    return Sat(meeting, head, read, written)


def _presides(value: Any, presiding: dict[str, Any], names: Names) -> Link | None:
    code = value.get("presided_by") or presiding.get("holder")
    return names.party(code) if code else None


def reach_words(distribution: str) -> str:
    """Return who may see something, as it stands on papers; "" for everybody."""
    words = {"general": _("General"), "limited": _("Limited"), "restricted": _("Restricted")}
    return words.get(distribution, "")
