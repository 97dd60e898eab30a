"""Offices as named: the title, its portfolio, and the state or body that the same words name.

Reads the view and the mentions of states, bodies, cities and persons; writes mentions of offices.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from secretariat.engines.reading.english.covered import Covered
from secretariat.engines.reading.english.words import HONORIFIC, TITLE, titles_in
from secretariat.engines.reading.mentions import Mention, Named
from secretariat.engines.reading.text import ReadingText
from secretariat.engines.values.spans import Span

_LINK = re.compile(
    r"(?:[ -](?:designate|elect)| ?\((?:designate|elect)\))?"
    r",? +(of|for|to|at|in charge of|on|in|with)(?: +the)? +(?:all )?"
)
_HEAD_OF = re.compile(r"(?:Head|Leader|Chief|Chair(?:man|woman|person)?|Members?|leader|head)$")
_DELEGATION = re.compile(
    r" of (?:the |its |their |his |her )?(?P<whose>(?:[^\W\d_]\w+ ){0,3}?)[Dd]elegation(?: (?:to|"
    r"at) the \w+)?(?!\w)"
)
_DELEGATED = re.compile(
    r"(?i:representative|envoy|advis[eo]r|deputy|assistant|head|chief|director|coordinator)\b"
)
_SENDER = re.compile(
    r" (?:Secretar(?:y|ies)[- ]General|Chair(?:man|woman|person)?(?:ship)?[- ]in[- ]Office|Chair(?:man|woman"
    r"|person)?|"
    r"President|Director[- ]General|Presidency|High Commissioner)(?![\w-])"
)
_AFFAIRS = re.compile(r"(?: and [A-Z]\w+)? (?:Affairs|Relations)\b")  # a body before it is a portfolio
_SENT = re.compile(
    r"(?:Ambassador|ambassador|High Commissioner|Envoy|envoy)$"
)  # to a state: it is not theirs
# What stands before a title makes it none: the name of a father ("bin Sultan"), "co-premier".
_NO_TITLE = re.compile(r"(?:\b(?:bin|ibn|bint) |\b[Cc]o-)$")
_CAPITAL = re.compile(r"[^\W\d_a-zß-öø-ÿ][\w'’/-]*")
_JOIN = re.compile(r" +(?:and (?:the |of )?|& )?(?=[^\W\d_a-zß-öø-ÿ])")
_COMMA_LIST = re.compile(
    r"(?:, [^\W\d_a-z][\w'’-]*(?: (?:and )?[^\W\d_a-z][\w'’-]*)?)*"
    r",? and (?:the )?[^\W\d_a-z][\w'’-]*(?: [^\W\d_a-z][\w'’-]*)*"
)
_UNIT = re.compile(
    r"(?:[A-Z]\w+ ){0,3}(?:Department|Division|Directorate|Section|Unit|Desk|Branch|Service|Committee)\b"
)
_ENDS = re.compile(
    rf"(?:(?!General\b){HONORIFIC}|Monday|Tuesday|Wednesday|Thursday|Friday|Saturday|"
    r"Sunday|January|February|March|"
    r"April|May|June|July|August|September|October|November|December)(?!\w)"
)
_NOT_LISTED = re.compile(rf"\b(?:{HONORIFIC})(?![\w-])|{TITLE.pattern}")
_PARENTS = (Named.BODY, Named.STATE, Named.CITY, Named.REGION)
_PLACES = (Named.STATE, Named.CITY, Named.REGION)
_RULES = re.compile(
    r"(?i:minister|president|premier|chancellor|king|queen|foreign secretary"
    r"|secretary of state)"
)
_ENVOY = re.compile(
    r"(?:(?:[Ss]pecial|[Pp]ersonal) (?:Representative|representative|Envoy|envoy"
    r"|Coordinator)|Rapporteur)$"
)
_POSSESSORS = (Named.BODY, Named.STATE, Named.DEMONYM, Named.CITY)
_MOST_LINKS = 3


@dataclass(frozen=True, slots=True)
class _Places:
    """Where the other mentions begin and end."""

    starts: Mapping[int, Mention]
    ends: Mapping[int, Mention]


def offices(source: ReadingText, named: Sequence[Mention]) -> list[Mention]:
    """Return the offices that the text names, each with the state or body beside it."""
    places = _Places({m.span.start: m for m in named}, {m.span.end: m for m in named})
    inside = Covered(len(source.view), (m.span for m in named if m.named in (Named.BODY, Named.PERSON)))
    found: list[Mention] = []
    done = -1
    for match in _titles(source):
        if match.start() < done:
            continue
        if inside.meets(Span(match.start(), match.start() + 1)):
            rest = _behind(source.view, match, named)  # "European Union Special Envoy"
            if rest is None:
                continue
            match = rest
        if _NO_TITLE.search(source.view, max(0, match.start() - 6), match.start()):
            continue
        paragraph_end = next(
            (p.span.end for p in source.paragraphs if p.span.end > match.start()), len(source.view)
        )
        office = _office(source.view, match, places, paragraph_end)
        found.append(office)
        done = max(office.span.end, match.end())
    return found


def _titles(source: ReadingText) -> Iterator[re.Match[str]]:
    yield from sorted(titles_in(source.view), key=lambda m: (m.start(), -m.end()))


def _behind(view: str, match: re.Match[str], named: Sequence[Mention]) -> re.Match[str] | None:
    """Return the title behind the name of a body in which `match` begins."""
    body = next((m for m in named if m.span.start <= match.start() < m.span.end < match.end()), None)
    if body is None or body.named is not Named.BODY or view[body.span.end] != " ":
        return None
    return TITLE.match(view, body.span.end + 1)


def _office(view: str, match: re.Match[str], places: _Places, end: int) -> Mention:
    words_end = at = match.end()
    parent: Mention | None = None
    delegation = _DELEGATION.match(view, at, end) if _HEAD_OF.search(match.group()) else None
    if delegation:
        inside = places.starts.get(delegation.start("whose"))
        owner = inside if inside is not None and inside.named in _POSSESSORS else None
        span = Span(match.start(), delegation.end())
        owner = owner or _possessor(view, match.start(), places)
        return Mention(Named.OFFICE, span, " ".join(span.of(view).split()), None, owner)
    for _ in range(_MOST_LINKS):
        link = _LINK.match(view, at, end)
        if not link:
            break
        ahead = places.starts.get(link.end())
        if ahead and _is_sent_there(match, ahead, link.group(1)):
            affairs = _AFFAIRS.match(view, ahead.span.end)
            words_end = at = affairs.end() if affairs else ahead.span.end
            if _SENT.search(match.group()):
                break
            continue
        affairs = _AFFAIRS.match(view, ahead.span.end) if ahead and ahead.named is Named.BODY else None
        of_another = _of_another(view, match, ahead, link) if ahead else None
        if of_another is not None and ahead is not None:
            parent, words_end, at = ahead, of_another, of_another
            continue
        if ahead and ahead.named in _PARENTS and not affairs and not _goes_on(view, ahead, link.group(1)):
            own = ahead if _owns(match, ahead, link.group(1)) else None
            parent = parent or own
            if parent is not own and ahead.named is Named.REGION:
                words_end = ahead.span.end
            break
        portfolio = _portfolio(view, link.end(), end, places)
        if (
            portfolio is None
            or link.group(1) in ("to", "at", "in", "with")
            or (ahead and ahead.named is Named.PERSON)
        ):
            break
        words_end = at = portfolio
    span = Span(match.start(), words_end)
    parent = parent or _possessor(view, match.start(), places)
    return Mention(Named.OFFICE, span, " ".join(span.of(view).split()), None, parent)


def _owns(match: re.Match[str], ahead: Mention, link: str) -> bool:
    """Tell whether what follows owns the office: a minister "in" or "to" a state only goes there."""
    if link in ("in", "to", "at", "with") and ahead.named in _PLACES:
        return not _RULES.search(match.group())
    return link in ("of", "to", "at", "for", "in", "with")


def _is_sent_there(match: re.Match[str], ahead: Mention, link: str) -> bool:
    """Tell whether a place is where an envoy is sent, not whose envoy he is ("Special Envoy for Malta")."""
    if ahead.named in (Named.STATE, Named.CITY) and link == "to" and _SENT.search(match.group()):
        return True
    return ahead.named in _PLACES and link in ("for", "to", "on", "in") and bool(_ENVOY.search(match.group()))


def _of_another(view: str, match: re.Match[str], ahead: Mention, link: re.Match[str]) -> int | None:
    """Return where the title ends of whom one represents ("Envoy of the OSCE Chairperson-in-Office")."""
    if (
        link.group(1) not in ("of", "to")
        or ahead.named is not Named.BODY
        or not _DELEGATED.search(match.group())
    ):
        return None
    other = _SENDER.match(view, ahead.span.end)
    return other.end() if other else None


def _goes_on(view: str, ahead: Mention, link: str) -> bool:
    """Tell whether a region only begins a portfolio ("for Europe and Foreign Affairs")."""
    after = re.match(r" (?:and|Affairs)\b", view[ahead.span.end : ahead.span.end + 8])
    return ahead.named is Named.REGION and (link == "for" or bool(after))


def _portfolio(view: str, start: int, end: int, places: _Places) -> int | None:
    """Return where the portfolio that begins at `start` ends ("Higher Education and Science")."""
    at, last = start, None
    for _ in range(10):
        word = _CAPITAL.match(view, at, end)
        ahead = places.starts.get(at)
        wall = ahead and ahead.named in (Named.BODY, Named.STATE, Named.PERSON)
        wall = wall and not (ahead and ahead.named is Named.BODY and _AFFAIRS.match(view, ahead.span.end))
        if not word or wall or _ENDS.match(view, at) or (last and _another_title(view, at)):
            break
        last = word.end()
        more = _JOIN.match(view, last, end)
        if not more and _UNIT.fullmatch(view, start, last):
            more = re.compile(r" (?:of|for) (?:the )?(?=[A-Z])").match(view, last, end)
        if not more:
            listed = _COMMA_LIST.match(view, last, end)
            if listed and not _names_anyone(listed, places) and not _NOT_LISTED.search(listed.group()):
                last = listed.end()
            break
        at = more.end()
    return last


def _another_title(view: str, at: int) -> bool:
    title = TITLE.match(view, at)
    return title is not None and " and " not in title.group()


def _names_anyone(listed: re.Match[str], places: _Places) -> bool:
    return any(
        listed.start() <= start < listed.end() and mention.named in (Named.PERSON, Named.STATE, Named.BODY)
        for start, mention in places.starts.items()
    )


def _possessor(view: str, start: int, places: _Places) -> Mention | None:
    """Return the state, body or city right before the title: "Russian", "Malta's", "BSEC"."""
    for gap in (" ", "'s ", "’s ", "' "):
        if view[max(0, start - len(gap)) : start] == gap:
            mention = places.ends.get(start - len(gap))
            if mention and mention.named in _POSSESSORS:
                return mention
    return None
