"""Where blocks begin and end, and what each is: the fences within which a fault of the notation stays.

In text with one paragraph a line, each line is a block. In hard-wrapped text a block ends at a blank line, or
before a line that begins with a label. Source: docs/reference/notation.md#blocks.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise

from secretariat.engines.drafting.letters import LETTER
from secretariat.engines.drafting.notation.nodes import BlockKind

_LINE = re.compile(r"[^\r\n]*(?:\r\n|\n|\r|\Z)")
_BLANK = re.compile(r"\s*")
# What may stand before the words of a block: blanks, Markdown's signs of lists, quotes, headings, emphasis.
DECORATION = r"[ \t\xa0\f>*_#+•·–—\ufeff-]*"
_HEADING = re.compile(
    rf"[\[{DECORATION[1:-2]}]*"
    r"(?:(?P<top>PART|CHAPTER|TITLE|ANNEX|Annex|Part|Chapter|Title|APPENDIX|Appendix)\b"
    r"(?:[ \t]+(?:[IVXLC]+|\d+|[A-Z]))?(?=[\s.:\]*_–—-]|\Z)"
    r"|(?P<section>SECTION|Section)[ \t]+(?:[IVXLC]+|\d+|[A-Z])(?=[\s.:\]*_–—-]|\Z)"
    r"|(?P<article>ARTICLE|Article)[ \t]+(?:\d+|[IVXLC]+|X+)[ \t]?(?:bis|ter|quater|quat|quinquies)?"
    r"(?=\s*(?:[\].:*_(–—\[-]|\Z))"
    rf"|(?P<roman>[IVXLC]+|[A-Z])\.[ \t]+(?={LETTER}))"
)
_MARKDOWN = re.compile(r"[ \t]{0,3}(?P<signs>#{1,6})[ \t*_\[]")
_SENTENCE = re.compile(r"[.;:,][\]*_ \t]*$|\b(?:shall|should|will)\b")
_OPTION = re.compile(rf"[\[{DECORATION[1:-2]}]*(?:Option|OPTION|Variant|VARIANT)[ \t]*(?:\d|\(|[A-Z]+\b)")
_FOOTNOTE = re.compile(rf"{DECORATION}(?:\[\^[^\]\s]+\]:|\^\d+\^?[ \t]|[¹²³⁰⁴-⁹]+[ \t]?\w|\d{{1,3}}/[ \t]|"
                       r"(?:Footnote|FOOTNOTE)[ \t]*\d*[ \t]*:)")  # fmt: skip
_LABELLED = re.compile(
    r"[ \t\xa0\[*_]*(?:\d{1,3}(?:\.\d{1,3})*(?:[ .]?(?:bis|ter|quater|quinquies))?\.[ \t\]]"
    r"|\((?:[a-z]{1,2}|[ivx]+|\d{1,3})\)[ \t]|(?:PP|OP)\d|[-•–][ \t])"
)
_ENDED = re.compile(r"[.;:!?][\])”\"'*_]*\s*\Z")
_GOES_ON = re.compile(rf"[ \t\xa0]*(?:(?={LETTER})[^A-ZÀ-ÞА-Я]|[\[(\d])")
_FULL = 0.6  # share of the usual width from which on a line is full
_FEW, _SPACED = 6, 0.7  # lines with words from which on, and share of them behind which a blank line stands
_LEVELS = {"top": 11, "section": 12, "roman": 13, "article": 14}
NO_HEADING = 0


@dataclass(frozen=True, slots=True)
class Cut:
    """A block before it is read; `level` is that of its heading, small numbers enclose large ones."""

    start: int
    end: int
    kind: BlockKind
    level: int = NO_HEADING


def cut(text: str, *, is_wrapped: bool = False) -> tuple[Cut, ...]:
    """Return the blocks of a text, without a hole between them."""
    lines = [match.span() for match in _LINE.finditer(text) if match.end() > match.start()]
    spans = _joined(text, lines) if is_wrapped else iter(lines)
    return tuple(_told(text, start, end) for start, end in spans)


def _joined(text: str, lines: list[tuple[int, int]]) -> Iterator[tuple[int, int]]:
    """Yield paragraphs of hard-wrapped lines; blank lines stand for themselves."""
    start: int | None = None
    passed = _within(text, lines)
    for at, end in lines:
        is_blank = _BLANK.fullmatch(text, at, end) is not None
        if start is not None and at in passed:
            continue
        if start is not None and (is_blank or _begins(text, at, end)):
            yield start, at
            start = None
        if is_blank:
            yield at, end
        elif start is None:
            start = at
    if start is not None:
        yield start, len(text)


def _within(text: str, lines: list[tuple[int, int]]) -> frozenset[int]:
    """Return the blank lines that stand within sentences, where a blank line follows every line.

    Converters of PDF write such text. A text that is not double-spaced throughout has none.
    """
    full = [n for n, (at, end) in enumerate(lines) if _BLANK.fullmatch(text, at, end) is None]
    apart = [n for n, after in pairwise(full) if after == n + 2]
    if len(full) < _FEW or len(apart) < _SPACED * len(full):
        return frozenset()
    widths = sorted(lines[n][1] - lines[n][0] for n in full)
    width = widths[len(widths) * 9 // 10]
    return frozenset(
        lines[n + 1][0]
        for n in apart
        if not _ENDED.search(text, *lines[n])
        and not _begins(text, *lines[n + 2])
        and (_GOES_ON.match(text, *lines[n + 2]) or lines[n][1] - lines[n][0] > width * _FULL)
    )


def _begins(text: str, start: int, end: int) -> bool:
    """Tell whether a line of hard-wrapped text begins a block of its own."""
    return bool(
        _LABELLED.match(text, start, end)
        or _OPTION.match(text, start, end)
        or heading_level(text, start, end)
        or _FOOTNOTE.match(text, start, end)
    )


def _told(text: str, start: int, end: int) -> Cut:
    if _BLANK.fullmatch(text, start, end):
        return Cut(start, end, BlockKind.BLANK)
    if _FOOTNOTE.match(text, start, end):
        return Cut(start, end, BlockKind.FOOTNOTE)
    level = heading_level(text, start, end)
    if level:
        return Cut(start, end, BlockKind.HEADING, level)
    is_option = _OPTION.match(text, start, end)
    return Cut(start, end, BlockKind.OPTION if is_option else BlockKind.PARAGRAPH)


def heading_level(text: str, start: int, end: int) -> int:
    """Return the level of a heading, or 0: Markdown's 1 to 6, then parts, sections, articles."""
    markdown = _MARKDOWN.match(text, start, end)
    if markdown:
        return len(markdown["signs"])
    if end - start > 160:
        return NO_HEADING
    stop = end
    while stop > start and text[stop - 1] in "\r\n \t":
        stop -= 1
    match = _HEADING.match(text, start, stop)
    if match is None or _SENTENCE.search(text, match.end(), stop):
        return NO_HEADING
    return _LEVELS[match.lastgroup or "article"]
