"""One Party in two or more chairs at once.

Source: docs/reference/rotation.md#cross-chairmanships.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import pairwise

from secretariat.engines.rotation.days import Boundary
from secretariat.engines.rotation.rules import Term


@dataclass(frozen=True, slots=True)
class CrossChairmanship:
    """The days, from `first` up to, but without, `end`, on which a Party chairs the same bodies at once.

    `is_sure` is False where a partial boundary leaves open whether all of them were chaired.
    """

    party: str
    bodies: tuple[str, ...]
    first: date
    end: date
    is_sure: bool

    @property
    def shared_days(self) -> int:
        """Return how many days are shared."""
        return (self.end - self.first).days


def cross_chairmanships(
    chairs: Mapping[str, Sequence[Term]], first: date, end: date
) -> tuple[CrossChairmanship, ...]:
    """Return who chairs two or more bodies at once between `first` and `end`, by day, then by Party.

    Args:
        chairs: terms held, planned or projected, by body.
        first, end: half-open window; what reaches beyond it is cut.
    Source: docs/reference/rotation.md#cross-chairmanships.

    >>> half = Term(holder="Alba", start=Boundary.starting("2023-07-01"), end=Boundary.after("2023-12-31"))
    >>> year = Term(holder="Alba", start=Boundary.starting("2023-07-01"), end=Boundary.after("2024-06-30"))
    >>> both, = cross_chairmanships({"north": [year], "south": [half]}, date(2020, 1, 1), date(2030, 1, 1))
    >>> both.bodies, both.shared_days
    (('north', 'south'), 184)
    """
    by_party: dict[str, list[tuple[str, Term]]] = {}
    for body, terms in chairs.items():
        for term in terms:
            if term.start.first < end and (term.end is None or term.end.last > first):
                for party in term.parties:
                    by_party.setdefault(party, []).append((body, term))
    found = (
        cross
        for party, seats in by_party.items()
        if len({body for body, _ in seats}) > 1
        for cross in _of_party(party, seats, first, end)
    )
    return tuple(sorted(found, key=lambda cross: (cross.first, cross.party, cross.end)))


def _of_party(
    party: str, seats: Sequence[tuple[str, Term]], first: date, end: date
) -> Iterator[CrossChairmanship]:
    """Sweep over the days on which anything changes; neighbouring stretches that are alike are one."""
    days = {day for _, term in seats for day in _edges(term) if first < day < end}
    open_one: CrossChairmanship | None = None
    for start, stop in pairwise([first, *sorted(days), end]):
        possible = tuple(sorted({body for body, term in seats if term.may_hold(start)}))
        sure = {body for body, term in seats if term.surely_holds(start)}
        here = CrossChairmanship(party, possible, start, stop, sure == set(possible))
        if open_one and (open_one.bodies, open_one.is_sure) == (here.bodies, here.is_sure):
            open_one = CrossChairmanship(party, here.bodies, open_one.first, stop, here.is_sure)
            continue
        if open_one and len(open_one.bodies) > 1:
            yield open_one
        open_one = here
    if open_one and len(open_one.bodies) > 1:
        yield open_one


def _edges(term: Term) -> Iterator[date]:
    bounds: list[Boundary] = [term.start, *([term.end] if term.end else [])]
    for bound in bounds:
        yield from (bound.first, bound.last)
