from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from secretariat.evidence.models import Line
from secretariat.evidence.projection import projects
from secretariat.meetings.models import Attendance, Meeting
from secretariat.meetings.states import AttendanceStatus, DelegateRole
from secretariat.parties.models import Body, Party
from secretariat.people.models import Person


@dataclass(frozen=True, slots=True, kw_only=True)
class SenderValue:
    """For whom somebody was there: party (code) or body (slug) where known; `words` as said."""

    words: str
    party: str | None = None
    body: str | None = None
    person: None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class AttendanceValue:
    """Somebody at `meeting` (public id): person (slug), `words` the name as said, `sender` for whom."""

    meeting: str
    body: str | None
    words: str
    sender: SenderValue | None = None
    person: str | None = None
    address: str = ""
    office: str = ""
    role: str = DelegateRole.MEMBER.value
    rank: str = ""
    status: str = AttendanceStatus.ANNOUNCED.value
    position: int = 0
    note: str = ""


def attendance_of(given: Mapping[str, Any]) -> AttendanceValue:
    """Return a claim's value as the slice has it."""
    sender = SenderValue(**given["sender"]) if given["sender"] else None
    return AttendanceValue(**dict(given) | {"sender": sender})


@projects("attendance")
def _attendance(line: Line, value: dict[str, Any]) -> None:
    columns = ("words", "address", "office", "role", "rank", "status", "position")
    sender = value["sender"] or {"words": "", "party": None, "body": None}
    Attendance.objects.update_or_create(
        line=line,
        defaults={name: value[name] for name in columns}
        | {
            "meeting": Meeting.objects.get(line__public_id=value["meeting"]),
            "person": Person.objects.filter(slug=value["person"]).first() if value["person"] else None,
            "party": Party.objects.get(code=sender["party"]) if sender["party"] else None,
            "sent_by": Body.objects.get(slug=sender["body"]) if sender["body"] else None,
            "sender": sender["words"],
        },
    )
