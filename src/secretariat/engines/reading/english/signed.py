"""Statements, speeches and messages that one person signs: each sentence is that person's.

Reads Marked; writes spans. Only where the head names the one author, or a signature stands at the end, and
the text says "I" or "we".
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from secretariat.engines.reading.english.words import HONORIFIC
from secretariat.engines.reading.mentions import Marked, Mention, Named
from secretariat.engines.reading.sieve import Sieved
from secretariat.engines.reading.text import Paragraph
from secretariat.engines.values.spans import Span

_HEAD = Sieved(
    r"\b(?:statement|remarks|speech|address|message|greetings|letter|op-ed|intervention|"
    r"foreword|welcome)\b[^.:]{0,40}?"
    r"\b(?:by|of|from)\b[^.]{0,120}$",
    re.IGNORECASE | re.DOTALL,
)
_GENRE = Sieved(
    r"\b(?:statement|remarks|speech|address|message|greetings|letter|op-ed|intervention|foreword|welcome|"
    r"dear|your excellenc)",
    re.IGNORECASE,
)
_FIRST = Sieved(r"\b(?:I|my|me|[Ww]e|[Oo]ur|us)\b")
_SINGULAR = Sieved(r"\b(?:I|[Mm]y|me)\b")
_SAYS = Sieved(r"\b(?:he|she)\s+(?:said|added|noted|stressed|told)\b|\bsaid\b|[\"“]")
_TOLD = Sieved(r"\b(?:[Hh]e|[Ss]he|[Tt]hey)\s+(?:said|added|noted|stressed|told)\b")
_BEFORE_SIGNATURE = Sieved(rf"(?:Signed:?|\(signed\)|Yours \w+,?|[-–—])?\s*(?:(?:{HONORIFIC}),?\s*)*", re.I)
_HEAD_PARAGRAPHS = 3
_FOOT_PARAGRAPHS = 4
_LONGEST_SIGNATURE = 18  # words
_FEWEST_WORDS = 5
_SHARE = 0.4  # of the sentences that speak in the first person


@dataclass(frozen=True, slots=True)
class Author:
    """Who signs the text, and where the signature begins if one ends it."""

    person: Mention
    signature: int | None = None


def signed_by(marked: Marked) -> Mention | None:
    """Return who "I" is: the one person whose own words the text is."""
    if signed_by not in marked.views:
        found = author(marked)
        marked.views[signed_by] = found.person if found else None
    kept = marked.views[signed_by]
    return kept if isinstance(kept, Mention) else None


def author(marked: Marked) -> Author | None:
    """Return who signs the text, or None where it is not one person's own words."""
    source = marked.source
    head = source.paragraphs[:_HEAD_PARAGRAPHS]
    for mention in marked.mentions:
        if mention.named is Named.PERSON and any(p.span.holds(mention.span) for p in head):
            paragraph = next(p for p in head if p.span.holds(mention.span))
            before = source.view[paragraph.span.start : mention.span.start]
            if paragraph.is_heading and _HEAD.search(before) and _is_first_person(marked, _SAYS, None):
                return Author(mention)
    return _by_signature(marked)


def _by_signature(marked: Marked) -> Author | None:
    view = marked.source.view
    paragraphs = marked.source.paragraphs
    foot = paragraphs[max(2, len(paragraphs) - _FOOT_PARAGRAPHS) :]
    opening = " ".join(p.span.of(view) for p in paragraphs[:_HEAD_PARAGRAPHS])
    for paragraph in foot:
        signer = _signs(marked, paragraph)
        if signer is None or not _GENRE.search(opening):
            continue
        own = list(_body(marked, paragraph.span.start))
        singular = sum(bool(_SINGULAR.search(span.of(view))) for span in own)
        if singular > 1 and _is_first_person(marked, _TOLD, paragraph.span.start):
            return Author(signer, paragraph.span.start)
    return None


def _signs(marked: Marked, paragraph: Paragraph) -> Mention | None:
    """Return the person with whose name a short paragraph begins."""
    view = marked.source.view
    words = paragraph.span.of(view)
    if len(words.split()) > _LONGEST_SIGNATURE:
        return None
    people = (m for m in marked.mentions if m.named is Named.PERSON and paragraph.span.holds(m.span))
    first = next(people, None)
    if first is None or " " not in first.value:
        return None
    before = view[paragraph.span.start : first.span.start]
    after = view[first.span.end : paragraph.span.end].lstrip(" ,\n")
    is_sentence = after[:1].islower() or words.rstrip().endswith(".")
    return first if _BEFORE_SIGNATURE.fullmatch(before) and not is_sentence else None


def _is_first_person(marked: Marked, says: Sieved, until: int | None) -> bool:
    view = marked.source.view
    spans = list(_body(marked, until))
    own = sum(bool(_FIRST.search(span.of(view))) for span in spans)
    told = any(says.search(span.of(view)) for span in spans)
    return bool(spans) and own >= _SHARE * len(spans) and not told


def _body(marked: Marked, until: int | None) -> Iterator[Span]:
    for paragraph in marked.source.paragraphs:
        if not paragraph.is_heading and (until is None or paragraph.span.start < until):
            yield from paragraph.sentences


def own_sentences(marked: Marked, author: Author) -> Iterator[Span]:
    """Yield the sentences of a signed text, salutations and formulas of thanks left out."""
    for span in _body(marked, author.signature):
        words = span.of(marked.source.view)
        is_formula = re.match(r"(?:Your Excellenc|Ladies|Dear|Thank you|Distinguished|Mr\.? |Madam )", words)
        if len(words.split()) >= _FEWEST_WORDS and not is_formula:
            yield _without_number(marked, span)


def _without_number(marked: Marked, span: Span) -> Span:
    """Return a sentence without the number of its paragraph."""
    number = re.match(r"(?:\d{1,3}[.)]|\([a-z]\)|[-•–])\s+", span.of(marked.source.view))
    return Span(span.start + number.end(), span.end) if number else span
