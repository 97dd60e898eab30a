"""The rule replayed against the record: each term explained by the rule, by an exception, or not at all.

Source: docs/reference/rotation.md#replay.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from secretariat.engines.rotation.days import Boundary, add_months
from secretariat.engines.rotation.intervals import Gap, Overlap, gaps_between, overlaps_in
from secretariat.engines.rotation.ring import Rings
from secretariat.engines.rotation.rules import (
    Anchor,
    ExceptionKind,
    Member,
    Order,
    RotationException,
    Rule,
    Term,
    in_order,
)
from secretariat.engines.rotation.turns import Turn, schedule, take_turn

RESTART_MONTHS = 2
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
class Replay:
    """What the rule makes of the record.

    `restarts` are the terms that put the pointer without being a turn: the anchor, and the first after each
    hole. `idle` are exceptions after the anchor that no turn needed or that expect somebody else.
    `irregular` are terms that are half a term or more too long and that no extension explains. `last` is
    where a projection goes on.
    """

    turns: tuple[ReplayedTurn, ...] = ()
    restarts: tuple[Term, ...] = ()
    idle: tuple[RotationException, ...] = ()
    irregular: tuple[Term, ...] = ()
    gaps: tuple[Gap, ...] = ()
    overlaps: tuple[Overlap, ...] = ()
    last: Anchor | None = None

    @property
    def by_rule(self) -> tuple[ReplayedTurn, ...]:
        """Return the turns that the rule alone explains."""
        return tuple(turn for turn in self.turns if turn.is_by_rule)

    @property
    def by_exception(self) -> tuple[ReplayedTurn, ...]:
        """Return the turns that it takes an exception to explain."""
        return tuple(turn for turn in self.turns if turn.is_by_exception)

    @property
    def unexplained(self) -> tuple[ReplayedTurn, ...]:
        """Return the turns that neither explains."""
        return tuple(turn for turn in self.turns if not turn.is_explained)


def replay(
    rule: Rule,
    members: Sequence[Member],
    exceptions: Sequence[RotationException],
    record: Sequence[Term],
) -> Replay:
    """Explain each recorded term from the anchor on; name gaps and overlaps of the whole record.

    Where people decide who is next, or the rule has no anchor, there are no turns.

    Args:
        record: terms held and planned, in any order.
    Source: docs/reference/rotation.md#replay.
    """
    terms = sorted(record, key=in_order)
    gaps = gaps_between(terms, exceptions, rule.months)
    found = Replay(gaps=gaps, overlaps=overlaps_in(terms))
    if not rule.order.gives_next or rule.anchor is None:
        return found
    begin = rule.anchor.start.first
    later = [term for term in terms if term.start.first >= begin]
    if not later:
        return found
    return _Replaying(rule, Rings(rule, members), exceptions, later).result(found)


def continued(rule: Rule, replayed: Replay) -> Rule:
    """Return the rule anchored at the last term of the record, for projecting from there."""
    return replace(rule, anchor=replayed.last) if replayed.last else rule


class _Replaying:
    """The pointer on its way through the record of one body."""

    def __init__(
        self, rule: Rule, rings: Rings, exceptions: Sequence[RotationException], terms: list[Term]
    ) -> None:
        assert rule.anchor is not None
        self._rule, self._rings, self._terms = rule, rings, terms
        self._exceptions, self._extensions = schedule(exceptions, rule.anchor.start)
        self._pointer = rule.anchor.pointer or self._place(terms[0])
        self._turns: list[ReplayedTurn] = []
        self._restarts = [terms[0]]
        self._exchanged: ReplayedTurn | None = None

    def result(self, found: Replay) -> Replay:
        """Follow the record to its end."""
        holes = [gap for gap in found.gaps if add_months(gap.first, RESTART_MONTHS) < gap.end]
        for number in range(1, len(self._terms)):
            before, term = self._terms[number - 1 : number + 1]
            self._leave_vacant(before, term)
            if any(before.start.first < hole.end <= term.start.first for hole in holes):
                self._restart(term)
            else:
                self._replay_turn(number)
        self._leave_vacant(self._terms[-1], None)
        last = self._terms[-1]
        anchor = Anchor(holder=self._place(last), start=last.start, end=last.end, pointer=self._pointer)
        return replace(
            found,
            turns=tuple(self._turns),
            restarts=tuple(self._restarts),
            idle=self._idle(),
            irregular=self._irregular(),
            last=anchor,
        )

    def _place(self, term: Term) -> str:
        """Return whose place in the order a term takes: its holder's, or its group's."""
        return (term.group or term.holder) if self._rule.order is Order.GROUPS else term.holder

    def _restart(self, term: Term) -> None:
        self._pointer, self._exchanged = self._place(term), None
        self._restarts.append(term)

    def _turn(self, number: int, pointer: str) -> Turn:
        """Return the turn at which a term began, had the rule gone on after `pointer`."""
        term, outgoing = self._terms[number], self._place(self._terms[number - 1])
        exception = self._exceptions.get(term.start)
        if exception is not None and exception.kind is ExceptionKind.VACANCY:
            exception = None
        return take_turn(self._rings, pointer, outgoing, term.start.first, exception)

    def _replay_turn(self, number: int) -> None:
        term = self._terms[number]
        turn, actual = self._turn(number, self._pointer), self._place(term)
        replayed = ReplayedTurn(term.start, turn.expected, turn.holder, actual, turn.exception, term)
        self._turns.append(replayed)
        if replayed.is_explained:
            is_swap = turn.exception is not None and turn.exception.kind is ExceptionKind.SWAP
            self._pointer, self._exchanged = turn.pointer, replayed if is_swap else None
        else:
            self._pointer = self._pointer_after(number, replayed)

    def _pointer_after(self, number: int, turn: ReplayedTurn) -> str:
        """Return where the rule goes on after a turn that nothing explains.

        At the one who served, if in the order; but at the one who was due where only that explains the term
        that follows. So a single fault is named once.
        """
        before, self._exchanged = self._exchanged, None
        actual, expected = turn.actual or self._pointer, turn.expected or self._pointer
        if before and (before.expected, before.actual) == (turn.actual, turn.expected):
            return expected
        stays = actual if self._rings.knows(actual, turn.at.first) else self._pointer
        if number + 1 == len(self._terms) or self._explains(number + 1, stays):
            return stays
        if self._explains(number + 1, expected):
            return expected
        after = self._turn(number + 1, expected)
        if self._place(self._terms[number + 1]) == expected and after.expected == actual:
            self._exchanged = turn
            return expected
        return stays

    def _explains(self, number: int, pointer: str) -> bool:
        return self._turn(number, pointer).holder == self._place(self._terms[number])

    def _leave_vacant(self, before: Term, term: Term | None) -> None:
        """Count the turns between two terms, or within one, that nobody served."""
        for at, exception in sorted(self._exceptions.items()):
            if exception.kind is not ExceptionKind.VACANCY or not before.start < at:
                continue
            if term is not None and at >= term.start:
                continue
            turn = take_turn(self._rings, self._pointer, self._place(before), at.first, exception)
            if turn.exception is not None:
                self._turns.append(ReplayedTurn(at, turn.expected, None, None, exception, None))
                self._pointer = turn.pointer

    def _idle(self) -> tuple[RotationException, ...]:
        applied = {turn.at for turn in self._turns if turn.exception is not None}
        return tuple(self._exceptions[at] for at in sorted(self._exceptions) if at not in applied)

    def _irregular(self) -> tuple[Term, ...]:
        """Return terms that last half a term or more beyond the rule without an extension."""
        months = self._rule.months
        if months is None:
            return ()
        return tuple(
            term
            for term in self._terms
            if term.end is not None
            and add_months(term.start.last, months + (months + 1) // 2) <= term.end.first
            and not any(term.start < at < term.end for at in self._extensions)
        )
