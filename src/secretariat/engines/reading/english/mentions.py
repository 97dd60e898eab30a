"""What an English text names: states, bodies, cities, persons, offices, dates."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import replace

from secretariat.engines.reading.english.bodies import by_bare_head, by_shape, explained, unexplained
from secretariat.engines.reading.english.capitals import in_usual_case
from secretariat.engines.reading.english.covered import Covered
from secretariat.engines.reading.english.dates import mark_dates
from secretariat.engines.reading.english.persons import persons
from secretariat.engines.reading.english.regions import regions
from secretariat.engines.reading.english.titles import offices
from secretariat.engines.reading.gazetteer import Gazetteer, Hit, shipped
from secretariat.engines.reading.mentions import Marked, Mention, Named, Told
from secretariat.engines.reading.text import ReadingText
from secretariat.engines.values.spans import Span

_FORM = re.compile(
    r"(?:(?:Federal|Democratic|People's|Islamic|Arab|Socialist|Federative|United|Co-operative|Cooperative"
    r"|Bolivarian|"
    r"Plurinational|Oriental|Hashemite|Independent|Transitional|Popular) )*"
    r"(?P<form>(?:Republic|Kingdom|State|Sultanate|Principality|Grand Duchy|Emirate|Union"
    r"|Commonwealth) of (?:the )?)?$"
)
_PRIVATE = re.compile("[\ue000-\uf8ff]")


def mark(source: ReadingText, told: Told, gazetteer: Gazetteer | None = None) -> Marked:
    """Return the text with all its mentions; the shipped gazetteer serves where none is given."""
    source = _without_signs(source)
    hits = (gazetteer or shipped()).find(source.view, "en")
    source = in_usual_case(source, hits)
    known = [_of_hit(source, hit) for hit in hits]
    known = [_in_full(source, mention) for mention in known]
    known += unexplained(source, known)
    shaped = _longest([*known, *by_shape(source, known), *regions(source)])
    acronyms = list(explained(source, shaped))
    named = _longest([*acronyms, *shaped])
    bodies = [m for m in named if m.named is Named.BODY]
    named = _longest([*named, *by_bare_head(source, bodies)])
    people = persons(source, named, offices(source, named))
    named = _without(named, people)
    titles = offices(source, sorted([*named, *people], key=lambda m: m.span))
    mentions = sorted([*named, *people, *titles], key=lambda m: (m.span, m.named))
    return Marked(source, told, tuple(mentions), tuple(mark_dates(source, told)))


def _without_signs(source: ReadingText) -> ReadingText:
    """Return the text, its view without letters of the private use area: clauses use them as signs."""
    if not _PRIVATE.search(source.view):
        return source
    return replace(source, view=_PRIVATE.sub(" ", source.view))


def _of_hit(source: ReadingText, hit: Hit) -> Mention:
    words = " ".join(hit.span.of(source.text).split())
    usual = " ".join(hit.span.of(source.view).split())
    words = usual if usual.casefold() == words.casefold() else words
    value = hit.pattern.value or words.removeprefix("the ").removeprefix("The ")
    return Mention(hit.pattern.named, hit.span, value, hit.pattern.entry.key)


def _in_full(source: ReadingText, mention: Mention) -> Mention:
    """Return a state with the form of government before its name ("Federal Republic of Malta")."""
    lead = _FORM.search(source.view, max(0, mention.span.start - 60), mention.span.start)
    if mention.named is not Named.STATE or lead is None or not lead.group():
        return mention
    if not (lead["form"] or mention.value.startswith(("Republic ", "Kingdom ", "Union "))):
        return mention
    span = Span(lead.start(), mention.span.end)
    return replace(mention, span=span, value=" ".join(span.of(source.text).split()))


def _longest(mentions: Iterable[Mention]) -> list[Mention]:
    """Keep of overlapping mentions the longest, of equal ones the first."""
    every = sorted(mentions, key=lambda m: m.span.start - m.span.end)
    taken = Covered(max((m.span.end for m in every), default=0))
    kept: list[Mention] = []
    for mention in every:
        if not taken.meets(mention.span):
            taken.add(mention.span)
            kept.append(mention)
    return sorted(kept, key=lambda m: m.span)


def _without(named: Sequence[Mention], people: Sequence[Mention]) -> list[Mention]:
    """Drop names of places inside names of persons (Jordan, Chad, Paris)."""
    taken = Covered(max((p.span.end for p in people), default=0), (p.span for p in people))
    return [m for m in named if not taken.meets(m.span)]
