"""How a member stands: payments fill the oldest year first, what is over is carried on. Pure."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

NOTHING = Decimal(0)


@dataclass(frozen=True, slots=True)
class Charge:
    """What is owed for a year, until when; and what of it was waived."""

    year: int
    amount: Decimal
    due_on: date
    waived: Decimal = NOTHING


@dataclass(frozen=True, slots=True)
class YearStands:
    """A year of a member's account; `is_late`: something is owed and its last day is over."""

    year: int
    amount: Decimal
    due_on: date
    waived: Decimal
    paid: Decimal
    owed: Decimal
    is_late: bool


@dataclass(frozen=True, slots=True)
class Account:
    """A member's account on a day. `credit`: was paid beyond all that is owed, and is carried on."""

    years: tuple[YearStands, ...]
    paid: Decimal
    owed: Decimal
    late: Decimal
    late_years: int
    credit: Decimal


def account_of(charges: Sequence[Charge], paid: Decimal, on: date) -> Account:
    """Return how a member stands on a day in one currency.

    Args:
        charges: each year once. paid: all that came in until that day.
    """
    left, years = paid, list[YearStands]()
    for charge in sorted(charges, key=lambda one: one.year):
        asked = max(charge.amount - charge.waived, NOTHING)
        took = min(left, asked)
        left -= took
        owed = asked - took
        years.append(
            YearStands(
                charge.year, charge.amount, charge.due_on, charge.waived, took, owed,
                owed > 0 and charge.due_on < on,
            )
        )  # fmt: skip
    late = [year for year in years if year.is_late]
    return Account(
        years=tuple(years), paid=paid, owed=sum((one.owed for one in years), NOTHING),
        late=sum((one.owed for one in late), NOTHING), late_years=len(late), credit=left,
    )  # fmt: skip
