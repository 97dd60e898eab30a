"""The owner of an office that stands in the words just before: the entry of a list, "its", "their".

Reads Marked and a Link; returns the mention of a state, a region or a body.
"""

import re

from secretariat.engines.reading.english.link import Link
from secretariat.engines.reading.english.words import HONORIFIC
from secretariat.engines.reading.mentions import Marked, Mention, Named
from secretariat.engines.reading.sieve import Sieved
from secretariat.engines.values.spans import Span

_OWNERS = (Named.STATE, Named.REGION, Named.BODY)
# "Malta: H.E. Prime Minister X": what opens a line before a colon or a dash owns the office behind it.
_ENTRY = Sieved(rf"\s*(?::|\s[–—-])\s+(?:(?:[Tt]he )?(?:{HONORIFIC})(?: |(?<=\.)))*(?:[Tt]he )?$")
_PRONOUN = Sieved(r"\b(?P<pronoun>[Ii]ts|[Tt]heir) (?:new |own |current |then )?$")
# What may stand before the subject of a sentence ("On Tuesday the Council ...").
_LEAD = Sieved(r"(?:(?:On|In|At|Earlier|Later|Yesterday|Today)\b[^,;:]{0,30}[ ,]+)?(?:[Tt]he |\W)*$")


def owner_before(marked: Marked, link: Link) -> Mention | None:
    """Return the owner that the line or the sentence before names, None where it is in doubt."""
    return _of_entry(marked, link) or _of_pronoun(marked, link)


def _of_entry(marked: Marked, link: Link) -> Mention | None:
    start = min(link.spans[0].start, link.office_span.start)
    line = marked.source.text.rfind("\n", 0, start) + 1
    opening = [
        m for m in marked.mentions if m.named in _OWNERS and line <= m.span.start < m.span.end <= start
    ]
    if not opening or re.search(r"\w", marked.source.view[line : opening[0].span.start]):
        return None
    between = marked.source.view[opening[0].span.end : start]
    return opening[0] if _ENTRY.fullmatch(between) else None


def _of_pronoun(marked: Marked, link: Link) -> Mention | None:
    """Return what "its President" means: the subject of the sentence before, or the last named of many."""
    view, at = marked.source.view, link.office_span.start
    pronoun = _PRONOUN.search(view, max(0, at - 20), at)
    before = _sentence_before(marked, at) if pronoun is not None else None
    if pronoun is None or before is None:
        return None
    named = [m for m in marked.mentions if m.named in _OWNERS and before.holds(m.span)]
    if named and _LEAD.match(view[before.start : named[0].span.start]):
        return named[0]
    many = pronoun["pronoun"].casefold() == "their" and bool(named) and named[-1].value.endswith("s")
    return named[-1] if many or len(named) == 1 else None


def _sentence_before(marked: Marked, at: int) -> Span | None:
    for paragraph in marked.source.paragraphs:
        for last, sentence in zip(paragraph.sentences, paragraph.sentences[1:], strict=False):
            if sentence.start <= at < sentence.end:
                return last
    return None
