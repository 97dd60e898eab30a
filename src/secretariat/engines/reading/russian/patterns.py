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


_ACTS = ("talk", "visit")  # the kinds that tell what somebody does
_ANY = ""  # stands for the items of a pattern that asks for none


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
    for needed in _needs(pattern):
        if needed.isdisjoint(line.items):
            return
    for found in _compiled(pattern).finditer(line.text):
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
            pattern, *says = _filled(line, parts).split(" :: ")
            found[kind] += [(one, *says) for one in (_by_anyone(pattern) if kind in _ACTS else [pattern])]
        else:
            name, _, value = line.partition(" = ")
            parts[name] = _filled(value, parts)
    return {name: tuple(rows) for name, rows in found.items()}


def _by_anyone(pattern: str) -> list[str]:
    """Return a pattern that begins with a person also with a title that stands for one, or that follows.

    "Ирма Даль, министр экономики, приняла ..."
    """
    name, _, rest = pattern.partition("=@P ")
    if name not in ("one", "who"):
        return [pattern]
    return [pattern, f"{name}=@O:n {rest}", f'{name}=@P "," @O ..4 "," {rest}']


def _filled(line: str, parts: dict[str, str]) -> str:
    for name, value in parts.items():
        line = line.replace(name, value)
    return line


def patterns_of(kind: str, line: Line) -> list[tuple[str, ...]]:
    """Return the patterns of a kind that may fit a line, each with what it says by itself."""
    rows, by_item = _tables()[kind], _by_item(kind)
    numbers = {n for item in (_ANY, *(line.items & by_item.keys())) for n in by_item.get(item, ())}
    return [rows[n] for n in sorted(numbers)]


def matches_of(kind: str, line: Line) -> Iterator[Match]:
    """Yield the places where the patterns of a kind fit."""
    for pattern, *_ in patterns_of(kind, line):
        yield from matches(pattern, line)


@lru_cache(maxsize=100)
def _by_item(kind: str) -> dict[str, list[int]]:
    """Return the numbers of the patterns of a kind by each item of the first set of which they need one."""
    found: dict[str, list[int]] = {}
    for number, (pattern, *_) in enumerate(_tables()[kind]):
        for item in next(iter(_needs(pattern)), (_ANY,)):
            found.setdefault(item, []).append(number)
    return found


@lru_cache(maxsize=2000)
def _compiled(pattern: str) -> re.Pattern[str]:
    # A name may stand in several alternatives; a regular expression wants each group once.
    parts = pattern.split()
    return re.compile(r"(?<!\S)" + "".join(_item(part, n) for n, part in enumerate(parts)))


@lru_cache(maxsize=2000)
def _needs(pattern: str) -> tuple[frozenset[str], ...]:
    """Return sets of items: a line that does not hold one item of each cannot fit the pattern."""
    return tuple(sorted(_needs_up_to_bracket(iter(pattern.split()))[0], key=_how_common))


def _how_common(items: frozenset[str]) -> tuple[bool, int]:
    """Kinds are commoner than words, short words than long ones."""
    return any(item[0] == "@" for item in items), -min(map(len, items))


def _needs_up_to_bracket(parts: Iterator[str]) -> tuple[list[frozenset[str]], str]:
    """Read up to the bracket that closes a group; return what the group needs, and that bracket."""
    branches: list[list[frozenset[str]]] = [[]]
    closes = ""
    for part in parts:
        if part == "(":
            needs, bracket = _needs_up_to_bracket(parts)
            branches[-1] += needs if bracket == ")" else []
        elif part.startswith(")"):
            closes = part
            break
        elif part == "|":
            branches.append([])
        else:
            found = _ITEM.fullmatch(part)
            if found is not None and not found["may"] and (items := _of_item(found["body"])):
                branches[-1].append(items)
    if len(branches) == 1:
        return branches[0], closes
    one_of = frozenset().union(*(min(needs, key=_how_common) for needs in branches if needs))
    return [one_of] if all(branches) else [], closes


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
