"""The meetings of one kind of a body, counted: the 16th follows the 15th; doubles and gaps."""

from collections.abc import Iterable
from dataclasses import dataclass

from django.db.models import Q, QuerySet

from secretariat.engines.values.edtf import parse
from secretariat.meetings.bridge import MeetingValue
from secretariat.meetings.models import Meeting
from secretariat.meetings.states import CALLED_OFF
from secretariat.parties.models import Body


@dataclass(frozen=True, slots=True)
class Count:
    """How a series is numbered. `missing`: numbers between the first and the last that no meeting bears."""

    next: int
    missing: tuple[int, ...] = ()


def in_series(body: Body, kind: str) -> QuerySet[Meeting]:
    """Return the meetings of one kind that the body held or holds, alone or with others."""
    return Meeting.objects.filter(Q(body=body) | Q(joint_with=body), kind=kind, part_of=None).distinct()


def bearing(body: Body, kind: str, ordinal: int) -> QuerySet[Meeting]:
    """Return the meetings of the series that bear a number; what never took place leaves its to the next."""
    return in_series(body, kind).filter(ordinal=ordinal).exclude(status__in=CALLED_OFF)


def out_of_order(body: Body, value: MeetingValue) -> QuerySet[Meeting]:
    """Return the meetings that a number contradicts: lower and surely later, higher and surely earlier."""
    when = parse(value.on) if value.on else None
    rows = in_series(body, value.kind).exclude(status__in=CALLED_OFF)
    if when is None or value.ordinal is None:
        return rows.none()
    wrong = Q(pk__in=[])
    if when.end is not None:
        wrong |= Q(ordinal__lt=value.ordinal, on_first__gte=when.end)
    if when.first is not None:
        wrong |= Q(ordinal__gt=value.ordinal, on_end__lte=when.first)
    return rows.filter(wrong)


def count_of(ordinals: Iterable[int | None]) -> Count:
    """Return the number that comes next and those that are missing."""
    known = {ordinal for ordinal in ordinals if ordinal}
    if not known:
        return Count(1)
    return Count(max(known) + 1, tuple(n for n in range(min(known), max(known)) if n not in known))
