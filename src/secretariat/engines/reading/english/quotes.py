"""Quotations of a paragraph: any style of marks, unbalanced ones, and those that go on in the next paragraph.

Reads the text and its view; writes spans without the marks.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from secretariat.engines.reading.text import Paragraph, ReadingText
from secretariat.engines.values.spans import Span

_DOUBLE = re.compile('["«»‹›]')  # in the view, where the other kinds are straight
_OPENING = "“«„‹‟"
_CLOSING = "”»›"
_SINGLE = re.compile(
    r"(?<![\w'])'(?=[\w\[\"])(?:[^'\n]|(?<=\w)'(?=\w)|(?<=s)' (?=[a-z]))*?[.,!?…]'(?!\w)|"
    r"(?<![\w'])‘(?:[^‘’\n]|’(?=\w))+’"
)
# The clause in which the writer speaks again, although the mark was not closed: ", he emphasized."
_WRITER = re.compile(
    r",\s+(?:(?:he|she|they|it|the\s+\w+(?:\s+\w+)?|[A-Z][\w'-]+(?:\s+[A-Z][\w'-]+){0,4})\s+(?:also\s+|"
    r"then\s+)?"
    r"(?:said|says|added|adds|noted|stressed|emphasi[sz]ed|underlined|underscored|stated|concluded|explained|"
    r"pointed\s+out|remarked|told\s+\w+)|(?:said|added|"
    r"noted)\s+(?:the\s+)?[A-Z][\w'-]+(?:\s+[A-Z][\w'-]+){0,4})\b[^.\"]{0,80}[.]?"
)


@dataclass(frozen=True, slots=True)
class Quotation:
    """The quoted words (`span`, no marks), with their marks (`whole`); `is_open`: its end was not marked."""

    span: Span
    whole: Span
    is_open: bool = False


def quotations(source: ReadingText, paragraph: Paragraph) -> list[Quotation]:
    """Return the quotations of a paragraph in order; none lies in another.

    A mark that opens while another is open shows that the first was never closed: it ends where the
    writer speaks again, else with its sentence.
    """
    doubles = list(_doubles(source, paragraph.span))
    taken = [quotation.whole for quotation in doubles]
    singles = [
        Quotation(Span(m.start() + 1, m.end() - 1), Span(*m.span()))
        for m in _SINGLE.finditer(source.text, paragraph.span.start, paragraph.span.end)
        if m.end() - m.start() > 12 and not any(span.meets(Span(*m.span())) for span in taken)
    ]
    return sorted([*doubles, *singles], key=lambda q: q.span)


def _doubles(source: ReadingText, within: Span) -> Iterator[Quotation]:
    opened: int | None = None
    for mark in _DOUBLE.finditer(source.view, within.start, within.end):
        at = mark.start()
        if _opens(source, at, within, opened is not None):
            if opened is not None:
                yield from _unclosed(source, opened, at)
            opened = at
        elif opened is not None:
            if at > opened + 1:
                yield Quotation(Span(opened + 1, at), Span(opened, at + 1))
            opened = None
    if opened is not None:
        yield from _unclosed(source, opened, within.end)


def _opens(source: ReadingText, at: int, within: Span, is_open: bool) -> bool:
    sign = source.text[at]
    if sign in _OPENING and not (sign == "“" and is_open and _word_before(source, at, within)):
        return True
    if sign in _CLOSING:
        return False
    before = source.text[at - 1] if at > within.start else " "
    after = source.text[at + 1] if at + 1 < within.end else " "
    return (before.isspace() or before in "([-–—/") and not after.isspace() and after not in ".,;:!?)"


def _word_before(source: ReadingText, at: int, within: Span) -> bool:
    """Tell whether the mark stands right after a word, as the German closing mark does."""
    return at > within.start and not source.text[at - 1].isspace()


def _unclosed(source: ReadingText, opened: int, end: int) -> Iterator[Quotation]:
    writer = _WRITER.search(source.view, opened + 1, end)
    stop = writer.start() if writer else end
    while stop > opened + 1 and source.text[stop - 1].isspace():
        stop -= 1
    if stop > opened + 1:
        yield Quotation(Span(opened + 1, stop), Span(opened, stop), True)
