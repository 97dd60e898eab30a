"""A sum shared out to the last unit: largest remainder. Pure; never a float."""

from collections.abc import Sequence
from decimal import Decimal
from fractions import Fraction

CENT = Decimal("0.01")


def apportioned(total: Decimal, weights: Sequence[Decimal], unit: Decimal = CENT) -> tuple[Decimal, ...]:
    """Return how much each bears of a total by its weight, in units, so that together it is the total.

    Each gets its exact share rounded down; what is left goes unit by unit to the largest remainders, of equal
    ones to the first.

    Args:
        total: a whole number of units, not below 0. weights: none below 0, not all 0.
        unit: the smallest sum.

    Raises:
        ValueError: a total that is no whole number of units, a weight below 0, nobody who bears anything.

    >>> [str(one) for one in apportioned(Decimal("100.00"), [Decimal(1)] * 3)]
    ['33.34', '33.33', '33.33']
    """
    units = Fraction(total) / Fraction(unit)
    whole = sum(map(Fraction, weights), Fraction(0))
    if units.denominator != 1 or units < 0:
        raise ValueError("the total is no whole number of units")
    if whole <= 0 or any(weight < 0 for weight in weights):
        raise ValueError("no weight is below 0, and not all are 0")
    exact = [units * Fraction(weight) / whole for weight in weights]
    given = [share.numerator // share.denominator for share in exact]
    left = int(units) - sum(given)
    by_rest = sorted(range(len(exact)), key=lambda at: (given[at] - exact[at], at))
    for at in by_rest[:left]:
        given[at] += 1
    return tuple(unit * number for number in given)
