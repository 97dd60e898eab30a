"""Who may stand in an attribution: states by name and code, groups, and the offices of a meeting.

The shipped table knows all states (ISO 3166-1 codes, short names) and the groups that negotiate under their
own name; a draft may bring its own. Source: docs/reference/notation.md#actors.
"""

import json
import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from functools import cache
from importlib.resources import files
from typing import Any

from secretariat.engines.drafting.errors import BadActors

_WORD = re.compile(r"[^\s,/+;&]+|&")
_BETWEEN = re.compile(r"\s*(?:,\s*(?:and\s+)?|/|\+|&|\s+and\s+)\s*", re.IGNORECASE)
_LONGEST = 8  # words of a name


@dataclass(frozen=True, slots=True)
class Actor:
    """A state, group, observer or office with its names; codes among them are matched by their capitals.

    Attributes:
        in_lists: abbreviations that are also words, and count only in a list beside a name or a code.
    """

    id: str
    kind: str
    names: tuple[str, ...]
    in_lists: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Named:
    """An actor named in a passage, where the name begins."""

    actor: str
    written: str
    start: int

    def moved(self, by: int) -> "Named":
        """Return the same, further on."""
        return replace(self, start=self.start + by)


class ActorTable:
    """Looks up names. Of two actors under one name the first is meant."""

    def __init__(self, actors: Iterable[Actor]) -> None:
        self.actors = tuple(actors)
        self._codes: dict[str, str] = {}
        self._names: dict[str, str] = {}
        self._short = {short: actor.id for actor in self.actors for short in actor.in_lists}
        self._firsts = {"the"}
        for actor in self.actors:
            for name in (actor.id, *actor.names):
                table, key = (self._codes, name) if _is_code(name) else (self._names, _folded(name))
                table.setdefault(key, actor.id)
                self._firsts.add(_folded(name).partition(" ")[0].partition("/")[0])

    def resolve(self, name: str) -> str | None:
        """Return the id of the actor that a name means.

        >>> standing_actors().resolve("new zealand"), standing_actors().resolve("us")
        ('NZ', None)
        """
        plain = name.strip()
        return self._codes.get(plain) or self._names.get(_folded(plain))

    def names_in(self, passage: str) -> tuple[Named, ...]:
        """Return the actors of a list (commas, slashes, plus signs, `and`); none unless all resolve."""
        words = list(_WORD.finditer(passage))
        found: list[Named] = []
        is_certain = False
        at = 0
        while at < len(words):
            named = self._longest(passage, words[at : at + _LONGEST])
            is_certain = is_certain or named is not None
            named = named or self._abbreviated(words[at])
            if named is None:
                return ()
            found.append(named)
            end = named.start + len(named.written)
            if not passage[end:].strip():
                return tuple(found) if is_certain else ()
            between = _BETWEEN.match(passage, end)
            if between is None:
                return ()
            at = next((i for i, word in enumerate(words) if word.start() >= between.end()), len(words))
        return ()

    def mentions(self, text: str) -> tuple[Named, ...]:
        """Return every actor that a text names, anywhere in it, from left to right."""
        words = list(re.finditer(r"[^\W_]+(?:[-’'.&/][^\W_]+)*|&", text))
        found: list[Named] = []
        at = 0
        while at < len(words):
            named = self._longest(text, words[at : at + _LONGEST])
            if named is None:
                at += 1
                continue
            found.append(named)
            end = named.start + len(named.written)
            at = next((i for i in range(at, len(words)) if words[i].start() >= end), len(words))
        return tuple(found)

    def _abbreviated(self, word: re.Match[str]) -> Named | None:
        """Return the actor that a word abbreviates, with or without its stop."""
        actor = self._short.get(word.group().rstrip("."))
        return Named(actor, word.group().rstrip("."), word.start()) if actor else None

    def _longest(self, text: str, words: list[re.Match[str]]) -> Named | None:
        """Return the actor of the longest name that begins with the first word."""
        if not any(part in self._firsts for part in re.split("[/+,]", words[0].group().casefold())):
            return None
        for count in range(len(words), 0, -1):
            start, end = words[0].start(), words[count - 1].end()
            actor = self.resolve(text[start:end])
            if actor:
                return Named(actor, text[start:end], start)
        return None


def _is_code(name: str) -> bool:
    """Tell a code, which counts only in its own capitals, from a name: `IT` is a state, `it` is a word."""
    return len(name) <= 4 or (name.upper() == name and " " not in name)


def _folded(name: str) -> str:
    return " ".join(name.removeprefix("the ").removeprefix("The ").split()).casefold()


def actor_table(content: Any) -> ActorTable:
    """Return the table of a JSON value: an object from id to names, or to `kind` and `names`.

    Raises:
        BadActors: names the id.
    """
    if not isinstance(content, Mapping):
        raise BadActors("A table of actors is an object from id to a list of names.")
    return ActorTable(_actor(key, value) for key, value in content.items())


def _actor(key: str, value: Any) -> Actor:
    told = value if isinstance(value, Mapping) else {"names": value}
    names, in_lists = told.get("names"), told.get("in_lists", [])
    for each in (names, in_lists):
        if not isinstance(each, list) or not all(isinstance(name, str) and name.strip() for name in each):
            raise BadActors(f"{key!r} has no list of names.")
    return Actor(key, str(told.get("kind", "state")), tuple(names or ()), tuple(in_lists))


@cache
def standing_actors() -> ActorTable:
    """Return the shipped table."""
    written = (files("secretariat.engines.drafting.notation") / "actors.json").read_text(encoding="utf-8")
    return actor_table(json.loads(written))
