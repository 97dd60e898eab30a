"""What a document is called when nobody said it. Pure."""

import re
from collections.abc import Iterable, Iterator
from itertools import islice

_MARKUP = re.compile(r"[*#_]+")
_SIGNS = " \t*#_=-–—•>\ufeff"
_LONGEST, _FEWEST_WORDS, _HEADLINE_WORDS = 200, 4, 5
_BEGINNING = 4000


def title_of(text: str) -> str:
    """Return the first line of a text, without marks; a heading in capitals is joined over its lines.

    A line of a few words ("PRESS RELEASE", "All news") leaves its place to the headline below it.

    >>> title_of("\\n\\n**PRESS RELEASE\\nON THE VISIT TO MOSCOW**\\n\\nUpon the invitation of")
    'PRESS RELEASE ON THE VISIT TO MOSCOW'
    >>> title_of("All news\\n\\nDisagreements should not impede cooperation\\n\\nMOSCOW, October 29.")
    'Disagreements should not impede cooperation'
    """
    first, second = (*islice(_headings(text[:_BEGINNING]), 2), "", "")[:2]
    is_kicker = len(first.split()) < _FEWEST_WORDS
    title = second if is_kicker and _is_headline(second) else first
    return title if len(title) <= _LONGEST else title[: _LONGEST - 1].rsplit(" ", 1)[0] + "…"


def _headings(text: str) -> Iterator[str]:
    """Return the lines that have words; lines in capitals that follow one another are one."""
    capitals: list[str] = []
    for line in _lines(text):
        if line.isupper():
            capitals.append(line)
            continue
        if capitals:
            yield " ".join(capitals)
            capitals = []
        if line:
            yield line
    if capitals:
        yield " ".join(capitals)


def _lines(text: str) -> Iterable[str]:
    """Return each line without its marks; "" for one that has no word."""
    for line in text.splitlines():
        words = " ".join(_MARKUP.sub("", line).split()).strip(_SIGNS)
        yield words if any(letter.isalnum() for letter in words) else ""


def _is_headline(line: str) -> bool:
    return len(line.split()) >= _HEADLINE_WORDS and len(line) <= _LONGEST and not line.endswith(".")
