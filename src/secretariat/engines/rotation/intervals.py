"""Holes and collisions between the terms of one record.

Source: docs/reference/rotation.md#gaps-and-overlaps.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from secretariat.engines.rotation.days import is_month_end
from secretariat.engines.rotation.rules import ExceptionKind, RotationException, Term
from secretariat.engines.values.months import add_months


@dataclass(frozen=True, slots=True)
class Gap:
    """Days, from `first` up to, but without, `end`, on which surely nobody presided; no vacancy says so."""

    first: date
    end: date
    before: Term
    after: Term


@dataclass(frozen=True, slots=True)
class Overlap:
    """Days that two terms surely share."""

    first: date
    end: date
    earlier: Term
    later: Term


def gaps_between(
    terms: Sequence[Term], exceptions: Sequence[RotationException], months: int | None
) -> tuple[Gap, ...]:
    """Return the holes between terms that are sorted by their start.

    A vacancy fills one turn from its day on; where terms have no fixed length, the whole hole. After a term
    whose end is not known there is no hole.
    """
    vacancies = sorted(each.at.first for each in exceptions if each.kind is ExceptionKind.VACANCY)
    gaps: list[Gap] = []
    latest: Term | None = None
    for term in terms:
        if latest is not None and latest.end is not None:
            holes = _unfilled(latest.end.last, term.start.first, vacancies, months)
            gaps.extend(Gap(first, end, latest, term) for first, end in holes)
        if latest is None or _end(term) >= _end(latest):
            latest = term
    return tuple(gaps)


def overlaps_in(terms: Sequence[Term]) -> tuple[Overlap, ...]:
    """Return the pairs of terms, sorted by their start, that surely share a day, held or planned."""
    return tuple(
        Overlap(later.start.last, _earlier_end(earlier, later), earlier, later)
        for number, earlier in enumerate(terms)
        for later in _beginning_before_end(earlier, terms[number + 1 :])
        if later.start.last < _earlier_end(earlier, later)
    )


def _beginning_before_end(term: Term, later: Sequence[Term]) -> Iterator[Term]:
    for other in later:
        # Without a known end nothing is sure: the other may be what ended it.
        if term.end is None or other.start.first >= term.end.first:
            return
        yield other


def _earlier_end(one: Term, other: Term) -> date:
    return min(term.end.first if term.end else date.max for term in (one, other))


def _end(term: Term) -> date:
    return term.end.last if term.end else date.max


def _unfilled(
    first: date, end: date, vacancies: Sequence[date], months: int | None
) -> Iterator[tuple[date, date]]:
    for vacant in vacancies:
        if not first <= vacant < end:
            continue
        if first < vacant:
            yield first, vacant
        first = end if months is None else _turn_end(vacant, months, end)
    if first < end:
        yield first, end


def _turn_end(vacant: date, months: int, following: date) -> date:
    """Return the end day of a vacant turn; one from the end of a month ends as late as the next begins."""
    end = add_months(vacant, months)
    is_same_month = (end.year, end.month) == (following.year, following.month)
    return max(end, following) if is_month_end(vacant) and is_same_month else end
