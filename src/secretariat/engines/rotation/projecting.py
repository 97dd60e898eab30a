"""Terms ahead: the rule carried on, decades if need be.

Source: docs/reference/rotation.md#projection.
"""

from calendar import monthrange
from collections.abc import Iterator, Sequence
from datetime import date

from secretariat.engines.rotation.days import Boundary, nearest_start
from secretariat.engines.rotation.errors import NothingToProject
from secretariat.engines.rotation.ring import Rings
from secretariat.engines.rotation.rules import (
    Anchor,
    ExceptionKind,
    Member,
    Order,
    RotationException,
    Rule,
    Term,
    TermStatus,
)
from secretariat.engines.rotation.turns import Schedule, is_in_force, schedule, take_turn


def project(
    rule: Rule,
    members: Sequence[Member],
    exceptions: Sequence[RotationException],
    until: date,
    *,
    leading: Sequence[Term] = (),
) -> tuple[Term, ...]:
    """Return the terms from the anchor on that begin before `until`, the anchor's own among them.

    Where nobody is left in the ring the terms end.

    Args:
        until: end day of the calendar.
        leading: terms of the body that is followed, for the order `follows`.
    Raises:
        NothingToProject: people decide who is next, the length is irregular, or there is no anchor.
    Source: docs/reference/rotation.md#projection.

    >>> rule = Rule(order=Order.LIST, names=("Alba", "Brenn"), months=6,
    ...             anchor=Anchor(holder="Alba", start=Boundary.starting("2026-01-01")))
    >>> [(term.holder, str(term.start)) for term in project(rule, [], [], date(2027, 1, 2))]
    [('Alba', '2026-01-01'), ('Brenn', '2026-07-01'), ('Alba', '2027-01-01')]
    """
    if rule.order is Order.FOLLOWS:
        return tuple(term for term in leading if term.start.first < until)
    if not rule.order.gives_next:
        raise NothingToProject(f"the order {rule.order.value!r} does not name the next in the chair")
    if rule.months is None or rule.anchor is None:
        missing = "a length of the term" if rule.months is None else "an anchor"
        raise NothingToProject(f"a projection needs {missing}")
    return tuple(_terms(rule, rule.anchor, rule.months, Rings(rule, members), exceptions, until))


def _terms(
    rule: Rule,
    anchor: Anchor,
    months: int,
    rings: Rings,
    exceptions: Sequence[RotationException],
    until: date,
) -> Iterator[Term]:
    turns, extensions = schedule(exceptions, anchor.start)
    starts = _Starts(rule, anchor, months)
    start, holder, pointer = anchor.start, anchor.holder, anchor.pointer or anchor.holder
    serving: str | None = holder
    applied: RotationException | None = None
    while start.first < until:
        end = starts.after(start)
        end = _extended(end, starts, extensions, rings, pointer)
        if serving is not None:
            yield _term(rule, serving, start, end, applied)
            holder = serving
        turn = take_turn(rings, pointer, holder, end.first, turns.get(end))
        if turn.expected is None and turn.exception is None:
            return
        start, serving, pointer, applied = end, turn.holder, turn.pointer, turn.exception


class _Starts:
    """The first days of the terms, counted from the last known one so that month ends do not wear off."""

    def __init__(self, rule: Rule, anchor: Anchor, months: int) -> None:
        self._base, self._count, self._months = anchor.start, 0, months
        self._day = anchor.day_of_month
        self._start_days = rule.start_days
        # Of a partial end the rule knows more: a year from "2026" on is "2027", not the year after 2 January.
        self._first_end = anchor.end if anchor.end and anchor.end.is_exact else None

    def after(self, start: Boundary) -> Boundary:
        """Return the end day of the term that begins at `start`."""
        if self._first_end is not None:
            end, self._first_end = self._first_end, None
            return end if end == self._next() else self.again_from(end)
        end = self._next()
        if self._start_days and end.is_exact:
            nominal = nearest_start(end.first, self._start_days)
            if nominal > start.last:
                return self.again_from(Boundary.on(nominal))
        return end

    def again_from(self, base: Boundary) -> Boundary:
        """Count from `base` on, and return it."""
        self._base, self._count = base, 0
        self._day = base.first.day
        return base

    def _next(self) -> Boundary:
        """Return the base one turn further on; a day that a short month lacks comes back after it."""
        self._count += 1
        end = self._base.moved(self._months * self._count)
        if not end.is_exact or self._day is None or end.first.day >= self._day:
            return end
        last = monthrange(end.first.year, end.first.month)[1]
        return Boundary.on(end.first.replace(day=min(self._day, last)))


def _extended(end: Boundary, starts: _Starts, extensions: Schedule, rings: Rings, pointer: str) -> Boundary:
    """Return the end day after all extensions that fall on it: as decided, else by one term each."""
    while (extension := extensions.get(end)) is not None:
        following = rings.following(pointer, end.first)
        if not is_in_force(extension, following[0] if following else None):
            break
        decided = extension.until
        if decided is not None and decided.first > end.first:
            end = starts.again_from(decided)
        else:
            end = starts.after(end)
    return end


def _term(
    rule: Rule, serving: str, start: Boundary, end: Boundary, applied: RotationException | None
) -> Term:
    group = serving if rule.order is Order.GROUPS else None
    is_change = applied is not None and applied.kind not in (ExceptionKind.JOINED, ExceptionKind.REMOVED)
    return Term(
        holder=serving,
        start=start,
        end=end,
        status=TermStatus.PROJECTED,
        group=group,
        exception=applied if is_change else None,
    )
