"""What the actions on a sitting ask first: rights, versions, the source. Call within their transaction."""

from dataclasses import replace
from datetime import date, timedelta

from django.db.models import Count, Sum

from secretariat.distribution import Distribution, stricter
from secretariat.evidence.models import Line
from secretariat.evidence.reach import readers_of
from secretariat.evidence.sourced import Sourced
from secretariat.meetings import policies
from secretariat.meetings.models import AgendaItem, Meeting
from secretariat.meetings.states import MeetingKind
from secretariat.people.actor import Actor
from secretariat.refusals import Invalid, NotPermitted, StaleRevision, WrongState

MOST_DAYS = 60
NO_SITTING = frozenset({MeetingKind.VISIT, MeetingKind.BILATERAL, MeetingKind.LECTURE, MeetingKind.CEREMONY})


def in_hand(meeting: Meeting, by: Actor) -> Meeting:
    """Return the meeting, locked; refuse whoever does not keep its papers, and what has no agenda."""
    Line.objects.select_for_update(of=("self",)).get(pk=meeting.pk)
    if not policies.may_record(by, meeting.body):
        raise NotPermitted("Only the secretariat of this body keeps the papers of its meetings.")
    if meeting.kind in NO_SITTING:
        raise WrongState("A visit has a programme, not an agenda.")
    return meeting


def taken_up(line: Line, seen_version: int) -> Line:
    """Return the line, locked.

    Raises:
        StaleRevision: somebody changed it since.
    """
    found = Line.objects.select_for_update(of=("self",)).select_related("chosen").get(pk=line.pk)
    if found.version != seen_version:
        raise StaleRevision("Somebody changed this after you opened the page. Look again, then save.")
    return found


def sourced_at(meeting: Meeting, sourced: Sourced, line: Line | None = None) -> Sourced:
    """Return the source for a line of this meeting: it goes no further than the meeting, or than the line."""
    near = line or meeting.line
    reach = stricter(sourced.distribution, near.distribution)
    readers = readers_of(near) if near.distribution == Distribution.RESTRICTED else sourced.readers
    found = replace(sourced, distribution=reach, readers=readers, is_fictitious=meeting.line.is_fictitious)
    return replace(found, body=meeting.body or found.body)


def agenda_version(meeting: Meeting) -> int:
    """Return a number that grows with every change to any item of the agenda."""
    told = AgendaItem.objects.filter(meeting=meeting).aggregate(
        many=Count("pk"), versions=Sum("line__version")
    )
    return int(told["many"]) + int(told["versions"] or 0)


def refuse_stale_agenda(meeting: Meeting, seen_version: int) -> None:
    """Refuse to act on an agenda that somebody changed."""
    if agenda_version(meeting) != seen_version:
        raise StaleRevision("Somebody changed this agenda after you opened it. Look again, then save.")


def days_of(meeting: Meeting) -> list[date]:
    """Return the days of the meeting; none where they are not known to the day."""
    during = meeting.on
    if during is None or not during.is_to_the_day or during.first is None or during.end is None:
        return []
    many = min((during.end - during.first).days, MOST_DAYS)
    return [during.first + timedelta(days=at) for at in range(many)]


def day_of(text: str, *, field: str = "day") -> date:
    """Return a day as ISO writes it; refuse what is none."""
    try:
        return date.fromisoformat(text)
    except ValueError as error:
        raise Invalid(f"“{text}” is no day. Write for example 2026-05-12.", field=field) from error


def refuse_outside(meeting: Meeting, text: str | None) -> None:
    """Refuse a day on which the meeting does not sit."""
    sits = days_of(meeting)
    if text and day_of(text) not in sits and sits:
        raise Invalid(f"{text} lies outside the meeting ({meeting.on}).", field="day")
