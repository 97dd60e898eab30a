"""The meetings of one kind of a body, counted: the 16th follows the 15th; doubles and gaps."""

from collections.abc import Iterable
from dataclasses import dataclass

from django.db.models import Q, QuerySet

from secretariat.meetings.models import Meeting
from secretariat.meetings.states import MeetingStatus
from secretariat.parties.models import Body

# What never took place leaves its number to the next.
_NUMBERLESS = (MeetingStatus.CANCELLED, MeetingStatus.NOT_HELD)


@dataclass(frozen=True, slots=True)
class Count:
    """How a series is numbered. `missing`: numbers between the first and the last that no meeting bears."""

    next: int
    missing: tuple[int, ...] = ()


def in_series(body: Body, kind: str) -> QuerySet[Meeting]:
    """Return the meetings of one kind that the body held or holds, alone or with others."""
    return Meeting.objects.filter(Q(body=body) | Q(joint_with=body), kind=kind, part_of=None).distinct()


def bearing(body: Body, kind: str, ordinal: int) -> QuerySet[Meeting]:
    """Return the meetings of the series that bear a number and keep it."""
    return in_series(body, kind).filter(ordinal=ordinal).exclude(status__in=_NUMBERLESS)


def count_of(ordinals: Iterable[int | None]) -> Count:
    """Return the number that comes next and those that are missing."""
    known = {ordinal for ordinal in ordinals if ordinal}
    if not known:
        return Count(1)
    return Count(max(known) + 1, tuple(n for n in range(min(known), max(known)) if n not in known))
