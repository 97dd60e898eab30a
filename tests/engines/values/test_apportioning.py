"""A sum shared out to the last cent: properties of the largest remainder."""

from decimal import Decimal
from fractions import Fraction
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from secretariat.engines.values.apportioning import CENT, apportioned

TOTALS = st.integers(0, 10**12).map(lambda cents: CENT * cents)
WEIGHTS = st.lists(st.decimals(0, 10**6, places=4, allow_nan=False), min_size=1, max_size=40).filter(any)


@given(TOTALS, WEIGHTS)
def test_the_shares_make_the_total_and_each_is_within_a_unit_of_its_own(
    total: Decimal, weights: list[Decimal]
) -> None:
    found = apportioned(total, weights)
    assert sum(found) == total
    whole = sum(map(Fraction, weights))
    for share, weight in zip(found, weights, strict=True):
        assert abs(Fraction(share) - Fraction(total) * Fraction(weight) / whole) < Fraction(CENT)
        assert share == 0 if weight == 0 else share >= 0


@given(TOTALS, WEIGHTS)
def test_who_weighs_more_bears_no_less(total: Decimal, weights: list[Decimal]) -> None:
    found = apportioned(total, weights)
    ranked = sorted(zip(weights, found, strict=True), key=lambda pair: pair[0])
    for (lighter, less), (heavier, more) in pairwise(ranked):
        assert less <= more or lighter == heavier


@given(TOTALS, WEIGHTS, st.integers(2, 1000))
def test_only_proportions_count(total: Decimal, weights: list[Decimal], factor: int) -> None:
    assert apportioned(total, [weight * factor for weight in weights]) == apportioned(total, weights)


@pytest.mark.parametrize(
    ("total", "weights"),
    [("1.005", [1]), ("-1", [1]), ("1", []), ("1", [0, 0]), ("1", [2, -1])],
)
def test_what_cannot_be_shared_is_refused(total: str, weights: list[int]) -> None:
    with pytest.raises(ValueError, match=r"total|weight"):
        apportioned(Decimal(total), [Decimal(weight) for weight in weights])
