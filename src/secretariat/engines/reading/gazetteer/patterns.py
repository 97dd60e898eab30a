"""One way to write a name, and the identity that it stands for."""

import unicodedata
from dataclasses import dataclass

from secretariat.engines.reading.mentions import Named

_LATIN = (*range(0xC0, 0x250), *range(0x1E00, 0x1F00))
_WITHOUT_MARKS = {"ø": "o", "Ø": "O", "ł": "l", "Ł": "L", "đ": "d", "Đ": "D", "ı": "i", "ё": "е", "Ё": "Е"}


def _base(code: int) -> str:
    first = unicodedata.normalize("NFD", chr(code))[0]
    return first if first.isascii() else chr(code)


_FOLD = str.maketrans(
    {chr(code): _base(code) for code in _LATIN}
    | _WITHOUT_MARKS
    | dict.fromkeys("‘’ʼ`´", "'")
    | dict.fromkeys("\u2010\u2011\u2013\u2212", "-")
    | dict.fromkeys("\n\r\t\u00a0\u202f", " ")
)


def folded(text: str) -> str:
    """Return `text` at the same length, without diacritics of Latin letters and without line ends.

    >>> folded("Chișinău"), folded("орёл")
    ('Chisinau', 'орел')
    """
    return text.translate(_FOLD)


@dataclass(frozen=True, slots=True)
class Entry:
    """A state, body, city or region: `key` is its identity, `name` its usual name in the language."""

    named: Named
    key: str
    name: str


@dataclass(frozen=True, slots=True)
class Pattern:
    """A form of a name as it stands in texts of one language.

    `needs_support`: a short acronym that means other things too; it counts only with a second signal.
    `is_acronym`: the form is one token of capitals. `named` may differ from that of the entry (a
    demonym names a state); `value` is what a field gives instead of the words of the text (a demonym
    gives the state's name), None where the words themselves serve.
    """

    form: str
    entry: Entry
    named: Named
    value: str | None = None
    needs_support: bool = False
    is_acronym: bool = False
