"""Findings on offices: who holds which office, of which state or body, since and until when.

Reads Marked; writes Findings: one for each office of a person, from all the places that speak of it.
"""

import re
from collections.abc import Iterable, Sequence
from dataclasses import replace

from secretariat.engines.reading.english.appointments import appointments
from secretariat.engines.reading.english.events.clauses import Clause, unfolded
from secretariat.engines.reading.english.events.filled import Filled, finding, from_day, named, to_day
from secretariat.engines.reading.english.link import Link
from secretariat.engines.reading.english.links import links_of, over_title
from secretariat.engines.reading.english.owners import with_owners
from secretariat.engines.reading.findings import Finding, Grade, Kind, Slot
from secretariat.engines.reading.mentions import Marked, Mention, Named
from secretariat.engines.reading.sieve import Sieved
from secretariat.engines.values.spans import Span

_STATE_OFFICE = Sieved(
    r"minister|president|premier|chancellor|secretary of state|king|queen|emir|sultan", re.IGNORECASE
)
_PRONOUN = Sieved(r"(?:He|She|His|Her)\b")
_OF_PRONOUN = Sieved(r"\b(?:he|she|him|his|her)\b")
# Words that make another office of a title.
_RANKS = frozenset(("deputy", "vice", "assistant", "under", "associate", "first", "designate"))
_SMALL = frozenset(["of", "the", "for", "and", "in", "on", "to", "a", "an"])


def find(marked: Marked) -> Iterable[Finding]:
    """Yield the offices that the text proves."""
    links = links_in(marked)
    owned = [_listed(marked, _hosted(marked, _as_predecessor(link, links))) for link in links]
    for link in with_owners(marked, _merged(owned)):
        yield _finding(marked, link)


def links_in(marked: Marked) -> list[Link]:
    """Return every link of a person and an office in the text, in order."""
    links: list[Link] = []
    who: Mention | None = None
    last: Clause | None = None
    for paragraph in marked.source.paragraphs:
        for sentence in paragraph.sentences:
            clause = unfolded(marked, sentence)
            links += over_title(last, clause)
            last = clause
            links += links_of(clause, links)
            links += appointments(clause, links, who)
            who = _topic(clause, who)
    return links


def _topic(clause: Clause, before: Mention | None) -> Mention | None:
    """Return the person whom a sentence is about: its first one, else the one before where it says "he"."""
    people = [m for _, m in sorted(clause.mentions.items()) if m.named is Named.PERSON]
    if _PRONOUN.match(clause.text):
        return before
    if people:
        return people[0]
    return before if _OF_PRONOUN.search(clause.text) else None


def _as_predecessor(link: Link, links: Sequence[Link]) -> Link:
    """Give one who was elected without a body named the body of whoever holds that office in the text."""
    if link.parent is not None or link.rule != "was-chosen":
        return link
    alike = [
        one for one in links if one.parent and one.office == link.office and one.parent.named is Named.BODY
    ]
    alike = [one for one in alike if one.parent and one.parent.key] or alike
    owners = {one.parent.value for one in alike if one.parent}
    if len(owners) != 1:
        return link
    return replace(link, parent=alike[0].parent, spans=(*link.spans, *alike[0].spans), sure=False)


def _hosted(marked: Marked, link: Link) -> Link:
    """Give a host of national office without a state the state of the place where they meet."""
    if link.parent is not None or not _STATE_OFFICE.search(link.office):
        return link
    sentence = next(s for p in marked.source.paragraphs for s in p.sentences if s.holds(link.spans[0]))
    before = marked.source.view[sentence.start : link.spans[0].start]
    if not _HOST.search(before):
        return link
    states = [
        m
        for m in marked.mentions
        if m.span.end <= link.spans[0].start and m.named in (Named.STATE, Named.DEMONYM)
    ]
    near = [
        m
        for m in states
        if _VENUE.search(marked.source.view[: m.span.start][-40:]) or m.named is Named.DEMONYM
    ]
    if not near:
        return link
    return replace(link, parent=near[-1], spans=(*link.spans, near[-1].span), rule="host", sure=False)


def _listed(marked: Marked, link: Link) -> Link:
    """Give a name in a list the delegation under whose heading it stands."""
    if link.parent is not None or not link.rule.startswith("name-title"):
        return link
    paragraphs = marked.source.paragraphs
    number = next(i for i, p in enumerate(paragraphs) if p.span.holds(link.person.span))
    if len(paragraphs[number].span.of(marked.source.view).split()) > _LONGEST_ENTRY:
        return link
    for paragraph in reversed(paragraphs[max(0, number - _MOST_ENTRIES) : number]):
        owner = next(
            (m for m in marked.mentions if m.span == paragraph.span and m.named in (Named.STATE, Named.BODY)),
            None,
        )
        if owner is not None:
            return replace(link, parent=owner, spans=(owner.span, *link.spans), rule="listed", sure=False)
        if len(paragraph.span.of(marked.source.view).split()) > _LONGEST_ENTRY:
            return link
    return link


_LONGEST_ENTRY, _MOST_ENTRIES = 20, 12  # words of an entry in a list of participants; entries of a delegation
_HOST = Sieved(r"\bhost(?:ed by|s| was| is|:|,)?\s*(?:the\s+)?(?:[A-Z][\w. ]*)?$")
_VENUE = Sieved(r"\b(?:in|at)\s+(?:the\s+)?(?:[A-Z][\w'’ -]+,\s+)?$")


def _words(office: str) -> frozenset[str]:
    folded = (
        office.lower()
        .replace("chairman", "chair")
        .replace("chairperson", "chair")
        .replace("chairwoman", "chair")
    )
    return frozenset(re.findall(r"[\w'’]+", folded)) - _SMALL


def _same_office(one: Link, other: Link) -> bool:
    """Tell whether two links speak of one office: one title within the other, and no two owners."""
    a, b = _words(one.office), _words(other.office)
    owners = {(link.parent.key or link.parent.value) for link in (one, other) if link.parent}
    return (a <= b or b <= a) and not (a ^ b) & _RANKS and len(owners) < 2


def _merged(links: Sequence[Link]) -> list[Link]:
    merged: list[Link] = []
    for link in links:
        at = next(
            (
                i
                for i, m in enumerate(merged)
                if m.person.value == link.person.value and _same_office(m, link)
            ),
            None,
        )
        if at is None:
            merged.append(link)
        else:
            merged[at] = _joined(merged[at], link)
    return merged


def _joined(one: Link, other: Link) -> Link:
    """Return the fuller of two links, with the dates of both."""
    fuller, poorer = (other, one) if _richness(other) > _richness(one) else (one, other)
    spans = fuller.spans
    if (poorer.start and not fuller.start) or (poorer.end and not fuller.end):
        spans = (*fuller.spans, *poorer.spans)
    dated = {"start": fuller.start or poorer.start, "end": fuller.end or poorer.end}
    return replace(fuller, spans=tuple(dict.fromkeys(spans)), sure=fuller.sure or poorer.sure, **dated)  # type: ignore[arg-type]


def _richness(link: Link) -> tuple[bool, int, bool]:
    return link.parent is not None, len(_words(link.office)), link.sure


def _finding(marked: Marked, link: Link) -> Finding:
    source = marked.source
    whole = _first_whole(marked, link.person)
    person = named(source, link.person, whole.span if whole else None)
    office = Filled(link.office, Slot(link.office_span, link.office_span.of(source.text)))
    evidence = [*link.spans, *([whole.span] if whole else [])]
    organisation = None
    if link.parent is not None:
        antecedent = _first_named(marked, link.parent)
        organisation = named(
            source, link.parent, antecedent.span if antecedent else _of_capital(marked, link.parent)
        )
        evidence += [antecedent.span] if antecedent else []
    return finding(
        Kind.OFFICE,
        f"en.office.{link.rule}",
        Grade.ACCEPTED if link.sure else Grade.CANDIDATE,
        evidence,
        {
            "person": person,
            "office": office,
            "organisation": organisation,
            "start": from_day(source, link.start),
            "end": to_day(source, link.end),
        },
    )


def _of_capital(marked: Marked, owner: Mention) -> Span | None:
    """Return the place of a capital from which its state was inferred."""
    is_city = any(m.named is Named.CITY and m.span == owner.span for m in marked.mentions)
    return owner.span if is_city and owner.named is Named.STATE else None


def _first_whole(marked: Marked, person: Mention) -> Mention | None:
    """Return where the fullest name stands, if the mention gives less."""
    if " ".join(person.span.of(marked.source.view).split()) == person.value:
        return None
    alike = (m for m in marked.mentions if m.named is Named.PERSON and m.value == person.value)
    return next((m for m in alike if " ".join(m.span.of(marked.source.view).split()) == m.value), None)


def _first_named(marked: Marked, body: Mention) -> Mention | None:
    """Return where the name of a body stands that is here called by its head only."""
    words = " ".join(body.span.of(marked.source.view).split())
    if body.named is not Named.BODY or body.value in words:
        return None
    alike = (m for m in marked.mentions if m.named is Named.BODY and m.value == body.value)
    return next((m for m in alike if m.span != body.span), None)
