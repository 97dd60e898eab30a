"""Words without case, accents and scripts: for comparing, for public addresses, for sorting."""

import re
import unicodedata
from collections.abc import Callable
from functools import lru_cache
from typing import Any

from secretariat.engines.values.errors import BadValue

_CACHED_WORDS = 32_768

# Letters that Unicode does not take apart, and Cyrillic in the spelling that English texts use.
_LETTERS = {
    **dict(zip("łøđðħıŧŋə", ("l", "o", "d", "d", "h", "i", "t", "n", "a"), strict=True)),
    **dict(zip("ßæœþ", ("ss", "ae", "oe", "th"), strict=True)),
    **dict(zip("абвгдезийклмнопрстуфх", [*"abvgdeziyklmnoprstuf", "kh"], strict=True)),
    **dict(zip("жцчшщыэюя", ("zh", "ts", "ch", "sh", "shch", "y", "e", "yu", "ya"), strict=True)),
    **dict(zip("ъь", ("", ""), strict=True)),
    **dict(zip("ёіїєґў", ("e", "i", "i", "ye", "g", "u"), strict=True)),
    **dict(zip("ђјљњћџѓќѕ", ("dj", "j", "lj", "nj", "c", "dz", "g", "k", "dz"), strict=True)),
    **dict(zip("әғқңөұүһ", ("a", "g", "k", "n", "o", "u", "u", "h"), strict=True)),
    **dict.fromkeys("'’‘ʼʹʺ`´", ""),
    **dict.fromkeys("‐‑‒–—−", "-"),
}
_TABLE = str.maketrans(_LETTERS)
_NO_WORD = re.compile(r"[^a-z0-9]+")


@lru_cache(maxsize=_CACHED_WORDS)
def fold(text: str) -> str:
    """Return the text in plain small Latin letters, with single spaces.

    Apostrophes go, dashes become hyphens. Two texts that fold alike differ at most in case, accents,
    script or spacing.

    >>> fold("Lazăr COMĂNESCU"), fold("Сергей Лавров"), fold("İstanbul")
    ('lazar comanescu', 'sergey lavrov', 'istanbul')
    """
    # Composed first, so that a letter such as й is looked up before its breve is taken off.
    small = unicodedata.normalize("NFC", text.casefold()).translate(_TABLE)
    plain = "".join(c for c in unicodedata.normalize("NFKD", small) if not unicodedata.combining(c))
    plain = plain.translate(_TABLE)
    if not plain.isascii():
        plain = "".join(c for c in _latin()(plain).casefold().translate(_TABLE) if c.isascii())
    return " ".join(plain.split())


def slug_of(text: str, *, longest: int = 60) -> str:
    """Return the part of a public address that stands for a name; cut between words.

    Raises:
        BadValue: the text has no letter and no digit.

    >>> slug_of("Lazăr Comănescu")
    'lazar-comanescu'
    """
    slug = _NO_WORD.sub("-", fold(text)).strip("-")
    if not slug:
        raise BadValue(text, 0, "no letter or digit to make an address of")
    if len(slug) > longest:
        head = slug[: longest + 1].rpartition("-")[0]
        slug = head or slug[:longest]
    return slug


def sort_key(text: str, language: str) -> bytes:
    """Return the key that sorts the text as dictionaries of the language do (ICU collation).

    >>> sort_key("Čakovec", "cs") > sort_key("Cz", "cs")
    True
    """
    return bytes(_collator(language).getSortKey(text))


@lru_cache(maxsize=64)
def _collator(language: str) -> Any:
    import icu  # type: ignore[import-untyped]  # noqa: PLC0415 - heavy, and a reader needs it not

    return icu.Collator.createInstance(icu.Locale(language))


@lru_cache(maxsize=1)
def _latin() -> Callable[[str], str]:
    import icu  # noqa: PLC0415 - heavy, and needed only for scripts that the table above lacks

    turned: Callable[[str], str] = icu.Transliterator.createInstance("Any-Latin; Latin-ASCII").transliterate
    return turned
