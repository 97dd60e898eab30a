"""The state or body of an office that its own words do not name: from the sentence, else from the text.

Reads Marked and Links; writes Links. What is taken from the context is never sure.
"""

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import replace

from secretariat.engines.reading.english.antecedents import owner_before
from secretariat.engines.reading.english.dates import dateline_of
from secretariat.engines.reading.english.link import Link
from secretariat.engines.reading.english.words import OF_BODY
from secretariat.engines.reading.gazetteer.tables import capitals, state_names
from secretariat.engines.reading.mentions import Marked, Mention, Named
from secretariat.engines.reading.sieve import Sieved
from secretariat.engines.values.spans import Span

OF_STATE = Sieved(
    r"\b(?:minister|president|premier|chancellor|secretary of state|king|queen|emir|sultan|"
    r"vice-?[ ]?president|foreign secretary)\b|\bhead of .*delegation\b",
    re.IGNORECASE,
)
_OWN_OWNER = Sieved(
    r"^(?:Lord |Deputy |County |Provincial )*(?:Mayor|Governor|Marshal) of [A-Z]"
    r"|\b(?:European|EU|Nordic|Arctic"
    r"|Baltic)\b"
)
_CHOSEN_RULES = ("chose", "was-chosen", "chose-pronoun", "joins")
_NATIONAL = (Named.STATE, Named.DEMONYM)
_REPRESENTED = Sieved(
    r"\s(?:was|is|were|will be|being)?\s?represented by (?:(?:the|its|their) )?(?:H\.E\. |Mr\.? )?$"
)
_LIKEWISE = Sieved(r" by (?:(?:the|its|their) )?(?:H\.E\. |Mr\.? )?$")  # "and Malta by its Minister"
_LED = Sieved(r",? (?:who )?(?:led|leads|headed|heads|is leading|heading|leading) the $")
_HIS = Sieved(r"\b(?:[Hh]is|[Hh]er) (?:own )?$")
_ISSUER = Sieved(
    r"(?:Embassy|Permanent Mission|Permanent Representation|Consulate General|"
    r"Ministry of Foreign Affairs|Government) of (?:the )?$"
)
# Capitals where many others meet: a dateline there names no government.
_SEATS = frozenset(
    ("Addis Ababa", "Brussels", "Vienna", "Paris", "Luxembourg", "Minsk", "Jakarta", "Nairobi")
)
_FEWEST_NAMED = 2  # times a body is named before it owns the offices of a text


def with_owners(marked: Marked, links: Sequence[Link]) -> list[Link]:
    """Return the links, those without an owner given the one that the context leaves no doubt about.

    An office whose owner stays unknown is kept only where the text names nothing that could own it.
    """
    owned = [link if link.parent is not None else _from_context(marked, link, links) for link in links]
    return [link for link in owned if link.parent is not None or _may_stand_alone(marked, link)]


def _from_context(marked: Marked, link: Link, links: Sequence[Link]) -> Link:
    chosen = link.rule.startswith(_CHOSEN_RULES)
    owner: Mention | None = None
    if not chosen:
        owner = owner_before(marked, link) or _of_same_title(marked, link, links)
    if owner is not None:
        pass
    elif OF_BODY.fullmatch(link.office):
        owner = main_body(marked)
    elif OF_STATE.search(link.office) and link.rule != "is-pronoun":
        owner = _state_nearby(marked, link, links) if not chosen else main_body(marked)
        if owner is None and not chosen:
            owner = _state_of_dateline(marked, link, links)
    if owner is None:
        return link
    return replace(link, parent=owner, spans=(*link.spans, owner.span), sure=False)


def _of_same_title(marked: Marked, link: Link, links: Sequence[Link]) -> Mention | None:
    """Return the owner that the text gives the same title elsewhere, if it gives one only, and to nobody "
    "else."""
    title = _plain(link.office)
    alike = [m for m in marked.mentions if m.named is Named.OFFICE and m.parent and _plain(m.value) == title]
    owners = {_identity(m.parent): m.parent for m in alike if m.parent}
    if len(owners) != 1:
        return None
    owner = next(iter(owners.values()))
    held = any(
        one.person.value != link.person.value and one.parent and _identity(one.parent) == _identity(owner)
        for one in links
        if _plain(one.office) == title
    )
    others = sum(_plain(one.office) == title for one in links if one.person.value != link.person.value)
    return None if held or others else owner


def _plain(title: str) -> str:
    return title.casefold().replace("-", " ")


def _state_of_dateline(marked: Marked, link: Link, links: Sequence[Link]) -> Mention | None:
    """Return the state whose capital heads the text, where ministers of no other state are in it."""
    line = dateline_of(marked.source)
    cities = [m for m in marked.mentions if m.named is Named.CITY and line and line.holds(m.span)]
    code = capitals().get(cities[0].value.title()) if len(cities) == 1 else None
    if code is None or cities[0].value.title() in _SEATS:
        return None
    if any(
        one.parent and one.parent.named in _NATIONAL and _plain(one.office) == _plain(link.office)
        for one in links
    ):
        return None
    return Mention(Named.STATE, cities[0].span, state_names()[code], code)


def main_body(marked: Marked) -> Mention | None:
    """Return the body that the text is about: named first of all or more than twice as often as any other."""
    kept = marked.views.get(main_body)
    if kept is None:
        kept = marked.views[main_body] = (_main(marked),)
    return kept[0]  # type: ignore[no-any-return,index]


def _main(marked: Marked) -> Mention | None:
    bodies = [m for m in marked.mentions if m.named is Named.BODY]
    counts = Counter(_identity(m) for m in bodies)
    for body in bodies:
        if body.parent is not None and body.parent.named is Named.BODY:
            counts[_identity(body.parent)] += 1
    ranked = counts.most_common(2)
    if not ranked or ranked[0][1] < _FEWEST_NAMED or (len(ranked) > 1 and ranked[0][1] == ranked[1][1]):
        return None
    best = [m for m in bodies if _identity(m) == ranked[0][0]]
    if not best:
        return None
    of_organ = [m.parent if m.parent and m.parent.named is Named.BODY else m for m in bodies]
    first = next((m for m in of_organ if m.key or _identity(m) == ranked[0][0]), None)
    leads = first is not None and _identity(first) == ranked[0][0]
    clear = len(ranked) == 1 or ranked[0][1] > 2 * ranked[1][1]
    return best[0] if leads or clear else None


def _identity(body: Mention) -> str:
    return body.key or body.value


def _state_nearby(marked: Marked, link: Link, links: Sequence[Link]) -> Mention | None:
    """Return the one state of the sentence until the title, else of the offices before in the paragraph."""
    at = link.spans[0].start
    paragraph = next((p for p in marked.source.paragraphs if p.span.start <= at < p.span.end), None)
    if paragraph is None:
        return None
    sentence = next((s for s in paragraph.sentences if s.start <= at < s.end), paragraph.span)
    here = _states(marked, Span(sentence.start, sentence.end))
    bound = _of_delegation(marked, link, here) or _of_his(marked, link, links, sentence.start)
    if bound is not None:
        return bound
    before = [m for m in here if m.span.end <= max(at, link.office_span.start)]
    if before and len({m.value for m in here}) == 1:
        return before[-1]
    if here:
        return None
    owners = [
        one.parent
        for one in links
        if one.parent is not None
        and one.parent.named in _NATIONAL
        and paragraph.span.start <= one.spans[0].start < sentence.start
    ]
    if owners and len({m.value for m in owners}) == 1:
        return owners[-1]
    return _state_of_lead(marked, sentence.start) if not owners else None


def _of_delegation(marked: Marked, link: Link, here: Sequence[Mention]) -> Mention | None:
    """Return the state whose delegation the person leads, or that the person represents."""
    view, start, end = marked.source.view, link.spans[0].start, link.spans[-1].end
    for state in here:
        if state.span.end <= start and _REPRESENTED.fullmatch(view, state.span.end, start):
            return state
        told = " represented by " in view[here[0].span.end : state.span.start]
        if told and _LIKEWISE.fullmatch(view, state.span.end, start):
            return state
        if state.span.start >= end and _LED.fullmatch(view, end, state.span.start):
            return state if view.startswith(" delegation", state.span.end) else None
    return None


def _of_his(marked: Marked, link: Link, links: Sequence[Link], sentence: int) -> Mention | None:
    """Return the state of the one whose minister the person is ("his Prime Minister")."""
    start = link.spans[0].start
    if not _HIS.search(marked.source.view, sentence, start):
        return None
    holders = [one for one in links if one.parent and sentence <= one.spans[0].start < start]
    owners = {one.parent.value for one in holders if one.parent}
    parent = holders[-1].parent if len(owners) == 1 else None
    return parent if parent is not None and parent.named in _NATIONAL else None


def _states(marked: Marked, within: Span) -> list[Mention]:
    return [m for m in marked.mentions if m.named in _NATIONAL and within.holds(m.span)]


def _state_of_lead(marked: Marked, before: int) -> Mention | None:
    """Return the state whose embassy or ministry speaks, or that headline and first sentence begin with."""
    paragraphs = marked.source.paragraphs
    issuers = [
        m
        for m in _states(marked, paragraphs[0].span)
        if _ISSUER.fullmatch(marked.source.view, paragraphs[0].span.start, m.span.start)
    ]
    if issuers:
        return issuers[0]
    if len(paragraphs) < 2 or not paragraphs[0].is_heading or paragraphs[1].span.start >= before:
        return None
    title = _states(marked, paragraphs[0].span)
    lead = next((p for p in paragraphs if not p.is_heading), None)
    told = _states(marked, lead.sentences[0]) if lead and lead.sentences else []
    if title and told and title[0].value == told[0].value and title[0].span.start == paragraphs[0].span.start:
        return told[0]
    return None


def _may_stand_alone(marked: Marked, link: Link) -> bool:
    """Tell whether an office says enough without its owner: its own words name one, or it is beyond doubt."""
    if _OWN_OWNER.search(link.office):
        return True
    of_body = OF_BODY.search(link.office) and link.office[:1].isupper()
    return link.sure and bool(of_body or OF_STATE.search(link.office))
