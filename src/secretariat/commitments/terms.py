"""What a term in the chair had to do with a commitment: pure, over dates as exact as their sources.

A commitment runs on across chairs: each term inherits what was open at its start, makes, sees done, and
hands on what is open at its end. Where partial dates leave two answers, both are said: "perhaps".
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from secretariat.engines.values.edtf import Edtf


class Sure(StrEnum):
    """Whether something is so, however the partial dates are read."""

    YES = "yes"
    PERHAPS = "perhaps"
    NO = "no"


@dataclass(frozen=True, slots=True)
class Turn:
    """That a commitment stood so from a day on; `is_end`: it was over then."""

    on: Edtf
    is_end: bool


@dataclass(frozen=True, slots=True)
class Course:
    """The course of a commitment: when it was undertaken, its turns by day, and when its owners changed."""

    said: Edtf | None
    turns: tuple[Turn, ...] = ()
    given: tuple[Edtf, ...] = ()


@dataclass(frozen=True, slots=True)
class Part:
    """What a term had to do with a commitment."""

    inherited: Sure
    made: Sure
    done: Sure
    changed_owner: Sure
    handed_on: Sure


def part_of(term: Edtf, course: Course, today: date) -> Part:
    """Return what a term had to do with a commitment.

    Args:
        today: what a term that is not over hands on is not yet known.
    """
    starts = _boundary(term.first, term.surely_first if term.has_sure_days else None)
    ends = _boundary(term.surely_end if term.has_sure_days else None, term.end)
    is_over = term.end is not None and term.end <= today
    over = [turn for turn in course.turns if turn.is_end]
    return Part(
        inherited=_all(open_at(course, day) for day in starts) if starts else Sure.NO,
        made=within(course.said, term),
        done=_any(within(turn.on, term) for turn in over),
        changed_owner=_any(within(on, term) for on in course.given),
        handed_on=_all(open_at(course, day) for day in ends) if ends and is_over else Sure.NO,
    )


def open_at(course: Course, day: date) -> Sure:
    """Tell whether it had been undertaken before the first minute of a day and was not over then.

    >>> from secretariat.engines.values.edtf import parse
    >>> open_at(Course(parse("2025-06-01"), (Turn(parse("2026"), True),)), date(2026, 7, 1)).value
    'perhaps'
    """
    said = _before(course.said, day)
    if said is Sure.NO:
        return Sure.NO
    ended, is_unsure = False, False
    for turn in course.turns:
        before = _before(turn.on, day)
        if before is Sure.YES:
            ended, is_unsure = turn.is_end, False
        elif before is Sure.PERHAPS and turn.is_end != ended:
            is_unsure = True
    if is_unsure:
        return Sure.PERHAPS
    return Sure.NO if ended else said


def within(on: Edtf | None, term: Edtf) -> Sure:
    """Tell whether something that happened once happened in the term."""
    if on is None or not on.may_meet(term):
        return Sure.NO
    return Sure.YES if on.surely_within(term) else Sure.PERHAPS


def made_under(said: Edtf | None, terms: Sequence[Edtf]) -> tuple[int, ...]:
    """Return which of the terms it was made under: one where that is sure, several where it is not."""
    found = {at: within(said, term) for at, term in enumerate(terms)}
    surely = tuple(at for at, sure in found.items() if sure is Sure.YES)
    return surely or tuple(at for at, sure in found.items() if sure is Sure.PERHAPS)


def _before(on: Edtf | None, day: date) -> Sure:
    """Tell whether a day of which one knows only so much lay before another."""
    if on is None or on.first is None:
        return Sure.PERHAPS
    if on.end is not None and on.end <= day:
        return Sure.YES
    return Sure.PERHAPS if on.first < day else Sure.NO


def _boundary(one: date | None, other: date | None) -> tuple[date, ...]:
    return tuple(sorted({day for day in (one, other) if day is not None}))


def _all(answers: Iterable[Sure]) -> Sure:
    """Return what holds however the boundary is read: two answers make a perhaps."""
    found = set(answers)
    return found.pop() if len(found) == 1 else Sure.PERHAPS


def _any(answers: Iterable[Sure]) -> Sure:
    found = set(answers)
    return Sure.YES if Sure.YES in found else Sure.PERHAPS if Sure.PERHAPS in found else Sure.NO
