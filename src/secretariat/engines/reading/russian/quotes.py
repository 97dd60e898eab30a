"""Direct speech: the words between quotation marks, paragraph by paragraph."""

import re
from dataclasses import dataclass

from secretariat.engines.reading.text import ReadingText
from secretariat.engines.values.spans import Span

_FEWEST_WORDS = 3
_GUILLEMET, _STRAIGHT = re.compile("[«»]"), re.compile('"')


@dataclass(frozen=True, slots=True)
class Quote:
    """The words inside the marks, no spaces at the ends; `is_closed` unless the second mark is missing."""

    span: Span
    paragraph: int
    is_closed: bool


def quotes_in(source: ReadingText) -> list[Quote]:
    """Return the quotations of a text long enough to be speech, in order."""
    found = []
    for number, paragraph in enumerate(source.paragraphs):
        found += _guillemets(source.view, paragraph.span, number)
        found += _after_dash(source.view, paragraph.span, number)
        if "«" not in paragraph.span.of(source.view):
            found += _straight(source.view, paragraph.span, number)
    return [q for q in found if len(q.span.of(source.view).split()) >= _FEWEST_WORDS]


def _guillemets(view: str, within: Span, number: int) -> list[Quote]:
    found, depth, start = [], 0, 0
    for mark in _GUILLEMET.finditer(view, within.start, within.end):
        at = mark.start()
        if mark.group() == "«":
            start = at + 1 if depth == 0 else start
            depth += 1
        elif depth:
            depth -= 1
            if depth == 0:
                found += _trimmed(view, start, at, number, is_closed=True)
    if depth:
        found += _trimmed(view, start, within.end, number, is_closed=False)
    return found


# "— Мы согласны, — сказал министр."
_DASHED = re.compile(r"[—–]\s(?P<said>[^«»\n]+?[,!?…])\s[—–]\s(?=[а-яё])")


def _after_dash(view: str, within: Span, number: int) -> list[Quote]:
    match = _DASHED.match(view, within.start, within.end)
    return _trimmed(view, *match.span("said"), number, is_closed=True) if match else []


def _straight(view: str, within: Span, number: int) -> list[Quote]:
    marks = [mark.start() for mark in _STRAIGHT.finditer(view, within.start, within.end)]
    pairs = zip(marks[::2], marks[1::2], strict=False)
    found = [q for a, b in pairs for q in _trimmed(view, a + 1, b, number, is_closed=True)]
    if len(marks) % 2:
        found += _trimmed(view, marks[-1] + 1, within.end, number, is_closed=False)
    return found


def _trimmed(view: str, start: int, end: int, number: int, *, is_closed: bool) -> list[Quote]:
    while start < end and view[start].isspace():
        start += 1
    while start < end and (view[end - 1].isspace() or view[end - 1] in ",.") and view[end - 3 : end] != "...":
        end -= 1
    return [Quote(Span(start, end), number, is_closed)] if start < end else []
