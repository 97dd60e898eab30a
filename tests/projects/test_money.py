"""Sums add up, or are refused with the row named."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from secretariat.projects.money import (
    BadSum,
    Portion,
    Share,
    amount_of,
    currency_of,
    percent_of,
    refuse_budget,
    refuse_shares,
)


@pytest.mark.parametrize(
    ("text", "amount"), [("1250000", "1250000"), ("1 250 000.50 eur", "1250000.50"), ("7\u00a0000", "7000")]
)
def test_an_amount_is_read_as_typed(text: str, amount: str) -> None:
    assert amount_of(text, "EUR") == Decimal(amount)


@pytest.mark.parametrize("text", ["", "-5", "1.234", "1,5", "1e9", "500 USD", "NaN", "9" * 14])
def test_what_is_no_amount_of_this_currency_is_refused(text: str) -> None:
    with pytest.raises(BadSum):
        amount_of(text, "EUR")


@pytest.mark.parametrize("text", ["101", "100.01", "-1", "forty", "1000"])
def test_percentages_over_100_or_none_are_refused(text: str) -> None:
    with pytest.raises(BadSum):
        percent_of(text)


def test_currencies_are_those_of_the_standard() -> None:
    assert currency_of("eur") == "EUR"
    with pytest.raises(BadSum, match="XYZQ"):
        currency_of("XYZQ")


@pytest.mark.parametrize(
    ("shares", "why"),
    [
        ([Share("Alba", "lead"), Share("alba", "partner")], "Row 2: alba stands in row 1"),
        ([Share("Alba", "partner")], "no row names one"),
        ([Share("Alba", "lead"), Share("Brenn", "lead")], "rows 1, 2 name one each"),
        ([Share("Alba", "lead", Decimal(60)), Share("Brenn", "partner", Decimal(50))], "110 %, not 100"),
    ],
)
def test_partners_that_cannot_be_are_refused(shares: list[Share], why: str) -> None:
    with pytest.raises(BadSum, match=why):
        refuse_shares(shares)


@pytest.mark.parametrize(
    ("portions", "why"),
    [
        ([Portion("Alba", 2026, Decimal(99))], "The rows make 99, the total is 100: 1 apart"),
        ([Portion("Nobody", 2026, Decimal(100))], "Row 1: Nobody is no partner"),
        ([Portion("Alba", 2026, Decimal(100), "A bank")], "Row 1: A bank is no partner"),
        ([Portion("Alba", 1914, Decimal(100))], "Row 1: 1914 is no year"),
        ([Portion("Alba", 2026, Decimal(0))], "Row 1: the amount is nothing"),
        ([Portion("Alba", 2026, Decimal(50)), Portion("Alba", 2026, Decimal(50))], "Row 2: Alba in 2026"),
    ],
)
def test_budgets_that_do_not_add_up_are_refused(portions: list[Portion], why: str) -> None:
    with pytest.raises(BadSum, match=why):
        refuse_budget(Decimal(100), portions, ["Alba"])


@given(st.lists(st.decimals(Decimal("0.01"), Decimal(10**6), places=2), min_size=1, max_size=20))
def test_rows_are_taken_for_exactly_their_sum(amounts: list[Decimal]) -> None:
    rows = [Portion("Alba", 1990 + at, amount) for at, amount in enumerate(amounts)]
    refuse_budget(sum(amounts, Decimal(0)), rows, ["Alba"])
    with pytest.raises(BadSum, match=r"0\.01 apart"):
        refuse_budget(sum(amounts, Decimal("0.01")), rows, ["Alba"])
