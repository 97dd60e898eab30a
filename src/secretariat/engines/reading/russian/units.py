"""A sentence as a row of units: words with their lemmas, and names taken as one unit each."""

from collections.abc import Sequence
from dataclasses import dataclass

from secretariat.engines.reading.mentions import DateMention
from secretariat.engines.reading.russian.persons import Person
from secretariat.engines.reading.russian.tokens import Token
from secretariat.engines.values.spans import Span


@dataclass(frozen=True, slots=True)
class Place:
    """A state, city or adjective of a state."""

    span: Span
    key: str
    value: str
    is_capital: bool = False


@dataclass(frozen=True, slots=True)
class BodyNamed:
    """An organisation, or an organ with the organisation it belongs to.

    `value` names the organ with its organisation, `organisation` the organisation alone; `source` is
    where the organisation is named, if not here.
    """

    span: Span
    key: str
    value: str
    organisation: str
    organ: str = ""
    organ_kind: str = ""
    source: Span | None = None
    organisation_span: Span | None = None


@dataclass(frozen=True, slots=True)
class OfficeNamed:
    """A title: "министр иностранных дел" of "Россия"; several organisations for a plural title."""

    span: Span
    head: str
    value: str
    value_span: Span
    organisations: tuple[Place | BodyNamed, ...]
    is_plural: bool
    is_office: bool


Named = Place | BodyNamed | OfficeNamed | Person | DateMention


_DASHES = ("—", "–", "-", "−")


@dataclass(frozen=True, slots=True)
class Unit:
    """One unit: `kind` is W word, Q ordinal, X sign, or P, S, A, C, B, O, D for what is named.

    `cases` are the letters of its cases; `lemma` and `part` are set for words.
    """

    kind: str
    span: Span
    surface: str
    lemma: str = ""
    part: str = "-"  # no part of speech
    cases: str = ""
    named: Named | None = None

    @property
    def item(self) -> str:
        """Return the form in which patterns see the unit."""
        if self.kind == "W":
            return f"{self.lemma}/{self.part}{self.cases}"
        if self.kind == "X":
            return "—" if self.surface in _DASHES else self.surface
        return f"@{self.kind}/{self.cases}"

    @property
    def key(self) -> str:
        """Return what a pattern may ask a line for: the lemma, the sign, or the kind of a name."""
        if self.kind == "X":
            return self.item
        return self.lemma if self.kind == "W" else f"@{self.kind}"

    @property
    def is_person(self) -> bool:
        """Tell whether it is a person."""
        return self.kind == "P"


@dataclass(frozen=True, slots=True)
class Line:
    """One sentence, heading or list item."""

    span: Span
    units: tuple[Unit, ...]
    paragraph: int
    is_heading: bool
    text: str
    starts: tuple[int, ...]
    items: frozenset[str]

    def unit_at(self, offset: int) -> int:
        """Return the index of the unit that begins at an offset of `text`."""
        return self.starts.index(offset)


def line_of(span: Span, units: Sequence[Unit], paragraph: int, is_heading: bool) -> Line:
    """Return a line with its pattern text."""
    starts, text = [], ""
    for unit in units:
        starts.append(len(text))
        text += unit.item + " "
    keys = frozenset(unit.key for unit in units)
    return Line(span, tuple(units), paragraph, is_heading, text, tuple(starts), keys)


def word_unit(token: Token) -> Unit:
    """Return the unit of a word or sign."""
    if not token.surface[0].isalnum():
        return Unit("X", token.span, token.surface)
    if ordinal_of(token) is not None and (token.surface[0].isdigit() or token.surface.isupper()):
        return Unit("Q", token.span, token.surface)
    return Unit("W", token.span, token.surface, token.word.lemma, token.word.part, token.word.tag)


_ORDINALS = [
    "первый", "второй", "третий", "четвертый", "пятый", "шестой", "седьмой", "восьмой", "девятый",
    "десятый", "одиннадцатый", "двенадцатый", "тринадцатый", "четырнадцатый", "пятнадцатый", "шестнадцатый",
    "семнадцатый", "восемнадцатый", "девятнадцатый", "двадцатый",
]  # fmt: skip
_TENS = {"тридцатый": 30, "сороковой": 40, "пятидесятый": 50, "шестидесятый": 60, "семидесятый": 70}
_ORDINAL_ENDING = 3
_ROMAN = {"I": 1, "V": 5, "X": 10, "L": 50, "C": 100}


def ordinal_of(token: Token) -> int | None:
    """Return the number of an ordinal: "24-е", "XXIV", "второе"."""
    return ordinal(token.surface, token.word.lemma)


def ordinal(surface: str, lemma: str) -> int | None:
    """Return the number of an ordinal given as surface and lemma.

    >>> ordinal("24-е", ""), ordinal("XXIV", ""), ordinal("вторая", "второй"), ordinal("24", "")
    (24, 24, 2, None)
    """
    if "-" in surface and surface[0].isdigit():
        digits, _, ending = surface.partition("-")
        return int(digits) if digits.isdigit() and len(ending) <= _ORDINAL_ENDING else None
    if surface.isascii() and surface.isupper() and set(surface) <= set(_ROMAN):
        return _roman(surface)
    if lemma in _ORDINALS:
        return _ORDINALS.index(lemma) + 1
    return _TENS.get(lemma)


def _roman(text: str) -> int:
    values = [_ROMAN[letter] for letter in text]
    return sum(-v if any(w > v for w in values[n + 1 : n + 2]) else v for n, v in enumerate(values))
