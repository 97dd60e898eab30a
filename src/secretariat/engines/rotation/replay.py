"""The rule replayed against the record: each term explained by the rule, by an exception, or not at all.

Source: docs/reference/rotation.md#replay.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date

from secretariat.engines.rotation.days import Boundary, is_month_end
from secretariat.engines.rotation.intervals import Gap, Overlap, gaps_between, overlaps_in
from secretariat.engines.rotation.ring import Rings
from secretariat.engines.rotation.rules import (
    Anchor,
    ExceptionKind,
    Member,
    RotationException,
    Rule,
    Term,
    in_order,
)
from secretariat.engines.rotation.walk import ReplayedTurn, Walk, place_of
from secretariat.engines.values.months import add_months

RESTART_MONTHS = 2


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
    walk = Walk(rule, Rings(rule, members), exceptions, later)
    way = walk.best_way([gap for gap in gaps if add_months(gap.first, RESTART_MONTHS) < gap.end])
    last = later[-1]
    return replace(
        found,
        turns=way.turns,
        restarts=way.restarts,
        idle=walk.idle(way),
        irregular=_irregular(rule, exceptions, later),
        last=Anchor(
            holder=place_of(rule, last),
            start=last.start,
            end=last.end,
            pointer=way.pointer,
            day=_day_of_month(rule.anchor, last.start),
        ),
    )


def _day_of_month(anchor: Anchor, start: Boundary) -> int | None:
    """Return the day of the month on which terms begin, where the month of `start` is too short for it."""
    day = anchor.day_of_month
    is_short = day is not None and start.is_exact and is_month_end(start.first) and start.first.day < day
    return day if is_short else None


def replay_in_time(
    rules: Sequence[tuple[date, Rule]],
    members: Sequence[Member],
    exceptions: Sequence[RotationException],
    record: Sequence[Term],
) -> Replay:
    """Explain each recorded term by the rule that was in force on its first day.

    A rule goes on after the last term of the one before it, unless its own anchor lies within its time.

    Args:
        rules: each with the day from which it holds, in order; the first one holds for all that is earlier.
    Source: docs/reference/rotation.md#rules-in-time.
    """
    terms = sorted(record, key=in_order)
    ends = [since for since, _rule in rules[1:]] + [date.max]
    parts: list[Replay] = []
    before: list[Term] = []
    begin = date.min
    for (since, rule), end in zip(rules, ends, strict=True):
        own = [term for term in terms if begin <= term.start.first < end]
        dated = [each for each in exceptions if begin <= each.at.first < end]
        going_on = _going_on(rule, since, parts[-1].last if parts else None)
        parts.append(_without(before, replay(going_on, members, dated, [*before, *own])))
        before = [*before, *own][-1:]
        begin = end
    return replace(
        parts[-1],
        turns=tuple(turn for part in parts for turn in part.turns),
        restarts=tuple(term for part in parts for term in part.restarts),
        idle=tuple(each for part in parts for each in part.idle),
        irregular=tuple(term for part in parts for term in part.irregular),
        gaps=tuple(gap for part in parts for gap in part.gaps),
        overlaps=overlaps_in(terms),
    )


def _going_on(rule: Rule, since: date, last: Anchor | None) -> Rule:
    """Return the rule anchored where the one before it ended, or at its own anchor if that is in its time."""
    has_own = rule.anchor is not None and rule.anchor.start.first >= since
    return rule if has_own or last is None else replace(rule, anchor=last)


def _without(before: Sequence[Term], part: Replay) -> Replay:
    """Return the replay without what it says of the last term of an earlier rule."""
    return replace(
        part,
        restarts=tuple(term for term in part.restarts if term not in before),
        irregular=tuple(term for term in part.irregular if term not in before),
    )


def continued(rule: Rule, replayed: Replay) -> Rule:
    """Return the rule anchored at the last term of the record, for projecting from there."""
    return replace(rule, anchor=replayed.last) if replayed.last else rule


def _irregular(
    rule: Rule, exceptions: Sequence[RotationException], terms: Sequence[Term]
) -> tuple[Term, ...]:
    """Return terms that last half a term or more beyond the rule without an extension."""
    if rule.months is None:
        return ()
    allowed = rule.months + (rule.months + 1) // 2
    extended = [each.at for each in exceptions if each.kind is ExceptionKind.EXTEND]
    return tuple(
        term
        for term in terms
        if term.end is not None
        and add_months(term.start.last, allowed) <= term.end.first
        and not any(term.start < at < term.end for at in extended)
    )
