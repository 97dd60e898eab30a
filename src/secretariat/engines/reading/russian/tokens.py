"""Words, numbers and signs of a Russian text, with their places."""

import re
from dataclasses import dataclass

from secretariat.engines.reading.russian.morphology import Word, word_of
from secretariat.engines.values.spans import Span

_TOKEN = re.compile(
    r"\d+(?:[.,]\d+)*-[А-ЯЁа-яё]+\b"  # 24-е, 80-летие
    r"|\d+(?:[.,]\d+)*"
    r"|\b[Ии]\.\s?[Оо]\.(?=\s[а-яё])"  # исполняющий обязанности
    r"|\b[Ии]сполняющ\w{2,3}\sобязанности(?=\s[А-ЯЁа-яё])"
    r"|\bг\.(?=\s?[А-ЯЁ][а-яё])"  # город
    r"|[^\W\d_]\d+\+?\b"  # G20
    r"|[^\W\d_]+(?:[-‑’'`][^\W\d_]+)*\+?"
    r"|\S"
)


# Scanned texts have Latin letters in Russian words.
_MIXED = re.compile(r"[а-я][a-z]|[a-z][а-я]")
_LOOKALIKES = str.maketrans("aceopxykmtnhbu", "асеорхукмтпнви")


@dataclass(frozen=True, slots=True)
class Token:
    """One word or sign; `folded` is lower case with е for ё."""

    span: Span
    surface: str
    folded: str
    word: Word

    @property
    def is_capitalised(self) -> bool:
        """Tell whether it begins with a capital letter."""
        return self.surface[0].isupper()


def fold(text: str) -> str:
    """Return the form in which words are compared: lower case, е for ё, plain hyphen.

    >>> fold("Киргизёв")
    'киргизев'
    """
    return text.lower().replace("ё", "е").replace("‑", "-").replace("’", "'")


def tokenise(view: str, span: Span) -> list[Token]:
    """Return the tokens of one stretch of the view.

    >>> [t.surface for t in tokenise("24-е заседание, G20.", Span(0, 20))]
    ['24-е', 'заседание', ',', 'G20', '.']
    """
    found = []
    for match in _TOKEN.finditer(view, span.start, span.end):
        folded = fold(match.group())
        if _MIXED.search(folded):
            folded = folded.translate(_LOOKALIKES)
        found.append(Token(Span(*match.span()), match.group(), folded, word_of(folded)))
    return found


def words_of(name: str) -> tuple[str, ...]:
    """Return the folded words of a name, cut as `tokenise` cuts them.

    >>> words_of("Папуа — Новая Гвинея")
    ('папуа', '—', 'новая', 'гвинея')
    """
    return tuple(fold(match.group()) for match in _TOKEN.finditer(name))
