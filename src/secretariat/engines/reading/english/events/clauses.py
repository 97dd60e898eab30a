"""A stretch of text in which each mention is one sign, so that a rule is one pattern over words and roles.

Reads Marked; writes Clause. Person phrases ("H.E. Mr. X, Minister of Y of Z") are folded into the sign of
their person, office phrases without a name ("the Prime Minister of Y") into the sign of the office.
"""

import re
from bisect import bisect_left
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import TypeVar

from secretariat.engines.reading.english.words import HONORIFIC
from secretariat.engines.reading.mentions import DateMention, Marked, Mention, Named
from secretariat.engines.reading.sieve import Sieved
from secretariat.engines.values.spans import Span

# One sign of the private use area for each kind of mention.
P, S, D, C, R, B, O, T = (chr(0xE000 + number) for number in range(8))  # noqa: E741 (the sign of an office)
_SIGNS = {
    Named.PERSON: P, Named.STATE: S, Named.DEMONYM: D, Named.CITY: C,
    Named.REGION: R, Named.BODY: B, Named.OFFICE: O, Named.DATE: T,
}  # fmt: skip

HONORIFICS = rf"(?:(?=[A-Zt(])(?:[Tt]he\s+)?(?:Most\s+)?{HONORIFIC}(?:,?\s+|(?<=\.))){{0,8}}"
_BRACKETS = r"(?:\s?\([^()]{1,40}\))?"
# "to" leads to a body ("Representative to the Council"); a state after it is where one goes.
_PARENT = (
    rf"(?:\s+(?:(?:of|for|in|at)\s+(?:[Tt]he\s+)?(?:Republic\s+of\s+)?[{S}{B}{C}{R}{D}]"
    rf"|to\s+(?:the\s+)?{B}){_BRACKETS})"
)
_OFFICE = (
    rf"(?:(?:[Tt]hen|[Ff]ormer|[Nn]ew|[Aa]cting|[Oo]utgoing|[Ii]ncoming|[Cc]urrent)[\s-]+)?(?:[{D}{S}{B}]"
    r"(?:'s?)?\s+)?"
    rf"{O}{_PARENT}{{0,2}}"
)
_OFFICES = rf"(?:{_OFFICE}(?:\s+and\s+(?:the\s+|an?\s+)?{_OFFICE})*)"
_PERSON = Sieved(
    # "between the Secretary General and Foreign Minister X": of two, though two titles else may be of one.
    rf"(?:(?:(?:[Tt]he|[Ii]ts|[Tt]heir|[Hh]is|[Hh]er)\s+)?(?:(?<!between\s)(?<!between\sthe\s){_OFFICES}"
    rf"|{_OFFICE}),?\s+){{0,2}}"
    rf"(?:(?:[Tt]he\s+)?Ambassador\s+(?:of|to)\s+(?:the\s+)?[{S}],?\s+)?(?:[{D}{S}](?:'s?)?\s+)?{HONORIFICS}"
    rf"(?:(?:[{D}{S}]|[A-Z]\w+)(?:'s)?\s+(?:leader|head\s+of\s+(?:state|government))\s+)?(?P<core>{P})"
    rf"(?:,\s+(?:[Tt]he\s+|its\s+)?{_OFFICES}(?=[\s,.;:)]|$)(?!,?\s+{HONORIFICS}{P})|\s+\((?:[Tt]he"
    rf"\s+)?{_OFFICES}\)|"
    rf"\s+\([{S}{C}{R}]\)"
    rf"|\s+of\s+(?:the\s+)?[{S}{B}](?![{S}{B}]))*"
)
_TITLE = Sieved(rf"(?:[{D}{S}{B}](?:'s?)?\s+)?(?P<core>{O}){_PARENT}{{0,2}}")
_ORGAN = Sieved(rf"[{B}]'s?\s?\([{B}]\)\s+(?P<core>[{B}])")  # "the Union's (ABC) Council"
_ACRONYM = Sieved(rf"(?P<core>[{B}])\s?\([{B}A-Z][^()]{{0,30}}\)")


_M = TypeVar("_M", Mention, DateMention)
_MOST_SHARED = 65_536  # signs
_single: list[Span] = []  # the span of each sign of a text


@dataclass(frozen=True, slots=True)
class Clause:
    """`text` with mentions as signs; `places[i]` is the span of the source behind sign or letter i."""

    text: str
    places: tuple[Span, ...]
    mentions: Mapping[int, Mention]
    dates: Mapping[int, DateMention]

    def span(self, start: int, end: int) -> Span:
        """Return the span of the source behind `text[start:end]`."""
        return Span(self.places[start].start, self.places[end - 1].end)

    def behind(self, start: int, end: int, named: Sequence[Named] = ()) -> list[Mention]:
        """Return the mentions behind `text[start:end]`, all or those of some kinds."""
        found = [self.mentions[i] for i in range(start, end) if i in self.mentions]
        return [mention for mention in found if not named or mention.named in named]

    def part(self, start: int, end: int) -> "Clause":
        """Return a smaller clause."""
        return Clause(
            self.text[start:end],
            self.places[start:end],
            {i - start: mention for i, mention in self.mentions.items() if start <= i < end},
            {i - start: mention for i, mention in self.dates.items() if start <= i < end},
        )


def clause_of(marked: Marked, span: Span) -> Clause:
    """Return the clause of a span, person and office phrases folded; each span is read once."""
    kept = marked.views.get((clause_of, span))
    if isinstance(kept, Clause):
        return kept
    clause = unfolded(marked, span)
    for pattern in (_ORGAN, _ACRONYM, _PERSON, _TITLE):
        clause = _folded(clause, pattern)
    marked.views[clause_of, span] = clause
    return clause


def sentences(marked: Marked) -> list[Clause]:
    """Return all sentences of a text as clauses, headings included."""
    return [
        clause_of(marked, sentence)
        for paragraph in marked.source.paragraphs
        for sentence in paragraph.sentences
    ]


_SMALL = re.compile("[a-z]")
# The first letter of a sentence, after the number of its paragraph.
_OPENING = re.compile(r"(?:\A|[.!?]\s+)(?:\(?\d{1,3}[.)]\s+)?[a-z]")


def in_small_letters(clause: Clause) -> Clause:
    """Return a clause all in capitals (a headline) in small letters, any other as it is."""
    if _SMALL.search(clause.text):
        return clause
    letters = [sign for sign in clause.text if sign.isalpha()]
    if not letters or not all(map(str.isupper, letters)):
        return clause
    small = "".join(sign.lower() if len(sign.lower()) == 1 else sign for sign in clause.text)
    small = _OPENING.sub(lambda opening: opening[0].upper(), small)
    return Clause(small, clause.places, clause.mentions, clause.dates)


def unfolded(marked: Marked, span: Span) -> Clause:
    """Return the clause of a span, each mention a sign of its own."""
    letters: list[str] = []
    places: list[Span] = []
    mentions: dict[int, Mention] = {}
    dates: dict[int, DateMention] = {}
    at = span.start
    for mention in _outermost(marked, span):
        _spell(marked.source.view, at, mention.span.start, letters, places)
        if isinstance(mention, DateMention):
            dates[len(places)] = mention
        else:
            mentions[len(places)] = mention
        letters.append(T if isinstance(mention, DateMention) else _SIGNS[mention.named])
        places.append(mention.span)
        at = mention.span.end
    _spell(marked.source.view, at, span.end, letters, places)
    return Clause("".join(letters), tuple(places), mentions, dates)


def _spell(view: str, start: int, end: int, letters: list[str], places: list[Span]) -> None:
    letters.append(view[start:end])
    places.extend(_places(start, end))


def _places(start: int, end: int) -> Sequence[Span]:
    """Return the spans of single signs; texts of usual length share them."""
    while len(_single) < min(end, _MOST_SHARED):
        _single.append(Span(len(_single), len(_single) + 1))
    return _single[start:end] if end <= _MOST_SHARED else [Span(at, at + 1) for at in range(start, end)]


def _outermost(marked: Marked, span: Span) -> list[Mention | DateMention]:
    """Return the mentions inside `span` that lie in no other, in order; dates lie in none."""
    chosen: list[Mention | DateMention] = []
    every: list[Mention | DateMention] = list(_inside(marked.dates, span))
    every.extend(m for m in _inside(marked.mentions, span) if m.named is not Named.DATE)
    for mention in sorted(every, key=_by_start_then_length):
        if not chosen or chosen[-1].span.end <= mention.span.start:
            chosen.append(mention)
    return chosen


def _inside(mentions: Sequence[_M], span: Span) -> list[_M]:
    first = bisect_left(mentions, span.start, key=lambda mention: mention.span.start)
    last = bisect_left(mentions, span.end, key=lambda mention: mention.span.start)
    return [mention for mention in mentions[first:last] if mention.span.end <= span.end]


def _by_start_then_length(mention: Mention | DateMention) -> tuple[int, int]:
    return mention.span.start, -mention.span.end


def _folded(clause: Clause, pattern: Sieved) -> Clause:
    """Return the clause with each match of `pattern` as the one sign of its group "core"."""
    matches = list(pattern.finditer(clause.text))
    if not matches:
        return clause
    letters: list[str] = []
    places: list[Span] = []
    mentions: dict[int, Mention] = {}
    dates: dict[int, DateMention] = {}
    at = 0
    for found in [*matches, None]:
        stop = found.start() if found else len(clause.text)
        by = len(places) - at
        mentions |= {i + by: mention for i, mention in clause.mentions.items() if at <= i < stop}
        dates |= {i + by: mention for i, mention in clause.dates.items() if at <= i < stop}
        letters.append(clause.text[at:stop])
        places.extend(clause.places[at:stop])
        if found is not None:
            mentions[len(places)] = clause.mentions[found.start("core")]
            letters.append(found["core"])
            places.append(clause.span(*found.span()))
            at = found.end()
    return Clause("".join(letters), tuple(places), mentions, dates)
