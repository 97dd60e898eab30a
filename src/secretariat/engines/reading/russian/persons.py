"""Persons: by initials, by the model, and joined over the document."""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from typing import TypeVar

from secretariat.engines.reading.russian.lexicon import Hit, names_in
from secretariat.engines.reading.russian.morphology import analyser, readings_of
from secretariat.engines.reading.russian.names_model import person_spans
from secretariat.engines.reading.russian.nominative import nominative
from secretariat.engines.reading.russian.tokens import Token, fold, tokenise
from secretariat.engines.reading.russian.wordlists import word_set
from secretariat.engines.reading.russian.words import HONORIFICS, PARLIAMENTS, SPEECH_VERBS, TITLE_HEADS
from secretariat.engines.values.spans import Span

_NO_SURNAME = r"(?!(?:Он|Она|Они|Оно|Это|Эти|В|На|По|За|Также|Кроме|При|Как)\b)"
_SURNAME = _NO_SURNAME + r"[А-ЯЁ][а-яё]+(?:[-’'][А-ЯЁа-яё][а-яё]+)*"
_INITIAL = r"[А-ЯЁ][а-яё]?\.(?:-[А-ЯЁ]\.)?"
_INITIALLED = re.compile(
    rf"(?<![А-ЯЁа-яё.])(?:{_INITIAL}\s?){{1,3}}(?:(?:фон|де|ван|дер|аль|бин)[-\s])*{_SURNAME}(?:(?<=\w)\s{_SURNAME}(?=\)))?"
    rf"|(?<![А-ЯЁа-яё]){_SURNAME}\s(?:[А-ЯЁ]\.\s?){{2}}(?!\s?[А-ЯЁ][а-яё])"
)
_CUES = TITLE_HEADS | SPEECH_VERBS | HONORIFICS | word_set("persons-cues")
_GOVERNED = {
    "с": "ig", "к": "d", "о": "p", "от": "g", "у": "g", "из": "g", "для": "g", "между": "i", "без": "g",
    "против": "g", "кроме": "g", "включая": "a", "через": "a", "перед": "i", "вместо": "g", "сменить": "a",
    "принять": "a", "приветствовать": "a", "назначить": "a", "избрать": "a", "освободить": "a",
    "уволить": "a", "отстранить": "a", "утвердить": "a", "пригласить": "a", "посетить": "a",
    "поблагодарить": "a", "поздравить": "a", "помимо": "g",
}  # fmt: skip
_Key = TypeVar("_Key")
_MOST_WORDS = 4
_FULL = 2  # words of a full name


@dataclass(frozen=True, slots=True)
class Person:
    """A person where the text names them; `value` is the nominative, of the full name where it is known.

    `source` is the mention from which the full name comes, where it is not this one.
    """

    span: Span
    words: tuple[str, ...]
    value: str
    is_sure: bool
    source: Span | None = None


def has_cue(tokens: Iterable[Token]) -> bool:
    """Tell whether a paragraph is worth the name finder."""
    return any(t.word.lemma in _CUES for t in tokens)


def persons_in(view: str, paragraphs: Sequence[tuple[Span, Sequence[Token]]]) -> list[Person]:
    """Return the persons of a document in order; names are joined: "Лавров" stands for the full name."""
    spans: list[tuple[Span, Sequence[Token]]] = []
    asked = [(span, tokens) for span, tokens in paragraphs if has_cue(tokens)]
    found = person_spans([_unshouted(span.of(view)) for span, _ in asked])
    by_model = {
        span: [s.shifted(span.start) for s in names] for (span, _), names in zip(asked, found, strict=True)
    }
    for span, tokens in paragraphs:
        initialled = [
            _trimmed(Span(*m.span()), view) for m in _INITIALLED.finditer(view, span.start, span.end)
        ]
        rest = [s for s in by_model.get(span, []) if not any(s.meets(i) for i in initialled)]
        known = names_in(tokens) if rest else []
        for one in sorted([*initialled, *rest]):
            within = [t for t in tokens if one.holds(t.span)]
            kept = within if one in initialled else _without_titles(within, tokens, known)
            if kept:
                spans.append((Span(kept[0].span.start, kept[-1].span.end), tokens))
    people = [_person(view, one, tokens) for one, tokens in spans]
    return joined(sorted([*people, *_again(view, paragraphs, people)], key=lambda p: p.span))


_SHORTEST_SURNAME = 4  # letters of a stem


def _again(
    view: str, paragraphs: Sequence[tuple[Span, Sequence[Token]]], people: Sequence[Person]
) -> Iterator[Person]:
    """Yield the surnames of those known in full where the model missed them: "Токаев предложил"."""
    full = [p for p in people if len(p.words) >= _FULL]
    stems = {stem(word) for p in full for word in (p.words[-1], p.value.split()[-1])}
    stems = {one for one in stems if len(one) >= _SHORTEST_SURNAME}
    taken = {at for p in people for at in range(p.span.start, p.span.end)}
    for _, tokens in paragraphs:
        named = [n for n, t in enumerate(tokens) if t.is_capitalised and stem(t.surface) in stems]
        named = [n for n in named if tokens[n].span.start not in taken and _is_alone(tokens, n)]
        known = {n for h in names_in(tokens) for n in range(h.first, h.last)} if named else set()
        for n in named:
            if n not in known:
                yield _person(view, tokens[n].span, tokens)


def _is_alone(tokens: Sequence[Token], at: int) -> bool:
    """Tell whether a word may be a surname by itself: no other word, and no part of a longer name."""
    beside = [*tokens[max(0, at - 1) : at], *tokens[at + 1 : at + 2]]
    is_beginning = at == 0 or tokens[at - 1].surface in ".!?«"
    is_name = any(r.role == "Surn" for r in readings_of(tokens[at].folded))
    is_word = bool(analyser().word_is_known(tokens[at].folded)) and not is_name
    others = [t for t in beside if t.is_capitalised and not t.surface.isupper()]
    is_part = bool(others) and not (
        is_beginning or others[0].word.part in "RCLV" or others[0].word.lemma in TITLE_HEADS
    )
    return not is_word and not is_part


def _unshouted(text: str) -> str:
    return text


def _trimmed(span: Span, view: str) -> Span:
    return Span(span.start, span.start + len(span.of(view).rstrip()))


def _without_titles(within: list[Token], around: Sequence[Token], hits: Sequence[Hit]) -> list[Token]:
    """Return the words of a name without a title, state or body that the model took into it."""
    taken = [h for h in hits if h.entry.kind != "organ" and h.last - h.first == 1]
    known = {around[h.first].span for h in taken if h.entry.kind in ("state", "body", "demonym")}
    while within and (within[0].word.lemma in TITLE_HEADS | HONORIFICS or within[0].span in known):
        within = within[1:]
    if within and within[0].folded in PARLIAMENTS:
        within = within[2:]
    number = next((n for n, t in enumerate(within) if t.surface[0].isdigit()), len(within))
    within = within[:number]
    while within and (not within[-1].surface[0].isalnum() or within[-1].span in known):
        within = within[:-1]
    if not within or not within[0].is_capitalised or len(within) > _MOST_WORDS:
        return []
    if any(t.surface.isupper() and len(t.surface) > 1 and not _all_upper(within) for t in within):
        return []
    alone = len(within) == 1 and (
        within[0].word.lemma in TITLE_HEADS or within[0].span in {around[h.first].span for h in taken}
    )
    return [] if alone or any(ch in t.surface for t in within for ch in '«»"():;') else within


def _all_upper(tokens: Sequence[Token]) -> bool:
    return all(t.surface.isupper() for t in tokens)


def _person(view: str, span: Span, tokens: Sequence[Token]) -> Person:
    words = tuple(_words(span.of(view)))
    first = next(n for n, t in enumerate(tokens) if t.span.start >= span.start)
    cases = _governing(tokens, first)
    name = nominative(words, cases)
    return Person(span, words, name.value, name.is_sure)


def _words(name: str) -> list[str]:
    return re.findall(r"[^\W\d_]\.|[^\s.]+\.?", re.sub(r"(?<=\.)(?=\S)", " ", name))


def _governing(tokens: Sequence[Token], first: int) -> str:
    """Return the cases that the word before a name asks for: its title's or its preposition's."""
    beside = tokens[first - 1] if first else None
    # A name right after a noun is its genitive, unless a title stands farther before.
    otherwise = "g" if beside is not None and beside.word.part == "N" and not beside.is_capitalised else ""
    bracket = _bracket_before(tokens, first)
    for at in range(bracket - 1, max(bracket - 12, -1), -1):
        word = tokens[at].word
        if at and word.lemma == "министр" and tokens[at - 1].word.lemma in ("совет", "кабинет"):
            continue  # "Председателем Совета Министров": its head stands before
        if word.lemma in TITLE_HEADS and word.part == "N":
            return _of_title(tokens, at)
        if at >= first - 1 and word.lemma in _GOVERNED and (word.part in "RV" or word.lemma == "включая"):
            return _GOVERNED[word.lemma]
        if word.part in "VGI" or tokens[at].surface in ".;:—,)":
            break
    return otherwise


def _bracket_before(tokens: Sequence[Token], first: int) -> int:
    """Return where to look from: before an acronym in brackets right before the name."""
    if [t.surface for t in tokens[max(0, first - 3) : first : 2]] == ["(", ")"]:
        return first - 3
    return first


def _of_title(tokens: Sequence[Token], at: int) -> str:
    """Return the cases of a title's first head: "заместителя министра" is governed by its first word."""
    while at > 0 and tokens[at - 1].word.lemma in TITLE_HEADS and tokens[at].word.tag.startswith("g"):
        at -= 1
    tag = tokens[at].word.tag
    before = tokens[at - 1].word if at else None
    if before is not None and before.part in "JF" and before.tag:
        both = "".join(c for c in tag if c in before.tag)
        return both or tag
    return tag


def joined(persons: list[Person]) -> list[Person]:
    """Return the persons with one nominative each: unsure forms follow sure ones, surnames full names."""
    known = _Known([p for p in persons if len(p.words) >= _FULL])
    return [_joined(person, known) for person in persons]


def _joined(person: Person, known: "_Known") -> Person:
    if _is_initialled(person):
        spelt = known.spelt.get(_key_of_initials(person))
        if spelt and len(spelt.values) == 1:
            return replace(person, value=spelt.first.value, source=spelt.first.span)
    if len(person.words) >= _FULL:
        other = None if person.is_sure else known.sure_form(person)
        return replace(person, value=other.value) if other else person
    whole = known.whole.get(stem(person.words[0]))
    if whole and len(whole.values) == 1:
        return replace(person, value=whole.first.value, source=whole.first.span)
    return person


@dataclass(slots=True)
class _Alike:
    """Full names under one key: the first of them, and every value."""

    first: Person
    values: set[str]


class _Known:
    """The full names of a text, by what a shorter or unsure one has in common with them."""

    def __init__(self, full: list[Person]) -> None:
        self.sure: dict[tuple[str, ...], list[Person]] = {}
        self.spelt: dict[tuple[str, str], _Alike] = {}
        self.whole: dict[str, _Alike] = {}
        for person in full:
            if person.is_sure:
                self.sure.setdefault(_stems(person), []).append(person)
            if not person.words[0].endswith("."):
                _add(self.spelt, _key_of_initials(person), person)
            for end in _ends(person):
                _add(self.whole, end, person)

    def sure_form(self, person: Person) -> Person | None:
        """Return the first sure name, elsewhere, that may be of the same person."""
        alike = self.sure.get(_stems(person), ())
        return next((other for other in alike if other.span != person.span), None)


def _add(known: dict[_Key, _Alike], key: _Key, person: Person) -> None:
    known.setdefault(key, _Alike(person, set())).values.add(person.value)


def _is_initialled(person: Person) -> bool:
    return len(person.words) >= _FULL and person.words[0].endswith(".")


def _key_of_initials(person: Person) -> tuple[str, str]:
    """Return what a name shares with the one whose initials it has: "Х. Нозири", "Хусрав Нозири"."""
    return stem(person.words[-1]), person.words[0][0]


def _stems(person: Person) -> tuple[str, ...]:
    return tuple(stem(word) for word in person.words)


def _ends(full: Person) -> set[str]:
    """Return the stems under which a surname alone may stand for a full name."""
    ends = {stem(full.words[-1]), stem(full.value.split()[-1])}
    return ends | {stem(full.words[0])} if full.words[-1].endswith(".") else ends


@lru_cache(maxsize=4096)
def stem(word: str) -> str:
    """Return what stays of a name in all its cases.

    >>> stem("Токаевым") == stem("Токаев"), stem("Лавров") == stem("Лаврентьев")
    (True, False)
    """
    folded = fold(word).rstrip(".")
    bare = re.sub(r"(?:ого|ому|ой|ым|им|ом|ем|ами|ей|ии|ия|ию|а|у|е|я|ю|ы|и|й|ь)$", "", folded)
    return bare if len(bare) > 1 else folded


def name_tokens(view: str, span: Span) -> list[Token]:
    """Return the tokens of a name."""
    return tokenise(view, span)
