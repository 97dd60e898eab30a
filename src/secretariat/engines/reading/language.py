"""The language of a text and of its paragraphs: by script first, then by a small model."""

import re
from collections import Counter
from functools import cache
from typing import Protocol, cast

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
    "el": re.compile("[\u0370-\u03ff]"),
    "ar": re.compile("[\u0600-\u06ff]"),
    "he": re.compile("[\u0590-\u05ff]"),
    "hy": re.compile("[\u0530-\u058f]"),
    "ka": re.compile("[\u10a0-\u10ff]"),
    "th": re.compile("[\u0e00-\u0e7f]"),
    "hi": re.compile("[\u0900-\u097f]"),
    "ja": re.compile("[\u3040-\u30ff]"),
    "ko": re.compile("[\uac00-\ud7af]"),
    "zh": re.compile("[\u4e00-\u9fff]"),
}
_LETTER = re.compile(r"[^\W\d_]")
_CYRILLIC_LETTER = re.compile("[\u0400-\u04ff]")
_LATIN_LETTER = re.compile("[A-Za-z\u00c0-\u024f\u1e00-\u1eff]")
_RUSSIAN_LETTER = re.compile("[ыэё]", re.IGNORECASE)
_NOT_RUSSIAN = re.compile("[іїєґўјљњћђџќѓѕәғқңөұүһ]", re.IGNORECASE)
_ENGLISH_WORD = re.compile(
    r"\b(?:the|of|and|by|with|that|was|were|which|has|have|from|will)\b", re.IGNORECASE
)
_ENGLISH_SHARE = 0.12
_FEWEST_WORDS = 8  # shorter pieces (names, acronyms, headings) tell little
_FEWEST_FOREIGN_WORDS = 20  # the model errs on less; a wrong Remark is noise


class _Identifier(Protocol):
    def classify(self, text: str) -> tuple[str, float]: ...


def language_of(text: ReadingText) -> str:
    """Return the language in which most of the text stands ("en", "ru", ...; "und" for no letters)."""
    lengths: Counter[str] = Counter()
    for paragraph in text.paragraphs:
        words = paragraph.span.of(text.view)
        if known := _language(words, _FEWEST_WORDS):
            lengths[known] += len(words)
    if lengths:
        return lengths.most_common(1)[0][0]
    return _language(text.view, 1) or "und"


def foreign_paragraphs(text: ReadingText, language: str) -> tuple[tuple[Span, str], ...]:
    """Return the span and language of each paragraph that is plainly in a language other than `language`."""
    known = ((p.span, _language(p.span.of(text.view), _FEWEST_FOREIGN_WORDS)) for p in text.paragraphs)
    return tuple((span, other) for span, other in known if other and other != language)


def _language(words: str, fewest_words: int) -> str | None:
    """Return the language of `words`, None where they are too few to tell."""
    letters = len(_LETTER.findall(words))
    for language, signs in _SCRIPTS.items():
        # Japanese mixes its syllables with Chinese signs.
        if len(signs.findall(words)) > letters / (8 if language == "ja" else 2):
            return language
    if len(words.split()) < fewest_words:
        return None
    if len(_CYRILLIC_LETTER.findall(words)) > letters / 2:
        return _cyrillic_language(words)
    if len(_LATIN_LETTER.findall(words)) > letters / 2:
        return _latin_language(words)
    return None


def _cyrillic_language(words: str) -> str:
    if _RUSSIAN_LETTER.search(words) and not _NOT_RUSSIAN.search(words):
        return "ru"
    return _model("cyrillic").classify(words)[0]


def _latin_language(words: str) -> str:
    if len(_ENGLISH_WORD.findall(words)) >= _ENGLISH_SHARE * len(words.split()):
        return "en"
    return _model("latin").classify(words)[0]


@cache
def _model(script: str) -> _Identifier:
    # Loading takes 0.8 s, and plain English and Russian are told without the model.
    from py3langid.langid import MODEL_FILE, LanguageIdentifier  # noqa: PLC0415

    identifier = LanguageIdentifier.from_model_file(MODEL_FILE)
    identifier.set_languages(list(_LATIN if script == "latin" else _CYRILLIC))
    return cast(_Identifier, identifier)
