"""Rules, members and terms for the tests of the rotation engine, with fictional states."""

from datetime import date

from secretariat.engines.rotation import (
    Anchor,
    Boundary,
    Days,
    ExceptionKind,
    Member,
    Order,
    RotationException,
    Rule,
    Seat,
    Term,
    TermStatus,
)

FOUR = ("Alba", "Brenn", "Corva", "Dorin")


def at(text: str) -> Boundary:
    return Boundary.starting(text)


def by_list(*names: str, months: int | None = 12, start: str = "2020-01-01", **more: object) -> Rule:
    names = names or FOUR
    anchor = Anchor(holder=names[0], start=at(start))
    return Rule(order=Order.LIST, names=names, months=months, anchor=anchor, **more)


def by_name(holder: str = "Alba", months: int = 12, start: str = "2020-01-01", **more: object) -> Rule:
    return Rule(
        order=Order.ALPHABETICAL, months=months, anchor=Anchor(holder=holder, start=at(start)), **more
    )


def member(party: str, first: date | None = None, end: date | None = None, **more: object) -> Member:
    return Member(party=party, seats=(Seat(days=Days(first, end)),), **more)


def members(*names: str) -> list[Member]:
    return [Member(party=name) for name in names or FOUR]


def decision(
    day: str, kind: str, *parties: str, expected: str | None = None, actual: str | None = None
) -> RotationException:
    return RotationException(
        at=at(day), kind=ExceptionKind(kind), parties=parties, expected=expected, actual=actual
    )


def term(holder: str, start: str, last: str | None = None, status: str = "held", **more: object) -> Term:
    end = Boundary.after(last) if last else None
    return Term(holder=holder, start=at(start), end=end, status=TermStatus(status), **more)


def years(first: int, *holders: str) -> list[Term]:
    """Return one term a year."""
    return [
        term(holder, f"{first + number}-01-01", f"{first + number}-12-31")
        for number, holder in enumerate(holders)
    ]


def in_turn(terms: object) -> list[str]:
    """Return the holders with the first years of their terms."""
    return [f"{each.holder} {each.start.first.year}" for each in terms]  # type: ignore[attr-defined]
