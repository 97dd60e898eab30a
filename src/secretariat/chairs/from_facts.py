"""From the facts files to the values of the rotation engine.

Source: docs/reference/rotation.md#the-facts-files.
"""

import re
from collections.abc import Callable
from pathlib import Path

from secretariat.chairs.rotations import Rotation
from secretariat.data.body_files import body_file
from secretariat.data.rows import (
    BodyFacts,
    ExceptionRow,
    MembershipRow,
    OrderRow,
    RotationRule,
    TermRow,
)
from secretariat.data.strict import BadFacts
from secretariat.engines.rotation import (
    Anchor,
    BadDuration,
    Boundary,
    Days,
    ExceptionKind,
    ListInForce,
    Member,
    Order,
    RotationException,
    Rule,
    Seat,
    Term,
    TermStatus,
    months_of,
)
from secretariat.engines.rotation.days import ONE_DAY

_STATUSES = {"held": TermStatus.HELD, "planned": TermStatus.PLANNED}
_MONTHS = {
    name: number
    for number, name in enumerate(
        (
            *("January", "February", "March", "April", "May", "June"),
            *("July", "August", "September", "October", "November", "December"),
        ),
        start=1,
    )
}
_DAY_AND_MONTH = rf"([1-9]\d?) ({'|'.join(_MONTHS)})"
_START_DAYS = re.compile(rf"{_DAY_AND_MONTH}(?: and {_DAY_AND_MONTH})?")
_JOINT = re.compile(r" \(joint\)$")


def rotation_in(path: Path, told: Callable[[str], None]) -> tuple[Rotation, BodyFacts]:
    """Return the rotation that a file of a body gives, and the file.

    Args:
        told: called with the place of each key that is not read.
    Raises:
        BadFacts: the file breaks its schema; names file and place.
    """
    facts = body_file(path, told)
    try:
        return rotation_of(facts), facts
    except BadDuration as error:
        raise BadFacts(str(path), "rotation.term", str(error)) from error


def rotation_of(body: BodyFacts) -> Rotation:
    """Return the rotation of a body as its file has it: terms held and planned that have a start."""
    rows = body.rotation.exceptions if body.rotation else ()
    return Rotation(
        slug=body.slug,
        rule=_rule(body.rotation) if body.rotation else None,
        members=_members(body.memberships),
        exceptions=tuple(map(_exception, rows)),
        record=_record(body.chairmanships),
    )


def _rule(rule: RotationRule) -> Rule:
    return Rule(
        order=Order.ALPHABETICAL if rule.order.startswith("alphabetical-") else Order(rule.order),
        anchor=_anchor(rule),
        names=(rule.groups_order if rule.order == "groups" else rule.list) or (),
        lists=tuple(map(_listed, rule.list_history)),
        months=months_of(rule.term) if rule.term else None,
        start_days=start_days(rule.start_rule or ""),
    )


def _anchor(rule: RotationRule) -> Anchor | None:
    # Groups whose turns nobody wrote down have no rule to follow.
    if rule.anchor is None or rule.anchor.start is None or (rule.order == "groups" and not rule.groups_order):
        return None
    return Anchor(holder=rule.anchor.holder, start=Boundary.starting(rule.anchor.start))


def start_days(words: str) -> tuple[tuple[int, int], ...]:
    """Return the nominal first days where the words begin with them.

    >>> start_days("1 January and 1 July (since 2011); 1 May and 1 November before")
    ((1, 1), (7, 1))
    >>> start_days("at the summit")
    ()
    """
    match = _START_DAYS.match(words)
    if match is None:
        return ()
    pairs = ((match[1], match[2]), (match[3], match[4]))
    return tuple((_MONTHS[month], int(day)) for day, month in pairs if day)


def _listed(row: OrderRow) -> ListInForce:
    return ListInForce(days=_days(row.start, row.end), names=row.list)


def _members(rows: tuple[MembershipRow, ...]) -> tuple[Member, ...]:
    seats: dict[str, list[MembershipRow]] = {}
    for row in rows:
        if row.status == "member":
            seats.setdefault(row.party, []).append(row)
    return tuple(
        Member(
            party=party,
            seats=tuple(_seat(row) for row in of_party if row.current),
            sort_name=next((row.sort_name for row in of_party if row.sort_name), None),
        )
        for party, of_party in seats.items()
    )


def _seat(row: MembershipRow) -> Seat:
    suspended = tuple(_days(each.start, each.end) for each in row.suspended)
    return Seat(days=_days(row.start, row.end), suspended=suspended)


def _days(start: str | None, end: str | None) -> Days:
    """Return the days from a partial first day to a partial last day, both as wide as they can be."""
    first = Boundary.starting(start).first if start else None
    return Days(first, Boundary.after(end).last if end else None)


def _exception(row: ExceptionRow) -> RotationException:
    return RotationException(
        at=Boundary.starting(row.at),
        kind=ExceptionKind(row.kind),
        parties=tuple(name.strip() for name in (row.party or "").split(";") if name.strip()),
        expected=row.expected,
        actual=row.actual,
        reason=row.reason,
        source=row.source,
    )


def _record(rows: tuple[TermRow, ...]) -> tuple[Term, ...]:
    """Return the terms; where two share a day, the outgoing one ends with the day before."""
    found = [row for row in rows if row.status in _STATUSES and row.start]
    found.sort(key=_start)
    return tuple(_term(row, found[number + 1 :]) for number, row in enumerate(found))


def _start(row: TermRow) -> Boundary:
    assert row.start is not None
    return Boundary.starting(row.start)


def _term(row: TermRow, later: list[TermRow]) -> Term:
    return Term(
        holder=row.holder,
        start=_start(row),
        end=_end(row, later),
        status=_STATUSES[row.status],
        group=row.region,
        joint=joint_parties(row.holder),
    )


def _end(row: TermRow, later: list[TermRow]) -> Boundary | None:
    if row.end is None:
        return _end_unknown(row, later)
    end = Boundary.after(row.end)
    # A term of one day keeps its day.
    handovers = (start for start in map(_start, later) if start.is_exact and start > _start(row))
    return next((start for start in handovers if end == Boundary.on(start.last + ONE_DAY)), end)


def _end_unknown(row: TermRow, later: list[TermRow]) -> Boundary | None:
    """Return None where the term goes on; one that a held term follows was over when that one began."""
    following = next((_start(other) for other in later if other.status == "held"), None)
    if following is None or row.status != "held":
        return None
    return Boundary(min(_start(row).last, following.last), following.last)


def joint_parties(holder: str) -> tuple[str, ...]:
    """Return the Parties of a joint chair.

    >>> joint_parties("Finland, Norway and Sweden (joint)")
    ('Finland', 'Norway', 'Sweden')
    """
    if not _JOINT.search(holder):
        return ()
    return tuple(re.split(r", | and ", _JOINT.sub("", holder)))
