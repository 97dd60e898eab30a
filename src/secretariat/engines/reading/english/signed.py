"""Statements, speeches and messages that one person signs: each sentence is that person's.

Reads Marked; writes spans. Only where the head names the one author and the text says "I" or "we".
"""

import re
from collections.abc import Iterator

from secretariat.engines.reading.mentions import Marked, Mention, Named
from secretariat.engines.values.spans import Span

_HEAD = re.compile(
    r"\b(?:statement|remarks|speech|address|message|greetings|letter|op-ed|intervention|"
    r"foreword|welcome)\b[^.:]{0,40}?"
    r"\b(?:by|of|from)\b[^.]{0,120}$",
    re.IGNORECASE | re.DOTALL,
)
_FIRST = re.compile(r"\b(?:I|my|me|[Ww]e|[Oo]ur|us)\b")
_SAYS = re.compile(r"\b(?:he|she)\s+(?:said|added|noted|stressed|told)\b|\bsaid\b|[\"“]")
_HEAD_PARAGRAPHS = 3
_FEWEST_WORDS = 6
_SHARE = 0.4  # of the sentences that speak in the first person


def author(marked: Marked) -> Mention | None:
    """Return who signs the text, or None where it is not one person's own words."""
    source = marked.source
    head = source.paragraphs[:_HEAD_PARAGRAPHS]
    for mention in marked.mentions:
        if mention.named is Named.PERSON and any(p.span.holds(mention.span) for p in head):
            paragraph = next(p for p in head if p.span.holds(mention.span))
            before = source.view[paragraph.span.start : mention.span.start]
            if paragraph.is_heading and _HEAD.search(before) and _is_first_person(marked):
                return mention
    return None


def _is_first_person(marked: Marked) -> bool:
    view = marked.source.view
    spans = list(_body(marked))
    own = sum(bool(_FIRST.search(span.of(view))) for span in spans)
    told = any(_SAYS.search(span.of(view)) for span in spans)
    return bool(spans) and own >= _SHARE * len(spans) and not told


def _body(marked: Marked) -> Iterator[Span]:
    for paragraph in marked.source.paragraphs:
        if not paragraph.is_heading:
            yield from paragraph.sentences


def own_sentences(marked: Marked) -> Iterator[Span]:
    """Yield the sentences of a signed text, salutations and formulas of thanks left out."""
    for span in _body(marked):
        words = span.of(marked.source.view)
        is_formula = re.match(r"(?:Your Excellenc|Ladies|Dear|Thank you|Distinguished|Mr\.? |Madam )", words)
        if len(words.split()) >= _FEWEST_WORDS and not is_formula:
            yield span
