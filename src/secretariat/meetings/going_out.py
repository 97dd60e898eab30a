"""What goes out of a meeting by letter: the agenda of one that sits, the programme of a visit."""

from typing import Any

from django.db.models import Count, Sum

from secretariat.evidence.models import Line
from secretariat.meetings import agenda, policies, queries, sitting
from secretariat.meetings.models import Meeting
from secretariat.meetings.states import MeetingKind
from secretariat.people.actor import Actor
from secretariat.refusals import NotPermitted, StaleRevision, WrongState

NOTHING = sitting.NO_SITTING - {MeetingKind.VISIT}


def in_hand(meeting: Meeting, by: Actor, seen_version: int) -> Meeting:
    """Return the meeting, locked.

    Raises:
        NotPermitted: somebody else's. WrongState: it has neither agenda nor programme.
        StaleRevision: somebody changed that.
    """
    Line.objects.select_for_update(of=("self",)).get(pk=meeting.pk)
    if not policies.may_record(by, meeting.body):
        raise NotPermitted("Only the secretariat of this body keeps the papers of its meetings.")
    if meeting.kind in NOTHING:
        raise WrongState("It has neither an agenda nor a programme.")
    if version_of(meeting) != seen_version:
        raise StaleRevision("Somebody changed this agenda after you opened it. Look again, then save.")
    return meeting


def version_of(meeting: Meeting) -> int:
    """Return a number that grows with every change to the agenda or the programme."""
    if meeting.kind != MeetingKind.VISIT:
        return sitting.agenda_version(meeting)
    rows = Meeting.objects.filter(part_of=meeting)
    told = rows.aggregate(many=Count("pk"), versions=Sum("line__version"))
    return int(told["many"]) + int(told["versions"] or 0)


def items_of(meeting: Meeting) -> list[dict[str, Any]]:
    """Return what stands on it, as a version keeps it."""
    if meeting.kind != MeetingKind.VISIT:
        return agenda.as_sent(agenda.items_of(meeting))
    rows: Any = Meeting.objects.filter(part_of=meeting)
    items = rows.standing().select_related("line__chosen").order_by(*queries.IN_ORDER)
    return [_item(item) for item in items]


def word_for(meeting: Meeting) -> str:
    """Return what goes out, as the subject of a letter calls it."""
    return "Programme" if meeting.kind == MeetingKind.VISIT else "Agenda"


def _item(item: Meeting) -> dict[str, Any]:
    """Return one meeting of a visit, in the shape of an item."""
    value = queries.value_now(item)
    there = [{"words": one.words, "office": one.office} for one in value.participants if not one.role]
    return {
        "id": item.public_id,
        "number": "",
        "title": value.title,
        "day": value.on or "",
        "begins": value.begins,
        "ends": value.ends,
        "room": ", ".join(filter(None, (value.room, value.place))),
        "speakers": there,
        "note": "",
        "is_struck": value.status in queries.GONE,
        "reason": value.reason,
    }
