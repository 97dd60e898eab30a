"""Names of states, places, bodies and organs in all their cases, found among the tokens of a text."""

import json
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass
from functools import lru_cache
from importlib.resources import files

from secretariat.engines.reading.gazetteer.matching import Gazetteer
from secretariat.engines.reading.mentions import Named
from secretariat.engines.reading.russian.inflection import forms_of, marked
from secretariat.engines.reading.russian.lexicon_source import Row, added_rows
from secretariat.engines.reading.russian.tokens import Token, fold, words_of
from secretariat.engines.values.spans import Span

_NAMED = {
    "state": Named.STATE, "demonym": Named.DEMONYM, "capital": Named.CITY, "city": Named.CITY,
    "body": Named.BODY, "organ": Named.BODY,
}  # fmt: skip
# Endings of an adjective in -ий after к: with their cases.
_ENDINGS = {
    "ий": "na", "ого": "ga", "ому": "d", "им": "id", "ом": "p", "ая": "n", "ой": "gdip", "ую": "a",
    "ое": "na", "ие": "na", "их": "gp", "ими": "i",
}  # fmt: skip
# Words that are also common nouns or other names unless a capital shows otherwise.
_SHORTEST_LOWER = 6


@dataclass(frozen=True, slots=True)
class Entry:
    """One name: what it names, its key, its nominative, the cases of the form."""

    named: Named
    kind: str
    key: str
    name: str
    cases: str


@dataclass(frozen=True, slots=True)
class Hit:
    """A name among the tokens: `tokens[first:last]`."""

    entry: Entry
    first: int
    last: int
    span: Span


_Words = tuple[str, ...]


@dataclass(frozen=True, eq=False)
class Lexicon:
    """Names by their words, the longest name by its first word, and what is asked of them."""

    names: dict[_Words, tuple[Entry, ...]]
    longest: dict[str, int]
    capitals: dict[str, str]
    state_names: dict[str, str]
    long_names: dict[str, str]
    keys: dict[str, str]


def _lexicon(rows: Iterable[Row], base: Lexicon | None = None) -> Lexicon:
    """Return the lexicon of rows, after the names of `base`."""
    names = dict(base.names) if base else {}
    longest = dict(base.longest) if base else {}
    for kind, key, name, forms in rows:
        pairs = forms.items() if forms else _adjective(name)
        for form, cases in pairs:
            words = words_of(form)
            known = names.get(words, ())
            if any(e.kind == kind and e.key == key for e in known):
                continue
            names[words] = (*known, Entry(_NAMED[kind], kind, key, name, cases))
            longest[words[0]] = max(longest.get(words[0], 0), len(words))
    entries = [entry for found in names.values() for entry in found]
    capitals: dict[str, str] = {}
    states: dict[str, str] = {}
    long: dict[str, str] = {}
    for entry in entries:
        if entry.kind == "capital":
            capitals.setdefault(entry.name, entry.key)
        elif entry.kind == "state":
            states.setdefault(entry.key, entry.name)
        elif entry.kind == "body" and len(entry.name) > len(long.get(entry.key, "")):
            long[entry.key] = entry.name
    keyed = {e.name: e.key for e in entries if e.kind in ("state", "body")}
    return Lexicon(names, longest, capitals, states, long, keyed)


@lru_cache(maxsize=1)
def _shipped() -> Lexicon:
    text = files("secretariat.engines.reading.russian").joinpath("data", "forms.json").read_text("utf-8")
    return _lexicon(json.loads(text))


@lru_cache(maxsize=8)
def _of(gazetteer: Gazetteer) -> Lexicon:
    """Return the lexicon with the names that a gazetteer adds; their case forms are made once."""
    return _lexicon(added_rows(gazetteer), _shipped())


# The names of the document being read; many small rules ask for them, so they are not handed down to each.
_CURRENT: ContextVar[Lexicon | None] = ContextVar("russian_lexicon", default=None)


@contextmanager
def names_of(gazetteer: Gazetteer | None) -> Iterator[None]:
    """Let the rules know the names of a gazetteer; of None the shipped ones alone."""
    before = _CURRENT.set(_of(gazetteer) if gazetteer is not None else None)
    try:
        yield
    finally:
        _CURRENT.reset(before)


@contextmanager
def also_known(defined: Sequence[tuple[str, str]]) -> Iterator[None]:
    """Let the rules know the bodies that the document itself defines, by key and name, but for known ones.

    A name of one that is known under another name gets its key: a new acronym of a known organisation.
    """
    known = _current()
    entries = ((key, entry) for key, name in defined for entry in known.names.get(words_of(name), ()))
    same = {key: entry.key for key, entry in entries if entry.kind == "body"}
    new = [(key, name) for key, name in defined if not _holds_known(known, name)]
    rows: list[Row] = [("body", same.get(key, key), name, forms_of(marked(name))) for key, name in new]
    before = _CURRENT.set(_lexicon(rows, known) if rows else known)
    try:
        yield
    finally:
        _CURRENT.reset(before)


def _holds_known(known: Lexicon, name: str) -> bool:
    """Tell whether a name is that of a known body or organ, or holds one: "Форум мэров СНГ"."""
    words = words_of(name)
    for first, word in enumerate(words):
        for last in range(first + 1, min(len(words), first + known.longest.get(word, 0)) + 1):
            kinds = {entry.kind for entry in known.names.get(words[first:last], ())}
            if "body" in kinds or ("organ" in kinds and first == 0):
                return True
    return False


def _current() -> Lexicon:
    return _CURRENT.get() or _shipped()


def _adjective(name: str) -> list[tuple[str, str]]:
    return [(fold(name)[:-2] + ending, cases) for ending, cases in _ENDINGS.items()]


def capitals() -> dict[str, str]:
    """Return the state key of each capital by the capital's name."""
    return _current().capitals


def state_names() -> dict[str, str]:
    """Return the first name of each state by its key."""
    return _current().state_names


def capital_of() -> dict[str, str]:
    """Return the capital's name of each state key."""
    return {key: name for name, key in reversed(capitals().items())}


def names_in(tokens: Sequence[Token]) -> list[Hit]:
    """Return the longest known names, from left to right, not overlapping."""
    names, longest = _current().names, _current().longest
    hits, at = [], 0
    while at < len(tokens):
        hit = _hit_at(tokens, at, names, longest.get(tokens[at].folded, 0))
        if hit is None:
            at += 1
        else:
            hits.append(hit)
            at = hit.last
    return hits


def _hit_at(
    tokens: Sequence[Token], at: int, names: dict[_Words, tuple[Entry, ...]], most: int
) -> Hit | None:
    for length in range(min(most, len(tokens) - at), 0, -1):
        words = tuple(t.folded for t in tokens[at : at + length])
        entries = [e for e in names.get(words, ()) if _is_written_so(e, tokens[at : at + length])]
        if entries:
            entry = _likeliest(entries)
            return Hit(entry, at, at + length, Span(tokens[at].span.start, tokens[at + length - 1].span.end))
    return None


def _is_written_so(entry: Entry, tokens: Sequence[Token]) -> bool:
    """Tell whether the capitals of the text allow the name."""
    first = next((t for t in tokens if t.surface[0].isalnum()), tokens[0])
    if entry.kind == "demonym":
        return True
    if entry.kind == "organ":
        return first.is_capitalised or len(tokens) > 1
    if entry.name.split()[0].isupper() and len(entry.name.split()[0]) > 1 and entry.named is not Named.CITY:
        return first.surface.isupper()
    # A name in the middle of a headline: "совет государств Балтийского моря".
    is_lowered = len(tokens) > 2 and entry.kind == "body" and any(t.is_capitalised for t in tokens[1:])
    return first.is_capitalised or is_lowered


def _likeliest(entries: Sequence[Entry]) -> Entry:
    """A state before its capital of the same name, a living state before a former one."""
    order = ["body", "state", "demonym", "capital", "city", "organ"]
    return min(entries, key=lambda e: order.index(e.kind))


def long_names() -> dict[str, str]:
    """Return the longest name of each body by its key."""
    return _current().long_names


def keys() -> dict[str, str]:
    """Return the key of each name of a state or body."""
    return _current().keys
