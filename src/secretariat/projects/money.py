"""The sums of a project: checked so that they add up. Pure; never a float."""

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

from secretariat.engines.values.money import HUNDRED, MOST, BadSum, amount_of, currency_of, percent_of, shown

__all__ = [
    "MOST", "BadSum", "Portion", "Share", "amount_of", "currency_of", "percent_of", "refuse_budget",
    "refuse_shares", "shown",
]  # fmt: skip


@dataclass(frozen=True, slots=True)
class Share:
    """A partner as typed: in which role, with which percentage of the budget (None: not said)."""

    words: str
    role: str
    share: Decimal | None = None


@dataclass(frozen=True, slots=True)
class Portion:
    """What one partner spends in one year; `funder`: who gives it, "" where not said."""

    partner: str
    year: int
    amount: Decimal
    funder: str = ""


def refuse_shares(shares: Sequence[Share]) -> None:
    """Refuse partners twice, more or less than one lead, and shares that do not make 100.

    Raises:
        BadSum: names the row.
    """
    seen: dict[str, int] = {}
    for at, one in enumerate(shares, start=1):
        key = one.words.casefold()
        if key in seen:
            raise BadSum(f"Row {at}: {one.words} stands in row {seen[key]} already; a partner stands once.")
        seen[key] = at
    leads = [at for at, one in enumerate(shares, start=1) if one.role == "lead"]
    if len(leads) != 1:
        told = f"rows {', '.join(map(str, leads))} name one each" if leads else "no row names one"
        raise BadSum(f"A project has one lead; {told}.")
    given = [one.share for one in shares if one.share is not None]
    if given and sum(given) != HUNDRED:
        raise BadSum(f"The shares make {sum(given)} %, not 100 %.")


def refuse_budget(total: Decimal, portions: Sequence[Portion], partners: Sequence[str]) -> None:
    """Refuse a budget whose rows do not make its total, of strangers, twice the same, or beyond reason.

    Raises:
        BadSum: names the row.
    """
    seen: dict[tuple[str, int, str], int] = {}
    for at, one in enumerate(portions, start=1):
        for name in filter(None, (one.partner, one.funder)):
            if name not in partners:
                raise BadSum(f"Row {at}: {name} is no partner of this project.")
        if not 1990 <= one.year <= 2100:
            raise BadSum(f"Row {at}: {one.year} is no year of a budget.")
        if one.amount <= 0:
            raise BadSum(f"Row {at}: the amount is nothing.")
        key = (one.partner, one.year, one.funder)
        if key in seen:
            raise BadSum(f"Row {at}: {one.partner} in {one.year} stands in row {seen[key]} already.")
        seen[key] = at
    made = sum((one.amount for one in portions), Decimal(0))
    if made != total:
        raise BadSum(f"The rows make {made}, the total is {total}: {abs(total - made)} apart.")
    if total > MOST:
        raise BadSum("This is more than is taken here.")
