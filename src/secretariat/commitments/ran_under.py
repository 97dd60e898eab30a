"""Which commitments ran under a term in the chair, told apart by the database as far as days are plain.

Plain is what was surely said before the term or on a day of it, and was ended at most once, surely before it,
on a day of it, or after it. All others (partial dates, taken up anew, given to other owners) are read one by
one (`terms.part_of`); they are few.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, fields
from datetime import date
from heapq import nsmallest
from typing import Any, TypeAlias

from django.db.models import Case, CharField, F, Q, QuerySet, Value, When
from django.db.models.functions import Cast

from secretariat.commitments.models import Change, Commitment, Report
from secretariat.commitments.standing import day_of, order_of
from secretariat.commitments.states import ENDED
from secretariat.commitments.terms import Course, Part, Sure, Turn, part_of
from secretariat.engines.values.edtf import Edtf
from secretariat.people.actor import Actor

BEFORE, INSIDE, OPEN = "before", "inside", "open"
# Of what was said (before the term, in it), by how it ended (not until the term was over, in it): its parts.
PLAIN: dict[tuple[str, str], tuple[str, ...]] = {
    (BEFORE, OPEN): ("inherited", "handed_on"),
    (BEFORE, INSIDE): ("inherited", "done"),
    (INSIDE, OPEN): ("made", "handed_on"),
    (INSIDE, INSIDE): ("made", "done"),
    (BEFORE, BEFORE): (),
}
_Place: TypeAlias = tuple[date, int]


@dataclass(frozen=True, slots=True)
class Ran:
    """How many, and the lines of the oldest of them."""

    count: int = 0
    ids: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class RanUnder:
    """How many commitments ran under a term; `parts`: name of `terms.Part`, or name-perhaps, → which."""

    total: int
    parts: Mapping[str, Ran]


def ran_under(term: Edtf, bodies: Iterable[int], viewer: Actor, today: date, *, most: int) -> RanUnder:
    """Return what a term had to do with the commitments of bodies, in 6 queries, 3 where all is plain.

    Args:
        bodies: keys of bodies. most: so many lines of each part are named, the one said first first.
    """
    keys = list(bodies)
    rows = Commitment.objects.visible_to(viewer).filter(line__body__in=keys)
    odd = _odd(keys, term)
    places: dict[tuple[str, str], list[_Place]] = defaultdict(list)
    by_hand: list[int] = []
    for pk, first, said, ended in _classed(rows, term).values_list("pk", "said_first", "is_said", "is_ended"):
        if (said, ended) in PLAIN and pk not in odd:
            places[said, ended].append((first or date.max, pk))
        else:
            by_hand.append(pk)
    found, total = _by_hand(by_hand, term, today)
    is_over = term.end is not None and term.end <= today
    for pair, names in PLAIN.items():
        total += len(places[pair]) if names else 0
        for name in names:
            if name != "handed_on" or is_over:
                found[name].extend(places[pair])
    return RanUnder(total, {name: _ran(places, most) for name, places in found.items() if places})


def _ran(places: list[_Place], most: int) -> Ran:
    return Ran(len(places), tuple(pk for _, pk in nsmallest(most, places)))


def _classed(rows: "QuerySet[Any]", term: Edtf) -> "QuerySet[Any]":
    """Return what may have been said before the term was over; when said, when ended; "" where unsure."""
    if term.end:
        rows = rows.filter(Q(said_first__lt=term.end) | Q(said_first__isnull=True))
    said, ended = [], [When(~Q(state__in=ENDED), then=Value(OPEN))]
    if term.end:
        ended.append(When(told_by__on_first__gte=term.end, then=Value(OPEN)))
    if term.first:
        said.append(When(said_end__lte=term.first, then=Value(BEFORE)))
        ended.append(When(told_by__on_end__lte=term.first, then=Value(BEFORE)))
    if term.has_sure_days:
        said.append(When(_on_a_day_of("said", term), then=Value(INSIDE)))
        ended.append(When(_on_a_day_of("told_by__on", term), then=Value(INSIDE)))
    empty = Value("", CharField())
    found: QuerySet[Any] = rows.annotate(
        is_said=Case(*said, default=empty), is_ended=Case(*ended, default=empty)
    )
    return found


def _on_a_day_of(name: str, term: Edtf) -> Q:
    """Ask whether a date is one day, surely of the term: its text is then that day's."""
    days = Q(**{name: Cast(f"{name}_first", CharField())})
    if term.surely_first:
        days &= Q(**{f"{name}_first__gte": term.surely_first})
    return days & Q(**{f"{name}_end__lte": term.surely_end}) if term.surely_end else days


def _odd(bodies: Sequence[int], term: Edtf) -> set[int]:
    """Return which one cannot count, in 2 queries: an end that another word followed, or another owner."""
    ends = Report.objects.standing().filter(commitment__line__body__in=bodies, state__in=ENDED)
    ends = ends.exclude(pk=F("commitment__told_by"))
    given = Change.objects.standing().filter(commitment__line__body__in=bodies, owners__isnull=False)
    if term.end:
        may_lie_ahead = Q(on_first__isnull=True) | Q(on_first__lt=term.end)
        ends, given = ends.filter(may_lie_ahead), given.filter(may_lie_ahead)
    if term.first:
        given = given.filter(Q(on_end__isnull=True) | Q(on_end__gt=term.first))
    return {*ends.values_list("commitment", flat=True), *given.values_list("commitment", flat=True)}


def _by_hand(pks: Sequence[int], term: Edtf, today: date) -> tuple[dict[str, list[_Place]], int]:
    """Return the others by their parts, and how many of them have any, in 3 queries."""
    turns, given = _turns(pks), _given(pks)
    found: dict[str, list[_Place]] = defaultdict(list)
    total = 0
    for pk, said, first in Commitment.objects.filter(pk__in=pks).values_list("pk", "said", "said_first"):
        course = Course(said, tuple(turns.get(pk, ())), tuple(given.get(pk, ())))
        names = _names(part_of(term, course, today))
        total += bool(names)
        for name in names:
            found[name].append((first or date.max, pk))
    return found, total


def _names(part: Part) -> list[str]:
    answers = {field.name: getattr(part, field.name) for field in fields(Part)}
    return [
        name if sure is Sure.YES else f"{name}-perhaps"
        for name, sure in answers.items()
        if sure is not Sure.NO
    ]


def _turns(pks: Sequence[int]) -> dict[int, list[Turn]]:
    """Return commitment → its turns in their order."""
    reports = Report.objects.standing().filter(commitment__in=pks).exclude(state="")
    found: dict[int, list[Turn]] = defaultdict(list)
    for one in sorted(reports.select_related("line__chosen"), key=order_of):
        found[one.commitment_id].append(Turn(one.on or Edtf.day(day_of(one)), one.state in ENDED))
    return found


def _given(pks: Sequence[int]) -> dict[int, list[Edtf]]:
    """Return commitment → the days on which it was given to other owners."""
    changes = Change.objects.standing().filter(commitment__in=pks, owners__isnull=False)
    found: dict[int, list[Edtf]] = defaultdict(list)
    for pk, on in changes.distinct().values_list("commitment_id", "on"):
        found[pk].append(on)
    return found
