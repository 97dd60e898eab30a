"""Names of states, places, bodies and organs in all their cases, found among the tokens of a text."""

import json
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from importlib.resources import files

from secretariat.engines.reading.mentions import Named
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


@lru_cache(maxsize=1)
def _lexicon() -> tuple[dict[_Words, tuple[Entry, ...]], dict[str, int]]:
    """Return the names by their words, and the longest name by its first word."""
    text = files("secretariat.engines.reading.russian").joinpath("data", "forms.json").read_text("utf-8")
    names: dict[_Words, tuple[Entry, ...]] = {}
    longest: dict[str, int] = {}
    for kind, key, name, forms in json.loads(text):
        pairs = forms.items() if forms else _adjective(name)
        for form, cases in pairs:
            words = words_of(form)
            known = names.get(words, ())
            if any(e.kind == kind and e.key == key for e in known):
                continue
            names[words] = (*known, Entry(_NAMED[kind], kind, key, name, cases))
            longest[words[0]] = max(longest.get(words[0], 0), len(words))
    return names, longest


def _adjective(name: str) -> list[tuple[str, str]]:
    return [(fold(name)[:-2] + ending, cases) for ending, cases in _ENDINGS.items()]


@lru_cache(maxsize=1)
def capitals() -> dict[str, str]:
    """Return the state key of each capital by the capital's name."""
    names, _ = _lexicon()
    found: dict[str, str] = {}
    for entries in names.values():
        for entry in entries:
            if entry.kind == "capital":
                found.setdefault(entry.name, entry.key)
    return found


@lru_cache(maxsize=1)
def state_names() -> dict[str, str]:
    """Return the first name of each state by its key."""
    names, _ = _lexicon()
    found: dict[str, str] = {}
    for entries in names.values():
        for entry in entries:
            if entry.kind == "state":
                found.setdefault(entry.key, entry.name)
    return found


@lru_cache(maxsize=1)
def capital_of() -> dict[str, str]:
    """Return the capital's name of each state key."""
    return {key: name for name, key in reversed(capitals().items())}


def names_in(tokens: Sequence[Token]) -> list[Hit]:
    """Return the longest known names, from left to right, not overlapping."""
    names, longest = _lexicon()
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
    return first.is_capitalised


def _likeliest(entries: Sequence[Entry]) -> Entry:
    """A state before its capital of the same name, a living state before a former one."""
    order = ["body", "state", "demonym", "capital", "city", "organ"]
    return min(entries, key=lambda e: order.index(e.kind))


@lru_cache(maxsize=1)
def long_names() -> dict[str, str]:
    """Return the longest name of each body by its key."""
    names, _ = _lexicon()
    found: dict[str, str] = {}
    for entries in names.values():
        for entry in entries:
            if entry.kind == "body" and len(entry.name) > len(found.get(entry.key, "")):
                found[entry.key] = entry.name
    return found


@lru_cache(maxsize=1)
def keys() -> dict[str, str]:
    """Return the key of each name of a state or body."""
    names, _ = _lexicon()
    return {e.name: e.key for entries in names.values() for e in entries if e.kind in ("state", "body")}
