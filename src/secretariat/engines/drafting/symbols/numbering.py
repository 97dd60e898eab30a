"""Give the next symbol: of a series, a revision, addendum or correction; and number what carries none.

Source: docs/reference/symbols.md#numbering.
"""

import re
from collections.abc import Iterable
from dataclasses import replace
from datetime import datetime

from secretariat.engines.drafting.errors import BadSymbol
from secretariat.engines.drafting.symbols.reading import read_symbol
from secretariat.engines.drafting.symbols.symbol import Scheme, Suffix, SuffixKind, Symbol

_LAST_NUMBER = re.compile(r"\d+(?=\D*\Z)")


def following(symbol: Symbol, kind: SuffixKind, taken: Iterable[Symbol] = ()) -> Symbol:
    """Return the next revision, addendum, correction or amendment of a document.

    Args:
        symbol: the document; of a revision the next revision replaces it, an addendum adds to it.
        taken: symbols that are given already.

    >>> following(read_symbol("A/CONF.48/14/Rev.1"), SuffixKind.REV).text
    'A/CONF.48/14/Rev.2'
    """
    kept = symbol.suffixes
    if kind is SuffixKind.REV and kept and kept[-1].kind is SuffixKind.REV:
        kept = kept[:-1]
    own = symbol.suffixes[-1].number if kept != symbol.suffixes else 0
    numbers = [own]
    for other in taken:
        is_same = other.stem == symbol.stem and other.suffixes[:-1] == kept and other.suffixes
        if is_same and other.suffixes[-1].kind is kind:
            numbers.append(other.suffixes[-1].number)
    plain = replace(symbol.base, suffixes=kept)
    return replace(plain, suffixes=(*kept, Suffix(kind, max(numbers) + 1)))


def next_in_series(symbol: Symbol, taken: Iterable[Symbol] = ()) -> Symbol:
    """Return the next document of the series that a symbol belongs to.

    Raises:
        BadSymbol: the symbol has no number.

    >>> next_in_series(read_symbol("BS/FM/R(2021)1"), [read_symbol("BS/FM/R(2021)4")]).text
    'BS/FM/R(2021)5'
    """
    if symbol.number is None:
        raise BadSymbol(symbol.text, "It has no number to count on from.")
    series = _series(symbol)
    numbers = [symbol.number, *(other.number or 0 for other in taken if _series(other) == series)]
    return read_symbol(_numbered(symbol, max(numbers) + 1))


def _series(symbol: Symbol) -> str:
    return _numbered(symbol, 0) if symbol.number is not None else symbol.stem


def _numbered(symbol: Symbol, number: int) -> str:
    """Return the stem with another serial number, which is not always the last number in it."""
    at = symbol.stem.rfind(str(symbol.number))
    if symbol.scheme in (Scheme.OSCE, Scheme.MERCOSUR, Scheme.EU):
        spot = re.search(rf"(?<=[/ )]){symbol.number}(?=/|\Z| final)", symbol.stem)
        at = spot.start() if spot else at
    return symbol.stem[:at] + str(number) + symbol.stem[at + len(str(symbol.number)) :]


def informal(label: str, at: datetime, taken: Iterable[Symbol] = ()) -> Symbol:
    """Number a text that carries no symbol: a non-paper, a Chair's text, rolling text.

    Args:
        label: what it is called.
        at: when it was handed out, with its time zone.

    >>> from datetime import UTC
    >>> informal("Chair's text", datetime(2026, 6, 11, 16, 30, tzinfo=UTC)).text
    "Chair's text 1 (11 June 2026 @ 16:30 UTC)"
    """
    name = " ".join(label.split())
    number = 1 + max((other.number or 0 for other in taken if _is_of(other, name)), default=0)
    zone = at.strftime("%Z") or at.strftime("%z")
    stamp = f"{at.day} {_MONTHS[at.month - 1]} {at.year} @ {at:%H:%M} {zone}".strip()
    return Symbol(Scheme.INFORMAL, f"{name} {number} ({stamp})", number, year=at.year)


def _is_of(other: Symbol, name: str) -> bool:
    return other.scheme is Scheme.INFORMAL and other.stem.startswith(f"{name} {other.number} (")


_MONTHS = (
    "January", "February", "March", "April", "May", "June", "July", "August", "September", "October",
    "November", "December",
)  # fmt: skip
