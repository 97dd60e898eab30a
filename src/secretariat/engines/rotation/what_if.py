"""What a decision would move: the calendar with a change, as a difference to the calendar of today.

Source: docs/reference/rotation.md#what-if.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import TypeAlias

from secretariat.engines.rotation.answers import next_turn
from secretariat.engines.rotation.days import Days
from secretariat.engines.rotation.errors import NoSuchTurn
from secretariat.engines.rotation.projecting import project
from secretariat.engines.rotation.ring import sorts_members
from secretariat.engines.rotation.rules import (
    ExceptionKind,
    Member,
    Order,
    RotationException,
    Rule,
    Seat,
    Term,
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Joins:
    """A Party becomes a member; in a list it stands after `behind`, else at the end."""

    party: str
    on: date
    sort_name: str | None = None
    behind: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Leaves:
    """A Party is out from `on`."""

    party: str
    on: date


@dataclass(frozen=True, slots=True, kw_only=True)
class IsSuspended:
    """A Party is out from `first` up to, but without, `end`; None where no end is decided."""

    party: str
    first: date
    end: date | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Declines:
    """A Party lets its first turn on or after `on` go; it waits a full round."""

    party: str
    on: date


@dataclass(frozen=True, slots=True, kw_only=True)
class Exchanges:
    """Two Parties exchange their first turns on or after `on`."""

    party: str
    other: str
    on: date


Change: TypeAlias = Joins | Leaves | IsSuspended | Declines | Exchanges


@dataclass(frozen=True, slots=True)
class Moved:
    """The same turn of a Party, at another time."""

    before: Term
    after: Term


@dataclass(frozen=True, slots=True)
class Difference:
    """The calendar of today, the calendar with the change, and what sets them apart."""

    today: tuple[Term, ...]
    changed: tuple[Term, ...]
    added: tuple[Term, ...]
    removed: tuple[Term, ...]
    moved: tuple[Moved, ...]


@dataclass(frozen=True, slots=True)
class Plan:
    """What a projection is made of; a change turns one plan into another."""

    rule: Rule
    members: tuple[Member, ...]
    exceptions: tuple[RotationException, ...]

    def terms(self, until: date) -> tuple[Term, ...]:
        """Return the projection."""
        return project(self.rule, self.members, self.exceptions, until)


def what_if(
    rule: Rule,
    members: Sequence[Member],
    exceptions: Sequence[RotationException],
    until: date,
    changes: Sequence[Change],
) -> Difference:
    """Return the calendar up to `until` with the changes made one after another.

    Raises:
        NothingToProject: the rule cannot be projected.
        NoSuchTurn: a Party has no turn to decline or exchange, is no member, or is one already.
    Source: docs/reference/rotation.md#what-if.
    """
    plan = Plan(rule, tuple(members), tuple(exceptions))
    today = plan.terms(until)
    for change in changes:
        plan = _with(plan, change, until)
    return difference(today, plan.terms(until))


def difference(today: Sequence[Term], changed: Sequence[Term]) -> Difference:
    """Return what sets two calendars apart; turns of one Party are paired in their order.

    Source: docs/reference/rotation.md#what-if.
    """
    kept = {_key(term) for term in today} & {_key(term) for term in changed}
    gone = [term for term in today if _key(term) not in kept]
    new = [term for term in changed if _key(term) not in kept]
    moved: list[Moved] = []
    for party in dict.fromkeys(term.holder for term in gone):
        before = [term for term in gone if term.holder == party]
        after = [term for term in new if term.holder == party]
        moved.extend(Moved(one, other) for one, other in zip(before, after, strict=False))
    paired = {_key(term) for move in moved for term in (move.before, move.after)}
    return Difference(
        today=tuple(today),
        changed=tuple(changed),
        added=tuple(term for term in new if _key(term) not in paired),
        removed=tuple(term for term in gone if _key(term) not in paired),
        moved=tuple(sorted(moved, key=lambda move: move.before.start)),
    )


def _key(term: Term) -> tuple[object, ...]:
    return term.holder, term.start, term.end


def _with(plan: Plan, change: Change, until: date) -> Plan:
    match change:
        case Joins():
            return _with_member(plan, change)
        case Leaves():
            return _with_seats(plan, change.party, lambda seat: _ending(seat, change.on))
        case IsSuspended():
            days = Days(change.first, change.end)
            return _with_seats(
                plan, change.party, lambda seat: replace(seat, suspended=(*seat.suspended, days))
            )
        case Declines():
            due = _turn(plan, change.party, change.on, until)
            return _with_exception(plan, _declining(due))
        case Exchanges():
            one = _turn(plan, change.party, change.on, until)
            other = _turn(plan, change.other, change.on, until)
            return _with_exception(plan, _serving(one, other), _serving(other, one))


def _with_member(plan: Plan, change: Joins) -> Plan:
    seat = Seat(days=Days(change.on, None))
    known = next((member for member in plan.members if member.party == change.party), None)
    if known is None:
        rule = _with_name(plan.rule, change)
        member = Member(party=change.party, seats=(seat,), sort_name=change.sort_name)
        return replace(plan, rule=rule, members=(*plan.members, member))
    if known.is_in(change.on):
        raise NoSuchTurn(f"{change.party} is a member on {change.on.isoformat()} already")
    back = replace(known, seats=(*known.seats, seat))
    return replace(
        plan,
        rule=_with_name(plan.rule, change),
        members=tuple(back if member is known else member for member in plan.members),
    )


def _with_name(rule: Rule, change: Joins) -> Rule:
    """Return the rule with the name in its lists; the seat keeps it out of the ring before its day."""
    if rule.order is Order.GROUPS or sorts_members(rule):
        return rule
    lists = tuple(replace(listed, names=_placed(listed.names, change)) for listed in rule.lists)
    return replace(rule, names=_placed(rule.names, change), lists=lists)


def _placed(names: tuple[str, ...], change: Joins) -> tuple[str, ...]:
    if change.party in names:
        return names
    at = names.index(change.behind) + 1 if change.behind in names else len(names)
    return (*names[:at], change.party, *names[at:])


def _with_seats(plan: Plan, party: str, changed: Callable[[Seat], Seat | None]) -> Plan:
    members = list(plan.members)
    if not any(member.party == party for member in members):
        listed = {*plan.rule.names, *(name for each in plan.rule.lists for name in each.names)}
        if party not in listed:
            raise NoSuchTurn(f"{party} is no member")
        members.append(Member(party=party))
    for number, member in enumerate(members):
        if member.party == party:
            seats = tuple(seat for seat in map(changed, member.seats) if seat is not None)
            members[number] = replace(member, seats=seats)
    return replace(plan, members=tuple(members))


def _ending(seat: Seat, on: date) -> Seat | None:
    if seat.days.first is not None and seat.days.first >= on:
        return None
    end = on if seat.days.end is None else min(seat.days.end, on)
    return replace(seat, days=Days(seat.days.first, end))


def _turn(plan: Plan, party: str, on: date, until: date) -> Term:
    found = next_turn(plan.terms(until), party, on)
    if found is None:
        raise NoSuchTurn(
            f"{party} has no turn between {on.isoformat()} and {until.isoformat()} in this calendar"
        )
    return found


def _declining(due: Term) -> RotationException:
    """Return the skip, which also passes over whom an exception at the same turn already skips."""
    earlier = due.exception.parties if due.exception else ()
    return RotationException(at=due.start, kind=ExceptionKind.SKIP, parties=(*earlier, due.holder))


def _serving(due: Term, instead: Term) -> RotationException:
    return RotationException(
        at=due.start, kind=ExceptionKind.SWAP, expected=due.holder, actual=instead.holder
    )


def _with_exception(plan: Plan, *decided: RotationException) -> Plan:
    """Return the plan with the decisions, each in the place of an earlier one of the same day."""
    days = {exception.at for exception in decided}
    kept = tuple(each for each in plan.exceptions if each.at not in days)
    return replace(plan, exceptions=(*kept, *decided))
