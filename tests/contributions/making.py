"""Contributions to the union, made as its secretariat makes them: Alba and Brenn share a total."""

from datetime import date, datetime
from decimal import Decimal
from typing import Any

from secretariat.bodies.models import Membership
from secretariat.contributions.actions.issue_scale import issue_scale
from secretariat.contributions.actions.record_payment import record_payment
from secretariat.contributions.actions.set_scale import ScaleGiven, set_scale
from secretariat.contributions.models import Payment, Scale
from secretariat.contributions.scales import ShareRow
from tests.cast import Cast
from tests.factories import Make


def members(cast: Cast) -> None:
    """Let Alba and Brenn be members."""
    for party in (cast.alba, cast.brenn):
        if not Membership.objects.filter(party=party).exists():
            Make.membership(cast.union, party)


def rows(alba: str = "33.3333", brenn: str = "66.6667") -> tuple[ShareRow, ...]:
    """Return the two members with their shares."""
    return (ShareRow(2, "Alba", "XA", Decimal(alba)), ShareRow(3, "Brenn", "XB", Decimal(brenn)))


def scale(cast: Cast, at: datetime, by: Any = None, seen_version: int = 0, **more: Any) -> Scale:
    """Return a draft scale of 2026."""
    members(cast)
    given: dict[str, Any] = {
        "year": 2026, "way": "percent", "currency": "EUR", "decided": "Decision 4 of the Council",
        "rows": rows(), "total": Decimal("1000.00"),
    }  # fmt: skip
    return set_scale(
        body=cast.union, given=ScaleGiven(**{**given, **more}), by=by or cast.staff, at=at,
        seen_version=seen_version,
    )  # fmt: skip


def issued(cast: Cast, at: datetime, due_on: date = date(2026, 3, 1), **more: Any) -> Scale:
    """Return a scale by which the members owe since January, until the first of March."""
    one = scale(cast, at, **more)
    return issue_scale(
        scale=one, issued_on=date(2026, 1, 10), due_on=due_on, by=cast.staff, at=at, seen_version=one.version
    )


def paid(cast: Cast, at: datetime, amount: str = "100.00", **more: Any) -> Payment:
    """Return a payment of Alba."""
    given: dict[str, Any] = {
        "party": "XA", "amount": Decimal(amount), "currency": "EUR", "on": date(2026, 2, 1),
        "reference": f"Bank of Alba {amount}", "by": cast.staff, "at": at,
    }  # fmt: skip
    return record_payment(body=cast.union, **{**given, **more})
