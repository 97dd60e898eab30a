"""Whether two values of one field agree, each as exact as its source. Pure."""

import re
from typing import Any

from rapidfuzz import fuzz

from secretariat.desk.compare.dates import good
from secretariat.engines.values.folding import fold

_ALIKE = 88
_WORD = re.compile(r"\w+")


def same_date(here: Any, there: Any) -> bool:
    """Tell whether two dates agree: each side may be the other's, only less exact.

    >>> same_date("2022-07/2022-12", "2022-07-01/2022-12-31"), same_date("2022-41", "2022-07-01/2022-12-31")
    (True, True)
    >>> same_date("2022-07-01/2022-12-31", "2022-01-01/2022-12-31")
    False
    """
    one, other = good(here), good(there)
    if not one or not other:
        return bool(here == there)
    return _same_side(one.iso_start, other.iso_start) and _same_side(one.iso_end, other.iso_end)


def _same_side(one: str | None, other: str | None) -> bool:
    if one is None or other is None:
        return True
    return one.startswith(other) or other.startswith(one)


def meets(here: Any, there: Any) -> bool:
    """Tell whether two dates may share a day; True where one of them is not known."""
    one, other = good(here), good(there)
    return not one or not other or one.may_meet(other)


def same_words(here: Any, there: Any) -> bool:
    """Tell whether words are the same, apart from case, accents and spaces."""
    return fold(str(here or "")) == fold(str(there or ""))


def like_words(here: Any, there: Any) -> bool:
    """Tell whether one wording is the other, or part of it, or nearly so.

    >>> like_words("Economic Agenda", "BSEC Economic Agenda: Towards an Enhanced Partnership")
    True
    """
    one, other = (" ".join(_WORD.findall(fold(str(words or "")))) for words in (here, there))
    return bool(one and other and fuzz.token_set_ratio(one, other) >= _ALIKE)


def same(here: Any, there: Any) -> bool:
    """Tell whether two values are equal."""
    return bool(here == there)
