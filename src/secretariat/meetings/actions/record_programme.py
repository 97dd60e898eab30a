from collections.abc import Sequence
from dataclasses import dataclass

from django.db import transaction

from secretariat.evidence.models import Line
from secretariat.evidence.sourced import Sourced
from secretariat.meetings import policies
from secretariat.meetings.actions.record_meeting import record_meeting
from secretariat.meetings.bridge import MeetingValue
from secretariat.meetings.models import Meeting
from secretariat.meetings.naming import Written
from secretariat.meetings.states import MeetingKind
from secretariat.refusals import Invalid, NotPermitted, StaleRevision, WrongState


@dataclass(frozen=True, slots=True)
class Item:
    """One meeting of a programme, and who takes part as written."""

    value: MeetingValue
    people: tuple[Written, ...] = ()


@transaction.atomic
def record_programme(
    *, visit: Meeting, items: Sequence[Item], sourced: Sourced, seen_count: int
) -> list[Meeting]:
    """Enter meetings into the programme of a visit.

    Who: the secretariat of the body (`policies.may_record`).
    Writes: a meeting for each item, part of the visit (`record_meeting`).
    Refuses: NotPermitted; StaleRevision (somebody else added to it); WrongState (no visit); Invalid (as
        `record_meeting`; a day outside the visit; nothing to enter).

    Args:
        seen_count: how many meetings the programme had when the person saw it.
    """
    Line.objects.select_for_update(of=("self",)).get(pk=visit.pk)
    if not policies.may_record(sourced.by, visit.body):
        raise NotPermitted("Only the secretariat of this body writes the programme of its visits.")
    if visit.kind != MeetingKind.VISIT:
        raise WrongState("Only a visit has a programme of meetings.")
    if Meeting.objects.filter(part_of=visit).count() != seen_count:
        raise StaleRevision(
            "Somebody added to this programme after you opened it. Look at it, then save again."
        )
    if not items:
        raise Invalid("There is nothing to enter yet: fill in a row.", field="items")
    for item in items:
        _within(visit, item.value)
    return [record_meeting(value=item.value, sourced=sourced, people=item.people) for item in items]


def _within(visit: Meeting, item: MeetingValue) -> None:
    during = visit.on
    if during is None or not during.is_to_the_day or item.on is None:
        return
    first, end = during.first, during.end
    if (first and item.on < first.isoformat()) or (end and item.on >= end.isoformat()):
        raise Invalid(
            f"{item.on} lies outside the visit ({during.text}). Change it, or first the days of the visit.",
            field="day",
        )
