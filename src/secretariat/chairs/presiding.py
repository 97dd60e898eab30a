"""Who presides on a day, from the terms of one Body. Pure."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from secretariat.chairs.bridge import engine
from secretariat.chairs.models import Chairmanship
from secretariat.engines.rotation import Presiding, Term, TermStatus, presiding


@dataclass(frozen=True, slots=True)
class OnDay:
    """The terms of which one presides; sure where it is one, or surely none."""

    terms: tuple[Chairmanship, ...]
    is_sure: bool


def on_day(rows: Sequence[Chairmanship], day: date) -> OnDay:
    """Return who presides; `joint` of the rows must be prefetched.

    Args:
        rows: all terms of one Body, in any order and status.
        day: calendar date at the Body's seat.
    """
    counted = [row for row in rows if row.status in engine.STATUSES and row.term]
    found = presiding_among(engine.terms(counted), day)
    known = {(engine.who(row), engine.start_of(row.term)): row for row in counted if row.term}
    return OnDay(tuple(known[term.holder, term.start] for term in found.terms), found.is_sure)


def presiding_among(terms: Sequence[Term], day: date) -> Presiding:
    """Return who presides: a held term whose end is known counts before a planned one over the same days.

    Source: docs/reference/rotation.md#who-presides.
    """
    held = [term for term in terms if term.status is TermStatus.HELD]
    surely = [term for term in held if term.end is not None and term.surely_holds(day)]
    return presiding(held if surely else terms, day)
