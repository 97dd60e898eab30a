"""The language of a text and of its paragraphs: by script first, then by a small model."""

import re
from collections import Counter
from copy import copy
from functools import cache, lru_cache
from itertools import islice
from math import ceil
from typing import Any, Protocol, cast

from secretariat.engines.reading.text import ReadingText
from secretariat.engines.values.spans import Span

READ_LANGUAGES = ("en", "ru")

# Languages of the documents that regional organisations publish; more candidates mean more wrong answers.
_LATIN = (
    "en",
    "fr",
    "de",
    "es",
    "pt",
    "it",
    "nl",
    "da",
    "sv",
    "no",
    "fi",
    "et",
    "lv",
    "lt",
    "pl",
    "cs",
    "sk",
    "sl",
    "hr",
    "ro",
    "hu",
    "tr",
    "az",
    "sq",
    "id",
    "ms",
    "vi",
    "sw",
)
_CYRILLIC = ("ru", "uk", "be", "bg", "sr", "mk", "kk", "ky", "mn")
_SCRIPTS = {
    "el": re.compile("[\u0370-\u03ff]+"),
    "ar": re.compile("[\u0600-\u06ff]+"),
    "he": re.compile("[\u0590-\u05ff]+"),
    "hy": re.compile("[\u0530-\u058f]+"),
    "ka": re.compile("[\u10a0-\u10ff]+"),
    "th": re.compile("[\u0e00-\u0e7f]+"),
    "hi": re.compile("[\u0900-\u097f]+"),
    "ja": re.compile("[\u3040-\u30ff]+"),
    "ko": re.compile("[\uac00-\ud7af]+"),
    "zh": re.compile("[\u4e00-\u9fff]+"),
}
_OF_ONE_LANGUAGE = re.compile("|".join(signs.pattern for signs in _SCRIPTS.values()))
_LETTERS = re.compile(r"[^\W\d_]+")
_CYRILLIC_LETTERS = re.compile("[\u0400-\u04ff]+")
_LATIN_LETTERS = re.compile("[A-Za-z\u00c0-\u024f\u1e00-\u1eff]+")
# Texts in one script with the usual marks, as nearly all are: there is nothing to count.
_MARKS = "\u00a0\u00ab\u00bb\u2010-\u2027\u2116"
_ALONE = {
    "latin": (re.compile(f"[\\0-\x7f\u00c0-\u024f{_MARKS}]*"), _LATIN_LETTERS),
    "cyrillic": (re.compile(f"[\\0-@\\[-`{{-\x7f\u0400-\u04ff{_MARKS}]*"), _CYRILLIC_LETTERS),
}
_RUSSIAN_LETTER = re.compile("[ыэё]", re.IGNORECASE)
_NOT_RUSSIAN = re.compile("[іїєґўјљњћђџќѓѕәғқңөұүһ]", re.IGNORECASE)
# Words that Russian's neighbours do not have, for a paragraph that happens to lack its letters.
_RUSSIAN_WORD = re.compile(
    r"\b(?:года|году|его|который|которая|которое|также|после|затем|для|из|об)\b", re.IGNORECASE
)
_ENGLISH_WORD = re.compile(
    r"\b(?:the|of|and|to|for|on|by|with|that|is|are|was|were|which|has|have|from|will|this)\b", re.IGNORECASE
)
_ENGLISH_SHARE = 0.15  # of the words; English has about 0.3, its neighbours hardly any
_FEWEST_WORDS = 8  # shorter pieces (names, acronyms, headings) tell little
_FEWEST_FOREIGN_WORDS = 20  # in the same script; the model errs on less, and a wrong Remark is noise
_FEWEST_FOREIGN_SIGNS = 40  # in another script; a name in its own letters is no foreign paragraph


class _Identifier(Protocol):
    def classify(self, text: str) -> tuple[str, float]: ...


def language_of(text: ReadingText) -> str:
    """Return the language in which most of the text stands ("en", "ru", ...; "und" for no letters)."""
    lengths: Counter[str] = Counter()
    unclear = []
    for paragraph in text.paragraphs:
        words = paragraph.span.of(text.view)
        if len(words.split()) >= _FEWEST_WORDS and (plain := _plain_language(words)):
            lengths[plain] += len(words)
        else:
            unclear.append(words)
    if sum(map(len, unclear)) > lengths.total() and (modelled := _language(" ".join(unclear))):
        lengths[modelled] += sum(map(len, unclear))
    return lengths.most_common(1)[0][0] if lengths else "und"


def foreign_paragraphs(text: ReadingText, language: str) -> tuple[tuple[Span, str], ...]:
    """Return the span and language of each paragraph that is plainly in a language other than `language`."""
    found = []
    for paragraph in text.paragraphs:
        words = paragraph.span.of(text.view)
        if len(words.split()) >= _FEWEST_FOREIGN_WORDS or _script(words) != _script_of(language):
            other = _language(words)
            if other and other != language and len(words) >= _FEWEST_FOREIGN_SIGNS:
                found.append((paragraph.span, other))
    return tuple(found)


def _language(words: str) -> str | None:
    """Return the language of `words`, from their script and commonest words, else from the model."""
    if plain := _plain_language(words):
        return plain
    script = _script(words)
    return _model(script).classify(words)[0] if script in ("latin", "cyrillic") else None


@lru_cache(maxsize=256)
def _plain_language(words: str) -> str | None:
    """Return the language that script and commonest words tell, None where they do not."""
    script = _script(words)
    if script == "cyrillic":
        is_russian = _RUSSIAN_LETTER.search(words) or _RUSSIAN_WORD.search(words)
        return "ru" if is_russian and not _NOT_RUSSIAN.search(words) else None
    if script == "latin":
        enough = ceil(_ENGLISH_SHARE * len(words.split()))
        return "en" if len(list(islice(_ENGLISH_WORD.finditer(words), enough))) == enough else None
    return script


@lru_cache(maxsize=256)
def _script(words: str) -> str | None:
    """Return "latin", "cyrillic", or the language of a script that serves one language here."""
    for script, (signs, letter) in _ALONE.items():
        if signs.fullmatch(words):
            return script if letter.search(words) else None
    letters = _count(_LETTERS, words)
    for language, signs in _SCRIPTS.items() if _OF_ONE_LANGUAGE.search(words) else ():
        # Japanese mixes its syllables with Chinese signs.
        if _count(signs, words) > letters / (8 if language == "ja" else 2):
            return language
    if _count(_CYRILLIC_LETTERS, words) > letters / 2:
        return "cyrillic"
    return "latin" if _count(_LATIN_LETTERS, words) > letters / 2 else None


def _count(signs: re.Pattern[str], words: str) -> int:
    """Return how many signs the runs of `signs` in `words` have together."""
    return sum(map(len, signs.findall(words)))


def _script_of(language: str) -> str:
    if language in _SCRIPTS:
        return language
    return "cyrillic" if language in _CYRILLIC else "latin"


def load_models() -> None:
    """Load what tells languages before it is asked for: loading writes a temporary file."""
    for script in ("latin", "cyrillic"):
        _model(script)


@cache
def _model(script: str) -> _Identifier:
    identifier = copy(_loaded())
    identifier.set_languages(list(_LATIN if script == "latin" else _CYRILLIC))
    return cast(_Identifier, identifier)


@cache
def _loaded() -> Any:
    # Loading takes 0.8 s, and plain English and Russian are told without the model.
    from py3langid.langid import MODEL_FILE, LanguageIdentifier  # noqa: PLC0415

    return LanguageIdentifier.from_model_file(MODEL_FILE)
