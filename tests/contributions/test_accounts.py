"""A member's account: payments fill the oldest year first; nothing is lost and nothing is made."""

from datetime import date, timedelta
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from secretariat.contributions.accounts import Charge, account_of
from secretariat.contributions.scales import amounts_of, classes_of, share_rows
from secretariat.engines.values.money import BadSum

CENTS = st.integers(0, 10**9).map(lambda cents: Decimal("0.01") * cents)
DAY = date(2026, 3, 16)
CHARGES = st.lists(st.tuples(CENTS, CENTS, st.integers(-500, 500)), max_size=12).map(
    lambda rows: [
        Charge(2000 + at, amount, DAY + timedelta(days=days), min(waived, amount))
        for at, (amount, waived, days) in enumerate(rows)
    ]
)
MEMBERS = {"alba": "XA", "xa": "XA", "brenn": "XB", "xb": "XB", "corva": "XC"}


@given(CHARGES, CENTS)
def test_an_account_adds_up(charges: list[Charge], paid: Decimal) -> None:
    account = account_of(charges, paid, DAY)
    assert sum((year.paid for year in account.years), Decimal(0)) + account.credit == paid
    for year in account.years:
        assert year.amount == year.waived + year.paid + year.owed
    assert account.owed == sum((year.owed for year in account.years), Decimal(0))
    assert account.owed == 0 or account.credit == 0
    assert account.late <= account.owed


@given(CHARGES, CENTS)
def test_no_later_year_is_paid_while_an_earlier_one_is_owed(charges: list[Charge], paid: Decimal) -> None:
    years = account_of(list(reversed(charges)), paid, DAY).years
    owed = [bool(year.owed) for year in years]
    assert all(not year.paid for at, year in enumerate(years) if any(owed[:at]))


def test_the_last_day_to_pay_is_no_arrears_yet() -> None:
    charge = Charge(2026, Decimal(100), DAY)
    assert account_of([charge], Decimal(0), DAY).late_years == 0
    assert account_of([charge], Decimal(0), DAY + timedelta(days=1)).late_years == 1


def reasons(text: str, way: str = "percent") -> list[tuple[int, str]]:
    return [(row.at, "; ".join(row.reasons)) for row in share_rows(text, way, "EUR", MEMBERS)]


def test_what_is_wrong_with_each_row_is_said() -> None:
    table = "member;percent;currency\nAlba;40;EUR\nXA;10\nDorn;10\nBrenn;120\nCorva;much\nCorva;5;USD"
    assert reasons(table) == [
        (2, ""),
        (3, "row 2 names the same member"),
        (4, "“Dorn” is no member"),
        (5, "120 % is more than 100 %"),
        (6, "“much” is no number such as 12.5"),
        (7, "it is in USD, the scale in EUR: one scale, one currency; row 6 names the same member"),
    ]
    assert reasons("member;inhabitants\nAlba;12.5", "classes") == [(2, "inhabitants are a whole number")]


@pytest.mark.parametrize(
    ("weights", "says"),
    [
        (["40", "59.5"], "99.5 %: 0.5 % less"),
        (["60", "60"], "120 %: 20 % more"),
        (["100.0001"], "0.0001 % more"),
    ],
)
def test_shares_that_do_not_make_a_hundred_are_refused_with_the_difference(
    weights: list[str], says: str
) -> None:
    with pytest.raises(BadSum, match=says):
        amounts_of("percent", Decimal(100), [Decimal(one) for one in weights], ())


def test_a_fee_follows_the_class() -> None:
    classes = classes_of("up to 50000; 1200\nup to 250 000; 2400\nabove; 4000")
    sizes = [Decimal(49_999), Decimal(50_000), Decimal(999_999)]
    found = amounts_of("classes", None, sizes, classes)
    assert [str(amount) for amount, _name in found] == ["1200", "2400", "4000"]


@pytest.mark.parametrize("text", ["", "up to 5; 10", "above; 5\nabove; 6", "up to 9; 1\nup to 5; 2\nabove; 3",
                                  "below five; 3\nabove; 4", "up to 5; much\nabove; 4"])  # fmt: skip
def test_classes_that_leave_somebody_out_are_refused(text: str) -> None:
    with pytest.raises(BadSum):
        classes_of(text)
