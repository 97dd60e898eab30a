"""Persons by the name they go by afterwards: surnames, and first words where a family name stands first.

Reads the spans of names; writes mentions whose value is the fullest name.
"""

import re
from collections.abc import Iterator, Sequence

from secretariat.engines.reading.english.covered import Covered
from secretariat.engines.reading.english.names import is_name_word, without_letters, words_of
from secretariat.engines.reading.english.words import FAMILY_FIRST
from secretariat.engines.reading.gazetteer.patterns import folded
from secretariat.engines.reading.mentions import Mention, Named
from secretariat.engines.reading.text import ReadingText
from secretariat.engines.values.spans import Span

_ALONE = re.compile(
    r"(?:^|(?<=\n)|(?<=[.!?\"] ))(?:(?P<opening>[^\W\d_a-z][\w'’-]*)(?=, who\b|, for (?:his|her)\b|"
    r" (?:said|says|"
    r"added|told|noted|stressed|also|urged)\b))|"
    r"(?<=[\"”] )(?P<after_quote>[^\W\d_a-z][\w'’-]*)(?= (?:said|says|added|told)\b)"
)


def with_short_forms(source: ReadingText, spans: Sequence[Span], named: Sequence[Mention]) -> list[Mention]:
    """Give each span its fullest name, and find the known surnames where they stand alone."""
    full = _full_names(source, spans)
    mentions = []
    for span in spans:
        words = without_letters(span.of(source.view))
        name = full.get(words, words)
        mentions.append(Mention(Named.PERSON, span, name, name if " " in name else None))
    taken = Covered(len(source.view), [*spans, *(m.span for m in named)])
    for short, name in sorted(full.items(), key=lambda pair: -len(pair[0])):
        for span in (_whole(source.view, use, name) for use in _uses(source.view, short)):
            if not taken.meets(span):
                mentions.append(Mention(Named.PERSON, span, name, name))
                taken.add(span)
    return sorted(mentions, key=lambda m: m.span)


def _whole(view: str, span: Span, name: str) -> Span:
    """Return a surname with the first name before it that is spelt with other marks ("Željko", "Zeljko")."""
    first = name.split()[0]
    start = span.start - len(first) - 1
    is_same = start >= 0 and view[start : span.start] != f"{first} "
    if is_same and folded(view[start : span.start]) == f"{folded(first)} ":
        return Span(start, span.end)
    return span


def _uses(view: str, words: str) -> Iterator[Span]:
    """Yield where `words` stand as whole words."""
    at = view.find(words)
    while at >= 0:
        end = at + len(words)
        before, after = view[at - 1 : at] if at else "", view[end : end + 1]
        if not any(sign.isalnum() or sign in "_-" for sign in (*before, *after)):
            yield Span(at, end)
        at = view.find(words, end)


def _called_alone(view: str) -> frozenset[str]:
    """Return the words with which the text goes on as with a person's name ("Lula said")."""
    return frozenset(match.group("opening") or match.group("after_quote") for match in _ALONE.finditer(view))


def _goes_by(alone: frozenset[str], first: str) -> bool:
    """Tell whether the text calls a person by the first word of the name."""
    return first in FAMILY_FIRST or (first in alone and is_name_word(first))


def _within(parts: Sequence[str], others: Sequence[str]) -> bool:
    """Tell whether all words of one name are words of another, marks over letters apart."""
    return bool(parts) and {folded(p).lower() for p in parts} <= {folded(o).lower() for o in others}


def _full_names(source: ReadingText, spans: Sequence[Span]) -> dict[str, str]:
    """Return for each form of a name the fullest one in the text; ambiguous surnames are left out."""
    wholes = sorted({without_letters(s.of(source.view)) for s in spans}, key=lambda n: (-len(n.split()), n))
    alone = _called_alone(source.view)
    full: dict[str, str] = {}
    owners: dict[str, set[str]] = {}
    for whole in wholes:
        if " " not in whole:
            continue
        parts = words_of(whole)
        fuller = next((f for f in full.values() if f != whole and _within(parts, words_of(f))), None)
        full[whole] = fuller or whole
        if not fuller:
            for part in [*parts[-1:], *(p for p in parts[:-1] if _goes_by(alone, p))]:
                owners.setdefault(part, set()).add(whole)
    for whole in wholes:
        if " " in whole or whole in owners:
            continue
        holders = {f for f in set(full.values()) if _within([whole], words_of(f))}
        if len(holders) == 1:
            owners[whole] = holders
    for part, holders in owners.items():
        if len(holders) == 1:
            full[part] = next(iter(holders))
    return full
