"""Newspaper columns: lines so short that the paragraphs of the text were cut at their ends."""

import re
from dataclasses import replace

from secretariat.engines.reading.segments import segment
from secretariat.engines.reading.text import Paragraph, ReadingText
from secretariat.engines.values.spans import Span

_WIDEST = 48  # characters of a line of a column; words rejoined over a line end make some lines twice as long
_FEWEST_LINES = 8
_MOST_CLOSED = 0.5  # share of lines that may end with a full stop
_INDENT = re.compile(r"(?: {2,}|\t)\S")
_CLOSED = re.compile(r"[.!?…:;][»\")]*$")


def rejoined(source: ReadingText) -> ReadingText:
    """Return the text with the paragraphs of a narrow column in one piece; other texts as they are."""
    if not _is_column(source.text):
        return source
    view = list(source.view)
    groups: list[list[Paragraph]] = []
    for paragraph in source.paragraphs:
        if groups and _goes_on(source, groups[-1][-1].span, paragraph.span):
            view[groups[-1][-1].span.end : paragraph.span.start] = " " * (
                paragraph.span.start - groups[-1][-1].span.end
            )
            groups[-1].append(paragraph)
        else:
            groups.append([paragraph])
    joined = replace(source, view="".join(view))
    return replace(joined, paragraphs=tuple(_one(joined, group) for group in groups))


def _is_column(text: str) -> bool:
    lines = [line.strip() for line in text.splitlines() if line.strip()]
    if len(lines) < _FEWEST_LINES:
        return False
    middle = sorted(len(line) for line in lines)[len(lines) // 2]
    closed = sum(bool(_CLOSED.search(line)) for line in lines)
    return middle <= _WIDEST and closed < _MOST_CLOSED * len(lines)


def _goes_on(source: ReadingText, before: Span, after: Span) -> bool:
    """Tell whether a paragraph goes on from the one before: no indent, no blank line, no mark at its end."""
    between = source.text[before.end : after.start]
    line = source.text[source.text.rfind("\n", 0, after.start) + 1 : after.end]
    is_closed = bool(_CLOSED.search(source.text[before.start : before.end]))
    is_shouted = source.text[before.start : before.end].isupper()
    return between.count("\n") == 1 and not _INDENT.match(line) and not is_closed and not is_shouted


def _one(source: ReadingText, group: list[Paragraph]) -> Paragraph:
    if len(group) == 1:
        return group[0]
    span = Span(group[0].span.start, group[-1].span.end)
    found = segment(source.view[span.start : span.end].replace("\n", " "), source.language)
    sentences = [s.shifted(span.start) for p in found.paragraphs for s in p.sentences]
    return Paragraph(span, tuple(sentences), False)
