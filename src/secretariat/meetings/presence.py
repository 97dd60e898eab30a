"""Who was at which meeting: those whom the meeting itself names, and those on its list of participants."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from django.db.models import Q, Value

from secretariat.distribution import Viewer
from secretariat.evidence.lines import claims_open_to
from secretariat.meetings.models import Attendance, Participant
from secretariat.meetings.states import CAME, AttendanceStatus, DelegateRole, Side

_TOLD = ("meeting_id", "meeting__title", "person_id", "party__code", "office", "role", "position")


@dataclass(frozen=True, slots=True)
class Seen:
    """Somebody at a meeting (keys): in which office of that day, for which Party, in which part and side."""

    meeting: int
    title: str
    person: int
    party: str
    office: str
    role: str
    side: str

    @property
    def is_ours(self) -> bool:
        """Whether they are of our own side: those who travel, and the secretariat."""
        return self.side == Side.VISITING or self.role == DelegateRole.SECRETARIAT


def present(viewer: Viewer, which: Q, *, came: bool) -> Iterator[Seen]:
    """Yield the persons who were there, as far as the viewer may see it, in 1 query.

    Args:
        which: asks of "meeting", "person" or "party".
        came: leave those out who were announced, and of whom nobody says that they came.
    """
    named, listed = _rows(viewer, which & Q(person__isnull=False), came=came)
    both = named.values_list(*_TOLD, "side", Value(0)).union(
        listed.values_list(*_TOLD, Value(""), Value(1)), all=True
    )
    for row in sorted(both, key=lambda row: (row[8], row[6])):
        meeting, title, person, party, office, role, _position, side, _source = row
        yield Seen(meeting, title, person, party or "", office, role, side)


def was_there(viewer: Viewer, who: Q, *, came: bool, path: str = "pk") -> Q:
    """Return the condition for meetings where somebody was; `who` asks of "person" or "party".

    Args:
        path: to the meeting.
        came: as of `present`.
    """
    named, listed = _rows(viewer, who, came=came)
    return Q(**{f"{path}__in": named.values("meeting")}) | Q(**{f"{path}__in": listed.values("meeting")})


def _rows(viewer: Viewer, which: Q, *, came: bool) -> tuple[Any, Any]:
    """Return both kinds of rows; whom a closed or withdrawn claim names is not told to others."""
    named = Participant.objects.filter(which, claims_open_to(viewer, row="claim__"))
    listed: Any = Attendance.objects.visible_to(viewer).filter(which)
    listed = listed.filter(status__in=CAME) if came else listed.exclude(status=AttendanceStatus.ABSENT)
    return named.filter(claim__withdrawal__isnull=True).order_by(), listed.order_by()
