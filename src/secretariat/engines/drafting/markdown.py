"""The words of a Markdown file: without front matter, link definitions, links and footnote marks.

The words of a link stay, its address goes. What is left can be carried back to the file, sign by sign.
Source: docs/reference/notation.md#markdown.
"""

import re
from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise

from secretariat.engines.drafting.figures import paired

_FRONT = re.compile(
    r"(?:---|\+\+\+)[ \t]*\r?\n(?:.*?\r?\n)??(?:---|\+\+\+|\.\.\.)[ \t]*(?:\r?\n|\Z)", re.DOTALL
)
# An address says so by a sign of addresses: `paragraph [x](a)` is no link, whatever Markdown makes of it.
_ADDRESS = r"(?:<[^<>\n]*>|(?=[^\s)\[\]]*[/#.:?=&%@_~-])(?:[^\s<>\[\]()]|\([^\s()]*\))+)"
_TITLE = r"""(?:[ \t]+(?:"[^"\n]*"|'[^'\n]*'|\([^()\n]*\)))?"""
_DEFINITION = re.compile(
    rf"^[ ]{{0,3}}\[(?P<name>[^\[\]\n^][^\[\]\n]*)\]:[ \t]*{_ADDRESS}{_TITLE}[ \t]*(?:\r?\n|\Z)", re.MULTILINE
)
_FOOTNOTE = re.compile(r"\[\^[^\[\]\s^]+\]:?")
_TARGET = re.compile(rf"\([ \t]*{_ADDRESS}{_TITLE}[ \t]*\)")
_REFERENCE = re.compile(r"\[(?P<name>[^\[\]\n]*)\]")
_ESCAPE = re.compile(r"\\(?=[\[\]])")
_BLANKS = re.compile(r"\s+")
Cut = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Kept:
    """Text without what was cut; `_starts` and `_shifts` lead back to the file."""

    text: str
    _starts: tuple[int, ...]
    _shifts: tuple[int, ...]

    def back(self, offset: int) -> int:
        """Return where a sign of the kept text stands in the file."""
        return offset + self._shifts[bisect_right(self._starts, offset) - 1]


def untouched(text: str) -> Kept:
    """Return a text of which nothing is cut."""
    return Kept(text, (0,), (0,))


def words_of(text: str) -> Kept:
    """Return the words of a Markdown text.

    >>> words_of("See [the draft](http://example.org/d) [shall][should][^2]").text
    'See the draft [shall][should]'
    """
    cuts = _merged(sorted(_cuts(text)))
    pieces, starts, shifts, length = [], [0], [0], 0
    for (_, end), (start, _) in pairwise([(0, 0), *cuts, (len(text), len(text))]):
        starts.append(length)
        shifts.append(end - length)
        pieces.append(text[end:start])
        length += start - end
    return Kept("".join(pieces), tuple(starts), tuple(shifts))


def _cuts(text: str) -> Iterator[Cut]:
    """Yield what goes: front matter, definitions, footnote marks, the signs of links, escapes of brackets."""
    front = _FRONT.match(text)
    head = front.end() if front else 0
    yield 0, head
    definitions = list(_DEFINITION.finditer(text, head))
    names = {_folded(match["name"]) for match in definitions}
    yield from (match.span() for match in definitions)
    yield from (match.span() for match in _FOOTNOTE.finditer(text, head))
    yield from (match.span() for match in _ESCAPE.finditer(text, head))
    defined = {match.start("name") - 1 for match in definitions}
    pairs = {at + head: to + head for at, to in paired(text[head:]).pairs.items()}
    yield from _links(text, {at: to for at, to in sorted(pairs.items()) if at not in defined}, names)


def _links(text: str, pairs: dict[int, int], names: set[str]) -> Iterator[Cut]:
    """Yield the opening sign of each link, and its closing sign with the address or name behind it."""
    for opened, closed in pairs.items():
        is_escaped = "\\" in (text[opened - 1 : opened], text[closed - 1])
        end = None if is_escaped or text[opened + 1] == "^" else _end_of_link(text, opened, closed, names)
        if end is None:
            continue
        if text[opened - 1 : opened] == "!":
            yield opened - 1, end  # a picture is no text
        else:
            yield opened, opened + 1
            yield closed, end


def _end_of_link(text: str, opened: int, closed: int, names: set[str]) -> int | None:
    target = _TARGET.match(text, closed + 1)
    if target:
        return target.end()
    if not names:
        return None
    inner = _folded(text[opened + 1 : closed])
    reference = _REFERENCE.match(text, closed + 1)
    if reference and (_folded(reference["name"]) or inner) in names:
        return reference.end()
    return closed + 1 if inner in names else None


def _folded(name: str) -> str:
    return _BLANKS.sub(" ", name).strip().casefold()


def _merged(cuts: list[Cut]) -> list[Cut]:
    """Return cuts in order that neither touch nor overlap."""
    merged: list[Cut] = []
    for start, end in cuts:
        if start == end:
            continue
        if merged and start <= merged[-1][1]:
            merged[-1] = merged[-1][0], max(merged[-1][1], end)
        else:
            merged.append((start, end))
    return merged
