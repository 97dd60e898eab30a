"""From the columns of the record to the values of the rotation engine; Parties by their codes."""

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from secretariat.chairs.models import Chairmanship, RotationException
from secretariat.chairs.models import Rotation as RotationRow
from secretariat.chairs.states import TermStatus
from secretariat.engines.rotation import (
    Anchor,
    Boundary,
    Days,
    ExceptionKind,
    ListInForce,
    Member,
    Order,
    Rule,
    Seat,
    Term,
    months_of,
)
from secretariat.engines.rotation import RotationException as Departure
from secretariat.engines.rotation import TermStatus as EngineStatus
from secretariat.engines.rotation.days import ONE_DAY
from secretariat.engines.values.edtf import Edtf, parse

STATUSES = {TermStatus.HELD: EngineStatus.HELD, TermStatus.PLANNED: EngineStatus.PLANNED}


def terms(rows: Iterable[Chairmanship]) -> tuple[Term, ...]:
    """Return the terms held and planned that have a start; `joint` of each row must be prefetched.

    A held term whose end nobody knows was over when the next held one began.
    """
    found = [row for row in rows if row.status in STATUSES and row.term and start_of(row.term)]
    found.sort(key=lambda row: _sure_start(row))
    held = [row for row in found if row.status == TermStatus.HELD]
    return tuple(_term(row, held) for row in found)


def start_of(when: Edtf) -> Boundary | None:
    """Return the first day as exact as the source; what names a whole time begins with it."""
    unit = when.start
    if unit is None or unit.first is None or unit.last is None:
        return None
    return Boundary(unit.first, unit.last) if when.is_interval else Boundary.on(unit.first)


def end_of(when: Edtf) -> Boundary | None:
    """Return the end day as exact as the source; None where it is open or not known."""
    unit = when.finish
    if unit is None or unit.first is None or unit.end is None:
        return None
    return Boundary(unit.first + ONE_DAY, unit.end) if when.is_interval else Boundary.on(unit.end)


def edtf_of(term: Term) -> str:
    """Return a term of the engine as an EDTF interval, its last day inside."""
    end = str(term.end.eve) if term.end else ".."
    return parse(f"{term.start}/{end}").text


def who(row: Chairmanship) -> str:
    """Return the Party's code, or the words of a joint chair."""
    return row.holder.code if row.holder else row.holder_words


def _term(row: Chairmanship, held: Sequence[Chairmanship]) -> Term:
    assert row.term is not None
    return Term(
        holder=who(row),
        start=_sure_start(row),
        end=end_of(row.term) or _end_unknown(row, held),
        status=STATUSES[TermStatus(row.status)],
        group=row.group or None,
        joint=tuple(party.code for party in row.joint.all()),
    )


def _sure_start(row: Chairmanship) -> Boundary:
    assert row.term is not None
    start = start_of(row.term)
    assert start is not None
    return start


def _end_unknown(row: Chairmanship, held: Sequence[Chairmanship]) -> Boundary | None:
    start = _sure_start(row)
    following = next((later for other in held if (later := _sure_start(other)) > start), None)
    if row.status != TermStatus.HELD or following is None:
        return None
    return Boundary(min(start.last, following.last), following.last)


def rule(row: RotationRow) -> Rule:
    """Return the rule."""
    return Rule(
        order=Order(row.order),
        anchor=_anchor(row),
        names=tuple(row.names),
        lists=tuple(
            ListInForce(days=days(parse(each["during"])), names=tuple(each["names"])) for each in row.lists
        ),
        language=row.language or None,
        months=months_of(row.length) if row.length else None,
        start_days=tuple(_month_and_day(each) for each in row.start_days),
        follows=row.follows.slug if row.follows else None,
    )


def _anchor(row: RotationRow) -> Anchor | None:
    start = start_of(row.anchor_start) if row.anchor_start else None
    if start is None or (row.order == Order.GROUPS.value and not row.names):
        return None
    return Anchor(holder=row.anchor_holder, start=_as_partial(row.anchor_start) or start)


def _as_partial(when: Edtf | None) -> Boundary | None:
    """Return a single partial date as the days of which it is one."""
    unit = when.start if when else None
    if unit is None or unit.first is None or unit.last is None:
        return None
    return Boundary(unit.first, unit.last)


def _month_and_day(text: str) -> tuple[int, int]:
    month, _, day = text.partition("-")
    return int(month), int(day)


def departure(row: RotationException) -> Departure:
    """Return the exception."""
    at = _as_partial(row.at)
    assert at is not None
    return Departure(
        at=at,
        kind=ExceptionKind(row.kind),
        parties=tuple(row.parties),
        expected=row.was_due or None,
        actual=row.served or None,
        reason=row.reason or None,
        until=end_of(parse(f"{row.until}/{row.until}")) if row.until else None,
    )


def members(rows: Iterable[Any], sort_names: Mapping[str, str]) -> tuple[Member, ...]:
    """Return the members with their seats.

    Args:
        rows: `bodies.Membership` rows of status member.
        sort_names: code → the name by which the member is sorted.
    """
    seats: dict[str, list[Seat]] = {}
    for row in rows:
        of_party = seats.setdefault(row.party.code, [])
        if row.is_current or row.during_end is not None:
            of_party.append(seat(row.during, row.suspensions))
    return tuple(
        Member(party=code, seats=tuple(of_party), sort_name=sort_names.get(code))
        for code, of_party in seats.items()
    )


def seat(during: Edtf, suspensions: Iterable[str]) -> Seat:
    """Return a seat, its days as wide as the source leaves them."""
    return Seat(days=days(during), suspended=tuple(days(parse(each)) for each in suspensions))


def days(when: Edtf) -> Days:
    """Return the days of an interval, both sides as wide as they can be."""
    return Days(when.first, when.end)
