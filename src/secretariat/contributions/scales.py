"""A scale as typed: members with percentages, units or inhabitants; classes with their fees. Pure."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal, InvalidOperation

from secretariat.commitments.sheet import SheetRow, sheet_rows
from secretariat.contributions.states import Way
from secretariat.engines.values.apportioning import apportioned
from secretariat.engines.values.folding import fold
from secretariat.engines.values.money import HUNDRED, BadSum, amount_of

MOST_ROWS = 500
COLUMNS: Mapping[str, tuple[str, ...]] = {
    Way.PERCENT: ("member", "percent", "currency"),
    Way.UNITS: ("member", "units", "currency"),
    Way.CLASSES: ("member", "inhabitants", "currency"),
}
_MOST_WEIGHT = Decimal(10) ** 9


@dataclass(frozen=True, slots=True)
class FeeClass:
    """A fee: for members with fewer inhabitants than `below`; None for all above."""

    name: str
    below: int | None
    amount: Decimal


@dataclass(frozen=True, slots=True)
class ShareRow:
    """One row: `at` is its line; `code` of the member, "" where nobody is called so; why it is not taken."""

    at: int
    words: str
    code: str
    weight: Decimal | None
    reasons: tuple[str, ...] = ()


def classes_of(text: str) -> tuple[FeeClass, ...]:
    """Return the classes of a text, one a line: `up to 50000; 1200`, the last `above; 4000`.

    Raises:
        BadSum: names the line.

    >>> [(one.below, str(one.amount)) for one in classes_of("up to 50 000; 1200\\nabove; 4000.50")]
    [(50000, '1200'), (None, '4000.50')]
    """
    found: list[FeeClass] = []
    for at, line in enumerate(filter(None, map(str.strip, text.splitlines())), start=1):
        head, _, fee = (part.strip() for part in line.rpartition(";"))
        digits = head.lower().removeprefix("up to").replace(" ", "").replace("\u00a0", "")
        is_last = head.lower() == "above"
        if not is_last and not (digits.isascii() and digits.isdecimal() and len(digits) < 10):
            raise BadSum(f"Line {at}: write “up to 50000; 1200”, and last “above; 4000”.")
        try:
            amount = amount_of(fee)
        except BadSum as error:
            raise BadSum(f"Line {at}: {error}") from error
        below = None if is_last else int(digits)
        if found and (found[-1].below is None or (below is not None and below <= found[-1].below)):
            raise BadSum(f"Line {at}: classes rise, and “above” is the last.")
        found.append(FeeClass(head, below, amount))
    if not found or found[-1].below is not None:
        raise BadSum("The last class is “above; …”, so that every member has one.")
    return tuple(found)


def share_rows(text: str, way: str, currency: str, members: Mapping[str, str]) -> list[ShareRow]:
    """Return the members of a scale, each with what is wrong with it.

    Args:
        members: folded name or code → code, of the members of the body.

    Raises:
        BadFile: no row, too many, a column that nobody knows, or none with the member.
    """
    columns = COLUMNS[way]
    found, seen = list[ShareRow](), dict[str, int]()
    for row in sheet_rows(text, columns, "member", MOST_ROWS):
        words = row.cells["member"]
        code, weight = members.get(fold(words), ""), _number(row.cells[columns[1]])
        reasons = list(_wrong(row, way, currency, code, weight))
        if code and code in seen:
            reasons.append(f"row {seen[code]} names the same member")
        seen.setdefault(code, row.at)
        found.append(ShareRow(row.at, words, code, weight, tuple(reasons)))
    return found


def _wrong(row: SheetRow, way: str, currency: str, code: str, weight: Decimal | None) -> list[str]:
    reasons = ["it has more cells than the head"] if row.is_too_wide else []
    if not code:
        reasons.append(f"“{row.cells['member'][:60]}” is no member")
    if weight is None:
        reasons.append(f"“{row.cells[COLUMNS[way][1]][:20]}” is no number such as 12.5")
    elif way == Way.PERCENT and weight > HUNDRED:
        reasons.append(f"{weight} % is more than 100 %")
    elif way == Way.CLASSES and weight != weight.to_integral_value():
        reasons.append("inhabitants are a whole number")
    other = row.cells["currency"].upper()
    if other and other != currency:
        reasons.append(f"it is in {other[:10]}, the scale in {currency}: one scale, one currency")
    return reasons


def amounts_of(
    way: str, total: Decimal | None, weights: Sequence[Decimal], classes: Sequence[FeeClass]
) -> tuple[tuple[Decimal, str], ...]:
    """Return amount and class of each member; amounts of a shared total make it exactly.

    Raises:
        BadSum: percentages that do not make 100, nobody who bears anything, a total that is none.
    """
    if way == Way.CLASSES:
        fees = [next(c for c in classes if c.below is None or weight < c.below) for weight in weights]
        return tuple((fee.amount, fee.name) for fee in fees)
    if total is None or total <= 0:
        raise BadSum("Say how much the members owe together.")
    made = sum(weights, Decimal(0))
    if way == Way.PERCENT and made != HUNDRED:
        more = "more" if made > HUNDRED else "less"
        raise BadSum(f"The shares make {made} %: {abs(made - HUNDRED)} % {more} than 100 %.")
    if made <= 0:
        raise BadSum("Somebody bears a share above 0.")
    return tuple((amount, "") for amount in apportioned(total, weights))


def _number(text: str) -> Decimal | None:
    """Return a number not below 0 with four decimals at most; None for what is none."""
    plain = text.removesuffix("%").replace("\u00a0", "").replace(" ", "")
    if not plain.replace(".", "", 1).isdecimal() or not plain.isascii():
        return None
    try:
        number = Decimal(plain)
    except InvalidOperation:  # a lone point
        return None
    exponent = number.as_tuple().exponent
    return number if number < _MOST_WEIGHT and isinstance(exponent, int) and exponent >= -4 else None
