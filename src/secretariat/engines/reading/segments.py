"""From a text to a ReadingText: the view, the paragraphs, their sentences and headings.

Reads the text as given; writes nothing into it. A blank line ends a paragraph; a single line break ends one
too where the text is not wrapped to a width (web pages and agency copy give one line per paragraph).
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from secretariat.engines.reading.sentences import sentence_runs
from secretariat.engines.reading.text import Paragraph, ReadingText
from secretariat.engines.values.spans import Span

_SPACES = "".join(map(chr, range(0x2000, 0x200C))) + "\u00a0\u1680\u202f\u205f\u3000\ufeff\t*_#"
_BREAKS = "\r\n\v\f\x1c\x1d\x1e\x85\u2028\u2029"
_IN_VIEW = (
    dict.fromkeys(_SPACES, " ")
    | dict.fromkeys("‘’‚‛ʼ′´`", "'")
    | dict.fromkeys("“”„‟″", '"')
    | dict.fromkeys("\u2010\u2011\u2212", "-")
    | dict.fromkeys(_BREAKS, "\n")
)
_NOT_IN_VIEW = re.compile(f"[{re.escape(''.join(_IN_VIEW.keys() - {chr(10)}))}]")
_BLANK = re.compile(rf"[\s{_SPACES}]*")
_LINE = re.compile(rf"[^{_BREAKS}]+|\r\n|[{_BREAKS}]")
_BULLET = re.compile(r"\s*(?:[•‣▪●○◦·∙*+-]|\[[ x]\])[ \t\u00a0]+\S")
_ENUMERATED = re.compile(r"\s*(?:[–—]|\(?(?:\d{1,3}|[a-zа-я]|[ivxlIVX]{1,5})[.)])[ \t\u00a0]+\S")
_MARKDOWN_HEADING = re.compile(r"\s{0,3}#{1,6}\s+\S")
_INDENT = re.compile(r"(?: {2,}|\t)\S")
_RULE = re.compile(r"\s*(?:[-=_*~]\s*){3,}$")
_CLOSED = re.compile(r"[.!?…:;][\"'»)\]”’*_ ]*$")
_ENDED = re.compile(r"[.!?…,;:][\"'»)\]”’*_ ]*$")
_GOES_ON = re.compile(
    r"(?:[,\-–—(«„&/]|\b(?:of|the|and|or|in|on|to|for|at|by|with|a|an|from|his|her|its|their|as|that|which|"
    r"mr|mrs|ms|dr|h\.e|mr\.|mrs\.|ms\.|dr\.|h\.e\.|и|или|в|во|на|о|об|с|со|по|для|от|из|к|ко|за|при|под"
    r"|что))\s*$",
    re.IGNORECASE,
)
_DAY_OF_MONTH = re.compile(r"\d(?:st|nd|rd|th)?$")
_TORN_TITLE = re.compile(r"(?:Secretary General|(?:Prime|Foreign|Deputy) Minister)\b")
_MONTHS = "(?:January|February|March|April|May|June|July|August|September|October|November|December)"
_MONTH = re.compile(rf"\s*{_MONTHS}\b")
_MONTH_LAST = re.compile(rf"\b{_MONTHS}$")
_NARROWEST, _WIDEST = 40, 120  # characters of a wrapped line; wider lines are paragraphs
_MOST_HEADING_WORDS = 16
_NUMBERED = re.compile(r"\(?\d{1,3}[.)]\s")
_FEWEST_DOUBLE_SPACED = 8  # lines; fewer may be paragraphs


@dataclass(frozen=True, slots=True)
class _Line:
    start: int
    end: int
    words: str


def segment(text: str, language: str = "en") -> ReadingText:
    """Return the reading text of `text`; never raises, never changes it.

    >>> [p.span.of("Title\\n\\nA b. C d.") for p in segment("Title\\n\\nA b. C d.").paragraphs]
    ['Title', 'A b. C d.']
    """
    view = _NOT_IN_VIEW.sub(lambda sign: _IN_VIEW[sign.group()], text)
    blocks = _blocks(text)
    width = _wrap_width(blocks)
    units: list[list[_Line]] = [unit for block in blocks for unit in _units(block, width)]
    view = _unwrapped(view, units)
    spans = [span for unit in units if (span := _trimmed(view, unit[0].start, unit[-1].end))]
    headings = _headings(text, view, spans)
    paragraphs = tuple(
        Paragraph(span, _sentences(view, span), is_heading)
        for span, is_heading in zip(spans, headings, strict=True)
    )
    return ReadingText(text=text, view=view, paragraphs=paragraphs, language=language)


def is_double_spaced(text: str) -> bool:
    """Tell whether a text is a typescript with a blank line after every line."""
    blocks = _blocks(text)
    singles = sum(len(block) == 1 for block in blocks)
    if singles < _FEWEST_DOUBLE_SPACED or singles < 0.8 * len(blocks):
        return False
    lines = [line for block in blocks for line in block]
    closed = sum(bool(_CLOSED.search(line.words.rstrip())) for line in lines)
    goes_on = sum(_opening(line.words).islower() for line in lines)
    return closed <= len(lines) / 2 and goes_on >= len(lines) / 7 and _wrap_width([lines]) is not None


def is_wrapped(text: str) -> bool:
    """Tell whether the lines of a text were broken to fit a width."""
    return _wrap_width(_blocks(text)) is not None


def _blocks(text: str) -> list[list[_Line]]:
    """Return runs of lines that stand without a blank line between them."""
    blocks: list[list[_Line]] = [[]]
    fresh = True
    for match in _LINE.finditer(text):
        piece = match.group()
        if piece == "\f" or (fresh and piece[0] in _BREAKS) or (piece[0] not in _BREAKS and _is_blank(piece)):
            blocks.append([])
        elif piece[0] not in _BREAKS:
            blocks[-1].append(_Line(match.start(), match.end(), piece))
        fresh = piece[0] in _BREAKS
    return [block for block in blocks if block]


def _is_blank(piece: str) -> bool:
    return bool(_BLANK.fullmatch(piece) or _RULE.match(piece))


def _wrap_width(blocks: Sequence[Sequence[_Line]]) -> int | None:
    """Return the width to which the text was wrapped, or None if its line breaks are meant."""
    pairs = [(line.words, after.words) for block in blocks for line, after in pairwise(block)]
    if len(pairs) < 2:
        return None
    lengths = sorted(len(line.strip()) for line, _ in pairs)
    width = lengths[min(len(lengths) - 1, len(lengths) * 9 // 10)]
    if not _NARROWEST <= width <= _WIDEST:
        return None
    full = sum(_is_full(line, after, width) for line, after in pairs)
    return width if full >= 0.6 * len(pairs) or _is_ragged(pairs) else None


def _is_ragged(pairs: Sequence[tuple[str, str]]) -> bool:
    """Tell whether lines of uneven length go on from one to the next, as a typist breaks them."""
    long = [(line, after) for line, after in pairs if len(line.strip()) >= _NARROWEST]
    open_ended = [(line.rstrip(), after) for line, after in long if not _CLOSED.search(line.rstrip())]
    goes_on = sum(not _opening(after).isupper() or bool(_GOES_ON.search(line)) for line, after in open_ended)
    return len(long) >= 4 and len(long) >= 0.5 * len(pairs) and goes_on >= 0.4 * len(long)


def _is_full(line: str, after: str, width: int) -> bool:
    """Tell whether the first word of `after` found no room on `line`."""
    first = after.split(maxsplit=1)[0] if after.split() else ""
    return len(line.strip()) + 1 + len(first) > width - 2


def _units(block: Sequence[_Line], width: int | None) -> list[list[_Line]]:
    """Cut a block into paragraphs: where a line break is meant, and before each item of a list."""
    units = [[block[0]]]
    for line, after in pairwise(block):
        if _is_meant(line.words, after.words, width):
            units.append([after])
        else:
            units[-1].append(after)
    return units


def _is_meant(line: str, after: str, width: int | None) -> bool:
    if _is_within_phrase(line.rstrip(), after):
        return False
    if _MARKDOWN_HEADING.match(line) or _MARKDOWN_HEADING.match(after) or _BULLET.match(after):
        return True
    if _ENUMERATED.match(after):
        return bool(_ENUMERATED.match(line) or _CLOSED.search(line) or width is None)
    if width and _INDENT.match(after) and not _INDENT.match(line):
        return True
    if _opening(after).islower() or _GOES_ON.search(line.rstrip(" *_")):
        return False
    if width is None:
        return True
    # Prose ends with a mark; a long line without one goes on, though a wide margin was left.
    goes_on = len(line.strip()) >= 0.7 * width and not _CLOSED.search(line.rstrip())
    return not goes_on and not _is_full(line, after, width)


def _is_within_phrase(line: str, after: str) -> bool:
    """Tell whether a line ends within a date or a title ("29th / September", "Secretary / General")."""
    if _TORN_TITLE.search(f"{line} {after.lstrip()}", max(0, len(line) - 9)):
        return True
    is_day = _DAY_OF_MONTH.search(line) and _MONTH.match(after)
    return bool(is_day or (_MONTH_LAST.search(line) and _opening(after).isdigit()))


def _opening(words: str) -> str:
    """Return the first sign of a line that is neither space, quote nor mark."""
    return words.lstrip(" \t\u00a0\"'«„“(*_")[:1]


def _unwrapped(view: str, units: Sequence[Sequence[_Line]]) -> str:
    """Return the view with line breaks inside a paragraph as spaces."""
    pieces, done = [], 0
    for unit in units:
        start, end = unit[0].start, unit[-1].end
        pieces += [view[done:start], view[start:end].replace("\n", " ")]
        done = end
    return "".join([*pieces, view[done:]])


def _trimmed(view: str, start: int, end: int) -> Span | None:
    words = view[start:end]
    left = len(words) - len(words.lstrip())
    length = len(words.strip())
    return Span(start + left, start + left + length) if length else None


def _sentences(view: str, span: Span) -> tuple[Span, ...]:
    return tuple(Span(start, end).shifted(span.start) for start, end in sentence_runs(span.of(view)))


def _headings(text: str, view: str, spans: Sequence[Span]) -> list[bool]:
    """Tell for each paragraph whether it is a heading: by mark, by capitals, or by its place and shape."""
    short = [_is_short_line(span.of(view)) for span in spans]
    answers, in_head = [], not all(short)
    for index, span in enumerate(spans):
        in_head = in_head and short[index]
        before = index > 0 and short[index - 1]
        after = index + 1 < len(spans) and not short[index + 1]
        by_place = short[index] and (in_head or (not before and after))
        answers.append(_is_marked(text, span) or by_place)
    return answers


def _is_short_line(words: str) -> bool:
    return len(words.split()) <= _MOST_HEADING_WORDS and not _ENDED.search(words)


def _is_marked(text: str, span: Span) -> bool:
    """Tell whether Markdown or capitals mark the paragraph as a heading."""
    line_start = max(text.rfind(mark, 0, span.start) for mark in "\n\r") + 1
    lead = text[line_start : span.start].strip()
    words = span.of(text)
    if lead.startswith("#"):
        return True
    if lead in ("**", "__") and text[span.end : span.end + 2] == lead and lead not in words:
        return not _ENDED.search(words)
    count = len(words.split())
    is_long = count > _MOST_HEADING_WORDS or bool(_NUMBERED.match(words))
    if count > 30 or (is_long and _ENDED.search(words)):
        return False  # a text all in capitals has sentences too
    letters = list(filter(str.isalpha, words))
    return len(letters) > 3 and all(map(str.isupper, letters))
