"""The turns that only a rule gives: nobody has announced them yet."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from secretariat.chairs import queries
from secretariat.distribution import Viewer
from secretariat.engines.rotation import RotationError, Term, TermStatus, next_turn


@dataclass(frozen=True, slots=True)
class Turn:
    """The next turn of a Party in a body (slug) by the rule; `term` is its EDTF interval."""

    body: str
    first: date
    term: str
    is_exact: bool


def turns_by_rule(viewer: Viewer, party: str, today: date, until: date, bodies: Iterable[str]) -> list[Turn]:
    """Return the next turn of a Party in each body where its rule names one, in 6 queries.

    Left out are bodies in which its next term is announced already: that one stands on record.

    Args:
        party: code. until: how far the rules are followed.
    """
    found = []
    for slug, rotation in queries.rotations(viewer, today, bodies).items():
        if not rotation.goes_on:
            continue
        try:
            term = next_turn(rotation.calendar(until), party, today)
        except RotationError:
            continue  # a rule that cannot be followed names nobody
        if term is not None and not _is_on_record(term, rotation.record):
            found.append(_turn(slug, term))
    return sorted(found, key=lambda turn: (turn.first, turn.body))


def _is_on_record(term: Term, record: Iterable[Term]) -> bool:
    return any((term.start, term.holder) == (other.start, other.holder) for other in record)


def _turn(slug: str, term: Term) -> Turn:
    assert term.status is not TermStatus.HELD, "what was held is on record"
    end = str(term.end.eve) if term.end else ".."
    return Turn(slug, term.start.first, f"{term.start}/{end}", term.start.is_exact)
