"""How well the rule foresaw: what it would have named on a day in the past, from what was known then.

Source: docs/reference/rotation.md#foresight.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date
from enum import Enum

from secretariat.engines.rotation.days import Days
from secretariat.engines.rotation.projecting import project
from secretariat.engines.rotation.replay import Replay, continued, replay
from secretariat.engines.rotation.ring import Rings
from secretariat.engines.rotation.rules import (
    Member,
    RotationException,
    Rule,
    Seat,
    Term,
    TermStatus,
    in_order,
)
from secretariat.engines.rotation.walk import place_of
from secretariat.engines.values.months import add_months

TERMS_AHEAD = 2
_MONTHS_WHERE_IRREGULAR = 12


class Cause(Enum):
    """Why the one who served was not the one whom the rule would have named."""

    DECISION = "decision"
    MEMBERS = "members"
    HOLE = "hole"
    NOTHING = "nothing"


@dataclass(frozen=True, slots=True)
class Forecast:
    """What was named on `day` for the `place`-th term to begin from then on, and who served.

    `by_rule` is what the rule gives with the decisions taken by then, `next_in_list` whom one names who only
    looks at the order of that day: the one after the chair. `cause` and `exception` say what came between,
    until the term began.
    """

    day: date
    place: int
    actual: str
    by_rule: str | None
    next_in_list: str | None
    cause: Cause
    exception: RotationException | None

    @property
    def is_hit(self) -> bool:
        """Whether the rule named the one who served."""
        return self.by_rule == self.actual

    @property
    def is_next_in_list(self) -> bool:
        """Whether the next in the list is the one who served."""
        return self.next_in_list == self.actual


def forecasts(
    rule: Rule,
    members: Sequence[Member],
    exceptions: Sequence[RotationException],
    record: Sequence[Term],
) -> tuple[Forecast, ...]:
    """Return the forecasts of each 1 January from the anchor to the last term held, two terms ahead.

    Where people decide who is next there are none. Planned terms are no outcome.
    Source: docs/reference/rotation.md#foresight.
    """
    held = sorted((term for term in record if term.status is TermStatus.HELD), key=in_order)
    replayed = replay(rule, members, exceptions, held)
    if not rule.order.gives_next or rule.anchor is None or not held:
        return ()
    begin = rule.anchor.start.first
    later = [term for term in held if term.start.first >= begin]
    years = range(begin.year + 1, later[-1].start.first.year + 1) if later else range(0)
    days = (date(year, 1, 1) for year in years)
    return tuple(each for day in days for each in _on(day, rule, members, exceptions, later, replayed))


def _on(
    day: date,
    rule: Rule,
    members: Sequence[Member],
    exceptions: Sequence[RotationException],
    held: Sequence[Term],
    replayed: Replay,
) -> Iterator[Forecast]:
    before = [_as_known(term, day) for term in held if term.start.last < day]
    if not before:
        return
    outcome = [term for term in held if term.start.last >= day][:TERMS_AHEAD]
    known = _rule_known(rule, day)
    seats = [_member_known(member, day) for member in members]
    decided = [each for each in exceptions if each.at.last < day]
    named = _named(known, seats, decided, before)
    rings, later_rings = Rings(known, seats), Rings(rule, members)
    listed = rings.following(place_of(rule, before[-1]), day)
    for place, term in enumerate(outcome):
        exception = _departure(replayed, outcome[: place + 1])
        are_others = rings.on(term.start.first) != later_rings.on(term.start.first)
        yield Forecast(
            day=day,
            place=place + 1,
            actual=place_of(rule, term),
            by_rule=named[place] if place < len(named) else None,
            next_in_list=listed[place % len(listed)] if listed else None,
            cause=_cause(exception, replayed, outcome[: place + 1], are_others),
            exception=exception,
        )


def _departure(replayed: Replay, terms: Sequence[Term]) -> RotationException | None:
    applied = {turn.at: turn.exception for turn in replayed.turns if turn.is_explained}
    return next((found for term in terms if (found := applied.get(term.start))), None)


def _cause(
    exception: RotationException | None, replayed: Replay, terms: Sequence[Term], are_others: bool
) -> Cause:
    if exception is not None:
        return Cause.DECISION
    if any(term in replayed.restarts for term in terms):
        return Cause.HOLE
    return Cause.MEMBERS if are_others else Cause.NOTHING


def _named(
    rule: Rule, members: Sequence[Member], exceptions: Sequence[RotationException], before: Sequence[Term]
) -> list[str]:
    """Return the holders that the rule names after the terms so far."""
    anchored = continued(rule, replay(rule, members, exceptions, before))
    assert anchored.months is not None
    until = add_months(before[-1].start.last, anchored.months * (TERMS_AHEAD + 2))
    return [term.holder for term in project(anchored, members, exceptions, until)[1:]]


def _rule_known(rule: Rule, day: date) -> Rule:
    """Return the rule as it stood: a list that came into force later was not known."""
    in_force = next((listed.names for listed in rule.lists if listed.days.holds(day)), rule.names)
    past = tuple(listed for listed in rule.lists if listed.days.end is not None and listed.days.end <= day)
    return replace(rule, names=in_force, lists=past, months=rule.months or _MONTHS_WHERE_IRREGULAR)


def _member_known(member: Member, day: date) -> Member:
    """Return the member as known: who had not joined is out; what had not ended goes on."""
    seats = tuple(_seat_known(seat, day) for seat in member.seats if _has_begun(seat.days, day))
    return replace(member, seats=seats)


def _seat_known(seat: Seat, day: date) -> Seat:
    suspended = tuple(_days_known(days, day) for days in seat.suspended if _has_begun(days, day))
    return Seat(days=_days_known(seat.days, day), suspended=suspended)


def _has_begun(days: Days, day: date) -> bool:
    return days.first is None or days.first < day


def _days_known(days: Days, day: date) -> Days:
    return days if days.end is not None and days.end <= day else Days(days.first, None)


def _as_known(term: Term, day: date) -> Term:
    """Return the term; an end that still lay ahead is what the rule says."""
    return term if term.end is not None and term.end.last <= day else replace(term, end=None)
