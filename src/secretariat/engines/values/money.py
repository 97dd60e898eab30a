"""Sums of money: read as typed, shown as a person reads them. Pure; never a float."""

import re
from decimal import Decimal
from functools import lru_cache

from babel.numbers import format_decimal, list_currencies

MOST = Decimal("9999999999999.99")
_AMOUNT = re.compile(r"\d{1,13}(\.\d{1,2})?")
HUNDRED = Decimal(100)


class BadSum(ValueError):  # noqa: N818 - reads as what it is
    """Sums that cannot be taken; the message names the row."""


def currency_of(text: str) -> str:
    """Return an ISO 4217 code.

    Raises:
        BadSum: there is no such currency.
    """
    code = text.strip().upper()
    if code not in _currencies():
        raise BadSum(f"“{text[:20]}” is no currency such as EUR or TRY.")
    return code


def amount_of(text: str, currency: str = "") -> Decimal:
    """Return an amount as typed; spaces may part the thousands, the currency may stand behind.

    >>> amount_of("1 250 000.50 EUR", "EUR")
    Decimal('1250000.50')

    Raises:
        BadSum: it is none, or in another currency.
    """
    head, _, tail = text.strip().rpartition(" ")
    if head and tail.isalpha():
        if tail.upper() != currency:
            raise BadSum(f"“{text}” is not in {currency or 'the currency of the project'}: one project, one.")
        text = head
    plain = re.sub(r"[\s\u00a0\u202f]", "", text)
    if not _AMOUNT.fullmatch(plain):
        raise BadSum(f"“{text[:40]}” is no amount such as 1250000 or 1 250 000.50.")
    return Decimal(plain)


def percent_of(text: str) -> Decimal:
    """Return a percentage.

    Raises:
        BadSum: it is none, or over 100.
    """
    plain = text.strip().removesuffix("%").strip()
    if not re.fullmatch(r"\d{1,3}(\.\d{1,2})?", plain):
        raise BadSum(f"“{text[:20]}” is no percentage such as 40 or 33.5.")
    if Decimal(plain) > HUNDRED:
        raise BadSum(f"{plain} % is more than 100 %.")
    return Decimal(plain)


def number_shown(number: int | Decimal | None, language: str) -> str:
    """Return a number as a person reads it; "" for none.

    >>> number_shown(148000, "en"), number_shown(None, "en")
    ('148,000', '')
    """
    return "" if number is None else str(format_decimal(number, locale=language.replace("-", "_")))


def exact_shown(amount: Decimal, currency: str, language: str) -> str:
    """Return an amount to the last cent, with its currency: as accounts tell it.

    >>> exact_shown(Decimal("1200"), "EUR", "en")
    '1,200.00 EUR'
    """
    words = format_decimal(amount, format="#,##0.00", locale=language.replace("-", "_"))
    return f"{words} {currency}".strip()


def shown(amount: Decimal | None, currency: str, language: str) -> str:
    """Return an amount as a person reads it, with its currency; "" for none."""
    if amount is None:
        return ""
    plain = amount.to_integral_value() if amount == amount.to_integral_value() else amount
    return f"{number_shown(plain, language)} {currency}".strip()


@lru_cache(maxsize=1)
def _currencies() -> frozenset[str]:
    return frozenset(list_currencies())
