"""Questions to a calendar of terms: who presides, who comes before and after, whose turn is when.

Source: docs/reference/rotation.md#who-presides.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from secretariat.engines.rotation.days import ONE_DAY
from secretariat.engines.rotation.rules import Term, in_order


@dataclass(frozen=True, slots=True)
class Presiding:
    """Who presides on a day: one term, none, or several of which the sources do not say which.

    Rights move by themselves only where `is_sure`; else it takes a recorded act.
    """

    terms: tuple[Term, ...]
    is_sure: bool

    def __str__(self) -> str:
        if not self.terms:
            return "nobody"
        names = " or ".join(dict.fromkeys(term.holder for term in self.terms))
        return names if self.is_sure or len(self.terms) > 1 else f"{names} or nobody"


@dataclass(frozen=True, slots=True)
class Troika:
    """The outgoing, the present and the incoming chair."""

    previous: Term | None
    present: Presiding
    following: Term | None


def presiding(terms: Sequence[Term], day: date) -> Presiding:
    """Return who presides on `day`; where two terms share a day, the incoming one.

    Args:
        terms: held and planned or projected, in any order.
        day: calendar date at the body's seat (no time zone).
    Source: docs/reference/rotation.md#who-presides.

    >>> from secretariat.engines.rotation.days import Boundary
    >>> handover = Boundary.starting("2007")
    >>> terms = [Term(holder="Alba", start=Boundary.starting("2006-06-15"), end=handover),
    ...          Term(holder="Brenn", start=handover)]
    >>> [str(presiding(terms, day)) for day in (date(2006, 7, 1), date(2007, 7, 1), date(2008, 1, 1))]
    ['Alba', 'Alba or Brenn', 'Brenn']
    """
    found = sorted((term for term in terms if term.may_hold(day)), key=in_order)
    left = [term for term in found if not any(_has_taken_over(term, other, day) for other in found)]
    is_sure = not left or (len(left) == 1 and left[0].surely_holds(day))
    return Presiding(tuple(left), is_sure)


def troika(terms: Sequence[Term], day: date) -> Troika:
    """Return the chairs before, on and after `day`.

    Source: docs/reference/rotation.md#troika.
    """
    in_turn = sorted(terms, key=in_order)
    present = presiding(in_turn, day)
    if present.terms:
        before = in_turn[: in_turn.index(present.terms[0])]
        after = in_turn[in_turn.index(present.terms[-1]) + 1 :]
    else:
        before = [term for term in in_turn if term.start.first <= day]
        after = [term for term in in_turn if term.start.first > day]
    return Troika(before[-1] if before else None, present, after[0] if after else None)


def next_turn(terms: Sequence[Term], party: str, day: date) -> Term | None:
    """Return the first term of a Party that begins on `day` or later, or may; None where none is in sight.

    Source: docs/reference/rotation.md#who-presides.
    """
    ahead = (term for term in terms if party in term.parties and term.start.last >= day)
    return min(ahead, key=in_order, default=None)


def _has_taken_over(term: Term, other: Term, day: date) -> bool:
    """Tell whether `other` surely presides in the place of `term`, which may be over by then."""
    return (
        in_order(term) < in_order(other)
        and other.start.last <= day
        and term.end is not None
        and term.end.first <= other.start.last + ONE_DAY
    )
