"""The pointer on its way through a record.

Source: docs/reference/rotation.md#faults.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from secretariat.engines.rotation.days import Boundary
from secretariat.engines.rotation.intervals import Gap
from secretariat.engines.rotation.ring import Rings
from secretariat.engines.rotation.rules import Anchor, ExceptionKind, Order, RotationException, Rule, Term
from secretariat.engines.rotation.turns import schedule, take_turn

_NO_CHANGE = (ExceptionKind.JOINED, ExceptionKind.REMOVED)


@dataclass(frozen=True, slots=True)
class ReplayedTurn:
    """A turn of the record. `term` is None for a vacancy; `exception` is the one that was applied.

    `expected` is what the rule alone gives, `due` what it gives with the exception.
    """

    at: Boundary
    expected: str | None
    due: str | None
    actual: str | None
    exception: RotationException | None
    term: Term | None

    @property
    def is_explained(self) -> bool:
        """Whether the one who served is the one who was due."""
        return self.actual == self.due

    @property
    def is_by_rule(self) -> bool:
        """Whether the rule alone explains the turn; who joined or was removed the ring shows already."""
        return self.is_explained and (self.exception is None or self.exception.kind in _NO_CHANGE)

    @property
    def is_by_exception(self) -> bool:
        """Whether it takes an exception to explain the turn."""
        return self.is_explained and not self.is_by_rule


@dataclass(frozen=True, slots=True)
class Way:
    """One reading of the record so far: where the pointer stands and what it took to get there.

    `faults` are turns that nothing explains and exceptions that found no use; `detours` settle a draw.
    """

    pointer: str
    faults: int = 0
    detours: int = 0
    turns: tuple[ReplayedTurn, ...] = ()
    restarts: tuple[Term, ...] = ()

    @property
    def cost(self) -> tuple[int, int]:
        """Return the key by which the best way is chosen."""
        return self.faults, self.detours


class Walk:
    """Follows the rule from term to term and keeps each pointer that a faulty turn may have left behind.

    What nobody can know at a faulty turn, whether the order goes on after the one who served, the one who
    was due, or where it stood, the following terms tell: the way with the fewest faults is the reading.
    """

    def __init__(
        self, rule: Rule, rings: Rings, exceptions: Sequence[RotationException], terms: Sequence[Term]
    ) -> None:
        assert rule.anchor is not None
        self._rule, self._rings, self._terms = rule, rings, terms
        self._exceptions, _ = schedule(exceptions, rule.anchor.start)
        self._vacancies = [
            self._exceptions[at]
            for at in sorted(self._exceptions)
            if self._exceptions[at].kind is ExceptionKind.VACANCY
        ]
        self._ways = list(self._beginnings(rule.anchor))

    def _beginnings(self, anchor: Anchor) -> Iterator[Way]:
        """Yield where the pointer may begin: on the anchor; where another holds its term, on either."""
        first = self._terms[0]
        place, named = place_of(self._rule, first), {first.holder, first.group, *first.parties}
        if anchor.start != first.start or anchor.holder in named:
            yield Way(anchor.pointer or place, restarts=(first,))
            return
        turn = ReplayedTurn(first.start, anchor.holder, anchor.holder, place, None, first)
        due = anchor.holder if self._rule.order is not Order.GROUPS else place
        for pointer, detours in ((due, 0), (place, 2)):
            yield Way(pointer, faults=1, detours=detours, turns=(turn,), restarts=(first,))

    def best_way(self, holes: Sequence[Gap]) -> Way:
        """Follow the record to its end; after each of the holes start anew."""
        for number in range(1, len(self._terms)):
            before, term = self._terms[number - 1 : number + 1]
            self._leave_vacant(before, term.start)
            if any(before.start.first < hole.end <= term.start.first for hole in holes):
                best = self._best()
                restarts = (*best.restarts, term)
                self._ways = [replace(best, pointer=place_of(self._rule, term), restarts=restarts)]
            else:
                self._ways = _cheapest([on for way in self._ways for on in self._onward(way, number)])
        self._leave_vacant(self._terms[-1], None)
        return self._best()

    def idle(self, way: Way) -> tuple[RotationException, ...]:
        """Return the exceptions after the anchor that the way found no use for."""
        applied = {turn.at for turn in way.turns if turn.exception is not None}
        return tuple(self._exceptions[at] for at in sorted(self._exceptions) if at not in applied)

    def _best(self) -> Way:
        return min(self._ways, key=lambda way: way.cost)

    def _onward(self, way: Way, number: int) -> Iterator[Way]:
        """Yield the ways on over one more term: one if it is explained, else one for each new pointer."""
        term, actual = self._terms[number], place_of(self._rule, self._terms[number])
        on_file = self._exceptions.get(term.start)
        outgoing = place_of(self._rule, self._terms[number - 1])
        exception = None if on_file in self._vacancies else on_file
        turn = take_turn(self._rings, way.pointer, outgoing, term.start.first, exception)
        replayed = ReplayedTurn(term.start, turn.expected, turn.holder, actual, turn.exception, term)
        faults = way.faults + (exception is not None and turn.exception is None)
        on = replace(way, pointer=turn.pointer, faults=faults, turns=(*way.turns, replayed))
        if replayed.is_explained:
            yield on
            return
        for pointer, more_faults, detours in self._after_fault(way, turn.pointer, number):
            yield replace(on, pointer=pointer, faults=faults + 1 + more_faults, detours=way.detours + detours)

    def _after_fault(self, way: Way, due: str, number: int) -> Iterator[tuple[str, int, int]]:
        """Yield where a faulty turn may leave the pointer, with further faults and detours.

        That somebody of the order got a turn beside its own counts as a second fault. Of the last turn no
        later one tells more: there the rule goes on after the one who served.
        """
        actual = place_of(self._rule, self._terms[number])
        # A list that comes into force with the next term may have a name that this day's list lacks.
        days = [term.start.first for term in self._terms[number : number + 2]]
        stands_outside = not any(self._rings.knows(actual, day) for day in days)
        is_last = number + 1 == len(self._terms)
        yield due, 0, 2 if is_last else 0
        yield way.pointer, 0 if stands_outside else 1, 1
        if not stands_outside:
            yield actual, 0, 0 if is_last else 2

    def _leave_vacant(self, before: Term, until: Boundary | None) -> None:
        """Count the turns between two terms, or within one, that nobody served."""
        due = [
            each for each in self._vacancies if before.start < each.at and (until is None or each.at < until)
        ]
        self._ways = [self._vacated(way, before, due) for way in self._ways]

    def _vacated(self, way: Way, before: Term, vacancies: Sequence[RotationException]) -> Way:
        for vacancy in vacancies:
            outgoing = place_of(self._rule, before)
            turn = take_turn(self._rings, way.pointer, outgoing, vacancy.at.first, vacancy)
            if turn.exception is None:
                way = replace(way, faults=way.faults + 1)
                continue
            replayed = ReplayedTurn(vacancy.at, turn.expected, None, None, vacancy, None)
            way = replace(way, pointer=turn.pointer, turns=(*way.turns, replayed))
        return way


def place_of(rule: Rule, term: Term) -> str:
    """Return whose place in the order a term takes: its holder's, or its group's."""
    return (term.group or term.holder) if rule.order is Order.GROUPS else term.holder


def _cheapest(ways: Sequence[Way]) -> list[Way]:
    """Return the best way to each pointer."""
    best: dict[str, Way] = {}
    for way in ways:
        if way.pointer not in best or way.cost < best[way.pointer].cost:
            best[way.pointer] = way
    return list(best.values())
