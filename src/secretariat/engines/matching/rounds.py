"""Who sits with whom in which slot: in each slot the pairs that together count most. Pure."""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import combinations
from typing import Any

import networkx as nx

from secretariat.engines.matching.scoring import Participant, Reason, reasons

Pair = tuple[str, str]


@dataclass(frozen=True, slots=True)
class Sitting:
    """Two at a table in a slot; slots and tables are counted from 1. `one` has the smaller key; no `why`:
    somebody put them there by hand.
    """

    slot: int
    table: int
    one: str
    other: str
    why: tuple[Reason, ...] = ()

    @property
    def pair(self) -> Pair:
        """Return both, in order."""
        return (self.one, self.other) if self.one < self.other else (self.other, self.one)

    @property
    def points(self) -> int:
        """Return what the pair counts."""
        return sum(reason.points for reason in self.why)


def propose(
    participants: Iterable[Participant], *, slots: int, tables: int, kept: Sequence[Sitting] = ()
) -> list[Sitting]:
    """Return the sittings to propose, beside those that are kept, by slot and table.

    Slot by slot the pairs are taken that together count most (exactly, not nearly); among equals, those who
    have sat least so far. No pair sits twice, nobody sits twice in a slot, no slot has more pairs than
    tables, and what is kept counts for all of this. The same input gives the same answer, in any order.

    >>> who = [Participant(key=key, owner=key, regions=frozenset({"PL"})) for key in "abc"]
    >>> [(sitting.slot, *sitting.pair) for sitting in propose(who, slots=3, tables=1)]
    [(1, 'a', 'c'), (2, 'b', 'c'), (3, 'a', 'b')]
    """
    known = sorted(participants, key=lambda each: each.key)
    why = _reasons(known, {sitting.pair for sitting in kept})
    sat = Counter(key for sitting in kept for key in sitting.pair)
    proposed: list[Sitting] = []
    for slot in range(1, slots + 1):
        here = [sitting for sitting in kept if sitting.slot == slot]
        busy = {key for sitting in here for key in sitting.pair}
        busy |= {each.key for each in known if slot in each.away}
        free = {pair: told for pair, told in why.items() if not busy.intersection(pair)}
        pairs = _heaviest(_weights(free, sat), max(0, tables - len(here)))
        taken = {sitting.table for sitting in here}
        empty = [table for table in range(1, tables + 1) if table not in taken]
        for pair, table in zip(_by_points(pairs, why), empty, strict=False):
            proposed.append(Sitting(slot, table, *pair, why=why.pop(pair)))
            sat.update(pair)
    return proposed


_Whys = dict[Pair, tuple[Reason, ...]]


def _reasons(known: Sequence[Participant], met: set[Pair]) -> _Whys:
    found = {(one.key, other.key): reasons(one, other) for one, other in combinations(known, 2)}
    return {pair: told for pair, told in found.items() if told and pair not in met}


def _points(told: Iterable[Reason]) -> int:
    return sum(reason.points for reason in told)


def _by_points(pairs: Iterable[Pair], why: _Whys) -> list[Pair]:
    return sorted(pairs, key=lambda pair: (-_points(why[pair]), pair))


def _weights(why: _Whys, sat: Counter[str]) -> dict[Pair, int]:
    """Return what each pair weighs: its points first; all that the turns add never makes up for one point."""
    most = max(sat.values(), default=0)
    people = {key for pair in why for key in pair}
    unit = (2 * most + 1) * len(people) + 1
    return {
        pair: _points(told) * unit + 2 * most + 1 - sat[pair[0]] - sat[pair[1]] for pair, told in why.items()
    }


def _heaviest(weights: dict[Pair, int], most: int) -> list[Pair]:
    """Return at most `most` pairs, nobody in two, that together weigh most.

    The library knows no limit of pairs. So those who must stay without one are seated with guests: a guest
    may sit with anybody and outweighs all pairs together. All guests are seated; what they leave is exact.
    """
    people = sorted({key for pair in weights for key in pair})
    if not people or not most:
        return []
    pairs = _matching(weights, people, 0)
    return pairs if len(pairs) <= most else _matching(weights, people, len(people) - 2 * most)


def _matching(weights: dict[Pair, int], people: Sequence[str], guests: int) -> list[Pair]:
    at = {key: place for place, key in enumerate(people)}
    graph: Any = nx.Graph()
    graph.add_nodes_from(range(len(people) + guests))
    for (one, other), weight in sorted(weights.items()):
        graph.add_edge(at[one], at[other], weight=weight)
    heavy = sum(weights.values()) + 1
    for guest in range(len(people), len(people) + guests):
        for place in range(len(people)):
            graph.add_edge(guest, place, weight=heavy)
    found = (sorted(pair) for pair in nx.max_weight_matching(graph))
    return sorted((people[one], people[other]) for one, other in found if other < len(people))
