"""A small language for patterns over units.

A pattern is a row of items with spaces between:

    заседание           a word by its lemma; `состояться|пройти` either; `перейти:past` with its tag,
                        `глава:i` with a case
    @B  @S:g            a body; a state that can stand in the genitive; `@SCP` one of several kinds
    ..3                 up to three units of any kind but the end of a clause
    name=@P             the unit is kept under a name
    @D?                 may be absent
    ( ... | ... )       alternatives; `( ... )?` may be absent
    , . ( etc.          signs stand for themselves when quoted: `","`, `"("`
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from importlib.resources import files

from secretariat.engines.reading.russian.units import Line, Unit
from secretariat.engines.values.spans import Span

_ITEM = re.compile(
    r'(?:(?P<name>\w+)=)?(?P<body>"[^"]+"|@[A-Z]+|\.\.\d+|[^:?]+)(?::(?P<tag>[\w|]+))?(?P<may>\?)?'
)


@dataclass(frozen=True, slots=True)
class Match:
    """Where a pattern fits a line."""

    line: Line
    first: int
    last: int
    groups: dict[str, int]

    @property
    def span(self) -> Span:
        """Return the stretch of the text."""
        return Span(self.line.units[self.first].span.start, self.line.units[self.last - 1].span.end)

    def unit(self, name: str) -> Unit | None:
        """Return the unit kept under a name, None where the item is absent."""
        at = self.groups.get(name)
        return None if at is None else self.line.units[at]

    def has(self, name: str) -> bool:
        """Tell whether the named item is present."""
        return name in self.groups


def matches(pattern: str, line: Line) -> Iterator[Match]:
    """Yield the places where a pattern fits, from left to right."""
    compiled = _compiled(pattern)
    for needed in compiled.needs:
        if needed.isdisjoint(line.items):
            return
    for found in compiled.expression.finditer(line.text):
        if found.end() == found.start() or not _at_unit(line, found.start()):
            continue
        groups = {
            name.split("__")[0]: line.unit_at(found.start(name))
            for name, value in found.groupdict().items()
            if value
        }
        yield Match(line, line.unit_at(found.start()), _last(line, found.end()), groups)


def _at_unit(line: Line, offset: int) -> bool:
    return offset in line.starts


def _last(line: Line, offset: int) -> int:
    return line.starts.index(offset) if offset in line.starts else len(line.units)


@lru_cache(maxsize=1)
def _tables() -> dict[str, tuple[tuple[str, ...], ...]]:
    """Return the patterns of `data/patterns.txt` by their kind, their parts filled in."""
    text = files("secretariat.engines.reading.russian").joinpath("data", "patterns.txt").read_text("utf-8")
    parts: dict[str, str] = {}
    found: dict[str, list[tuple[str, ...]]] = {}
    kind = ""
    for line in text.splitlines():
        if not line or line.startswith("#"):
            continue
        if line.startswith("["):
            kind = line.strip("[]")
            found[kind] = []
        elif kind:
            found[kind].append(tuple(_filled(line, parts).split(" :: ")))
        else:
            name, _, value = line.partition(" = ")
            parts[name] = _filled(value, parts)
    return {name: tuple(rows) for name, rows in found.items()}


def _filled(line: str, parts: dict[str, str]) -> str:
    for name, value in parts.items():
        line = line.replace(name, value)
    return line


def patterns_of(kind: str) -> tuple[tuple[str, ...], ...]:
    """Return the patterns of a kind, each with what it says by itself."""
    return _tables()[kind]


@dataclass(frozen=True, slots=True)
class _Compiled:
    """A pattern ready to search: of each set in `needs` a line must hold one item, or it cannot fit."""

    expression: re.Pattern[str]
    needs: tuple[frozenset[str], ...]


@lru_cache(maxsize=2000)
def _compiled(pattern: str) -> _Compiled:
    # A name may stand in several alternatives; a regular expression wants each group once.
    parts = pattern.split()
    expression = re.compile(r"(?<!\S)" + "".join(_item(part, n) for n, part in enumerate(parts)))
    # Words before kinds: most lines lack them.
    return _Compiled(
        expression, tuple(sorted(_needs(parts), key=lambda items: any(i[0] == "@" for i in items)))
    )


def _needs(parts: list[str]) -> Iterator[frozenset[str]]:
    """Yield what each item needs that stands in no group; groups may be absent or have alternatives."""
    depth = 0
    for part in parts:
        if part == "(":
            depth += 1
        elif part.startswith(")"):
            depth -= 1
        elif not depth and part != "|":
            found = _ITEM.fullmatch(part)
            if found is not None and not found["may"] and (items := _of_item(found["body"])):
                yield items


def _of_item(body: str) -> frozenset[str]:
    """Return the items of a line that an item of a pattern may stand for.

    >>> sorted(_of_item("@SB")), sorted(_of_item("приём|вступление")), _of_item("..3")
    (['@B', '@S'], ['вступление', 'прием'], frozenset())
    """
    if body.startswith(".."):
        return frozenset()
    if body.startswith("@"):
        return frozenset(f"@{kind}" for kind in body[1:])
    return frozenset(body.strip('"').replace("ё", "е").split("|"))


def _item(part: str, number: int) -> str:
    if part == "(":
        return "(?:"
    if part in (")", ")?", ")*", "|"):
        return part
    found = _ITEM.fullmatch(part)
    assert found is not None, part
    core = _core(found["body"], found["tag"])
    if found["name"]:
        core = f"(?P<{found['name']}__{number}>{core})"
    return f"(?:{core})?" if found["may"] else core


def _core(body: str, tag: str | None) -> str:
    if body.startswith('"'):
        return re.escape(body[1:-1]) + " "
    if body.startswith("@"):
        case = rf"\w*[{tag}]\w*" if tag else r"\w*"
        return rf"@[{body[1:]}]/{case} "
    if body.startswith(".."):
        return rf"(?:(?!\. |; |, |! |\? )\S+ ){{0,{body[2:]}}}?"
    words = body.replace("ё", "е")
    if tag is None:
        return rf"(?:{words})/\S* "
    return rf"(?:{words})/(?:{'|'.join(_tag(one) for one in tag.split('|'))}) "


def _tag(tag: str) -> str:
    """A part of speech (capital), a tense (a word) or cases (letters)."""
    if tag.isupper():
        return rf"{tag}\S*"
    return rf"\w{tag}" if len(tag) > 2 else rf"\w\w*[{tag}]\w*"
