"""Meetings as the desk needs them: by address, with what stands in the record."""

from collections.abc import Iterable
from datetime import date

from django.db.models import F, Q, QuerySet

from secretariat.distribution import Viewer
from secretariat.engines.values.folding import fold
from secretariat.meetings.bridge import MeetingValue, value_of
from secretariat.meetings.clashes import Booked
from secretariat.meetings.clock import BadTime, Slot, slot_of, zone_named
from secretariat.meetings.models import Meeting, MeetingReport
from secretariat.meetings.naming import key_of
from secretariat.meetings.policies import may_record
from secretariat.meetings.states import MeetingStatus, ReportState
from secretariat.people.actor import Actor

IN_ORDER = (F("on_first").asc(nulls_last=True), F("begins").asc(nulls_last=True), "on_end", "pk")
GONE = (MeetingStatus.CANCELLED, MeetingStatus.NOT_HELD, MeetingStatus.POSTPONED)


def meetings(viewer: Viewer) -> QuerySet[Meeting]:
    """Return the meetings that the viewer may see, each with its line and body."""
    rows: QuerySet[Meeting] = Meeting.objects.visible_to(viewer)
    return rows.select_related("line__chosen", "body", "part_of")


def programme_of(visit: Meeting, viewer: Viewer) -> QuerySet[Meeting]:
    """Return the meetings of a visit's programme, by day and hour."""
    items = meetings(viewer).filter(part_of=visit).prefetch_related("participants", "joint_with")
    return items.order_by(*IN_ORDER)


def value_now(meeting: Meeting) -> MeetingValue:
    """Return what stands in the record of a meeting."""
    chosen = meeting.line.chosen
    assert chosen is not None, "a meeting that is shown has a reading"
    return value_of(chosen.value)


def finds_report(meeting: Meeting, viewer: Actor) -> bool:
    """Tell whether the viewer finds a report: approved for all, else for members; staff draft one."""
    if may_record(viewer, meeting.body):
        return True
    reports = MeetingReport.objects.filter(meeting=meeting)
    if meeting.body is None or meeting.body.slug not in viewer.limited_bodies:
        reports = reports.filter(state=ReportState.APPROVED)
    return reports.exists()


def slot_now(meeting: Meeting) -> Slot | None:
    """Return from when to when a meeting takes place; None where no hour or zone is known."""
    zone = meeting.time_zone or (meeting.body.time_zone if meeting.body else "")
    if not (meeting.on and meeting.on.first and meeting.begins and zone):
        return None
    try:
        return slot_of(meeting.on.first, meeting.begins, meeting.ends, zone_named(zone))
    except BadTime:  # entered from a document, as it stands there
        return None


def booked_on(
    days: Iterable[date], viewer: Viewer, *, but: Meeting | None = None, within: str | None = None
) -> list[Booked]:
    """Return the meetings with hours on these days, who is booked for each and where, in 2 queries.

    Args:
        but: a meeting that is left out with its programme.
        within: public id of a visit that is left out alone.
    """
    rows = (
        meetings(viewer)
        .filter(on_first__in=set(days), begins__isnull=False)
        .exclude(status__in=GONE)
        .prefetch_related("participants")
    )
    wanted = rows.exclude(Q(pk=but.pk) | Q(part_of=but, part_of__isnull=False)) if but else rows
    wanted = wanted.exclude(line__public_id=within) if within else wanted
    return [
        Booked(label_of(meeting), slot, who(meeting), room_in(value_now(meeting).room, meeting.place))
        for meeting in wanted
        if (slot := slot_now(meeting))
    ]


def room_in(room: str, place: str) -> str:
    """Return a room with its place: the rooms of two houses may bear one name; "" for no room."""
    if not room.strip():
        return ""
    return f"{room.strip()}, {place}" if fold(place) else room.strip()


def label_of(meeting: Meeting) -> str:
    """Return the title with its hour."""
    return f"{meeting.title}, {meeting.begins:%H:%M}" if meeting.begins else meeting.title


def who(meeting: Meeting) -> dict[str, str]:
    """Return key → name of those who take part; `participants` must be prefetched."""
    return {key_of(one.words): one.words for one in meeting.participants.all()}
