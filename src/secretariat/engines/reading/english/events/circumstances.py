"""When, where and how of an event, from the words of its own clause."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache

from secretariat.engines.reading.english.dates import dateline_of
from secretariat.engines.reading.english.events.clauses import B, C, Clause, D, O, P, R, S, T
from secretariat.engines.reading.english.events.filled import Filled
from secretariat.engines.reading.findings import Slot
from secretariat.engines.reading.gazetteer.tables import capitals
from secretariat.engines.reading.mentions import DateMention, Marked, Mention, Named
from secretariat.engines.reading.sieve import Sieved
from secretariat.engines.values.spans import Span

_WHEN = Sieved(
    r"(?:\b(?:[Oo]n|[Ii]n|[Ff]rom|[Bb]etween|[Ff]or|[Dd]uring|[Tt]his|[Ee]arlier|[Ll]ater|dated|early|late"
    r"|later|evening"
    r"\s+of|morning\s+of"
    r"|afternoon\s+of)\s+(?:the\s+)?(?:(?:early|late|evening|morning|afternoon|night|end|autumn|spring"
    r"|summer|winter|beginning|middle|(?:first|second|latter)\s+(?:half|part|week)|first\s+days)\s+"
    rf"(?:of\s+|on\s+)?)?|[,(]\s*|^\s*|\s)(?P<t>{T})"
)
_NO_WHEN = Sieved(
    r"\b(?:since|until|till|by|before|after|of|than|to|through|adopted\s+in|signed\s+in|established\s+in"
    r"|founded\s+in"
    r"|expires?\s+on|for\s+the\s+year|the\s+year)\s*$"
)
# "announced on Monday", "today pledged": the day of the words, not of the meeting.
_SAYING = (
    r"(?:announced?|said|says|told|reported|confirmed|stated|added|noted|declared|urged|pledged"
    r"|condemned|welcomed|called|warned|revealed"
    r"|expressed|reiterated|claimed|learned|informed|quoted|wrote)"
)
_TELLING = Sieved(rf"\b{_SAYING}\s+(?:[a-z]+\s+)?(?:on\s+|in\s+a\s+\w+\s+on\s+)?(?:the\s+)?$")
_SAYS = Sieved(rf"\s+{_SAYING}\b")
_WHERE = Sieved(
    r"\b(?:[Ii]n|[Aa]t|IN|AT|(?:scheduled|slated|set|planned|due|fixed)\s+for"
    r"|hosted\s+by)\s+(?:the\s+(?:city|capital|town|resort)\s+(?:city\s+)?of\s+|(?:the\s+)?"
    r"(?:historic|resort|southern|northern"
    rf"|eastern|western|coastal|central)\s+(?:\w+\s+)?(?:city\s+of\s+)?|the\s+"
    rf"|(?:the\s+)?(?:{D}|{S}'s)\s+(?:capital|city|town|resort|port)(?:\s+(?:city"
    rf"|town))?,?\s+(?:of\s+)?)?(?P<place>(?:{C}"
    rf"|[A-Z][\w'-]+(?:\s[A-Z][\w'-]+){{0,2}}(?=,\s+(?:the\s+)?{S}))(?:,\s+(?:the\s+)?[{C}{S}{R}])*|[{S}])"
    rf"(?!'s|\s+(?:[A-Z][a-z]|{O}))(?![\s]+(?:and|or)\s+[{S}])"
)
# "Meeting of the ministers, Riga, 5 May": the place stands between commas before the day.
_BESIDE = Sieved(rf"(?:\s+of\s+(?:the\s+)?[{B}{O}])?,\s+(?P<place>{C}(?:,\s+{S})?),\s+{T}")
_INSIDE = Sieved(
    rf"(?:\b(?:met|meets|talks|meetings?|consultations|discussions|received|conversation|spoke|held)"
    rf"|{T})\s+(?:in|at)\s+(?:the\s+)?"
    rf"(?P<place>{C}(?:,\s+{S})?),?(?=\s+(?:with|on|by|for|[{T}{O}{P}]))"
)
# A town that no list knows, directly after what says that something is there.
_TOWN = Sieved(
    r"\b(?:(?:held|place|hosted|meets?|met|convene[ds]?|gather(?:s|ed)?|open(?:s|ed)|organi[sz]ed|due"
    rf"|scheduled\s+(?:for|to\s+be\s+held))\s+(?:(?:on\s+)?{T},?\s+)?(?:in|at|for)"
    r"|in\s+(?:the\s+)?(?:[a-z]+\s+)?(?:city|town|resort|port|village)\s+of|"
    rf"in(?=\s+[A-Z][\w'-]+(?:\s[A-Z][\w'-]+)?\s+(?:on|from|between)\s+{T}))\s+"
    r"(?P<place>(?!(?:Parliament|Council|Headquarters|Assembly|Congress|Cabinet|Plenary|English|French"
    r"|Russian"
    r"|Spanish|Secretariat|Brief|Part|Person|Session)\b)[A-Z][a-zà-ÿ'-]{3,}(?:\s[A-Z][a-zà-ÿ'-]+)?)"
    rf"(?=\s+(?:on|from|in|this|next|last|between|under)\s|\s+{T}|\s*[.,;]|\s*$)"
)
_CAPITAL = Sieved(rf"\bin\s+(?:the\s+)?(?P<of>[{S}{D}](?:'s?)?\s+capital)(?!\s+(?:of|market|flow))")
_ELSEWHERE = Sieved(
    r"\b(?:situation|war|conflict|crisis|developments?|peace|security|elections?|invasion|embassy"
    r"|ambassador|seated|based|headquartered"
    r"|secretariat|interests|investments?|process|tensions?|cease-?fire|people|events?|presence|troops"
    r"|role|stability|engagement|reforms?"
    r"|office|offices|cooperation|independence|rights|democracy|born|educated)\s*,?\s*$",
    re.IGNORECASE,
)
_ABOUT = Sieved(
    r"\b(?:to\s+(?:discuss|review|consider|exchange|examine|address|condemn|deliberate|debate)|"
    r"(?:discuss|review|consider)(?:ed|ing)"
    r"|since\s+\w+ing|regarding|concerning|devoted\s+to|focus(?:ed|ing)\s+on|with\s+a\s+view"
    r"|in\s+connection\s+with"
    r"|aimed\s+at|ahead\s+of|prior\s+to"
    r"|organi[sz]ed\s+in\s+the\s+framework|in\s+preparation\s+for|following\s+(?:the|his|her))\b"
)
_HERE = Sieved(
    r"\b(?:ended|opened|closed|concluded|met|held|meeting|gathered|began|convened|talks|arrived|place)"
    r"\s+here\b"
)
_ONLINE = Sieved(
    r"\b(?:video[\s-]?conferenc\w*|virtual(?:ly)?|online|tele-?conferenc\w*|by\s+video\s*link|via\s+"
    r"(?:video|zoom|teleconference)"
    r"|by\s+correspondence|video\s+link)\b",
    re.IGNORECASE,
)
# Where it should have been is no place of it any more.
_MOVED_ONLINE = Sieved(r"\bmoved\s+(?:to\s+an?\s+)?(?:online|virtual|video)\b")
_IN_PERSON = Sieved(
    r"\b(?:in-person|face-to-face)\s+(?:meeting|session|summit|format|conference)\b", re.IGNORECASE
)


@dataclass(frozen=True, slots=True)
class Place:
    """A place as the words name it; `inferred_from` as in Slot."""

    value: str
    span: Span
    inferred_from: Span | None = None

    def filled(self, marked: Marked) -> Filled:
        """Fill a field with the place."""
        return Filled(self.value, Slot(self.span, self.span.of(marked.source.text), self.inferred_from))


@dataclass(frozen=True, slots=True)
class Circumstances:
    """What the clause of an event says of its time, place and form."""

    date: DateMention | None = None
    place: Place | None = None
    mode: str | None = None


def circumstances(
    marked: Marked, clause: Clause, left: int, start: int, end: int, right: int
) -> Circumstances:
    """Return time, place and form of the event told by `text[start:end]` in the clause `text[left:right]`."""
    stop = _ABOUT.search(clause.text, end, right)
    reach = stop.start() if stop else right
    mode = mode_of(clause.text[left:right])
    place = None
    if not _MOVED_ONLINE.search(clause.text[left:right]):
        place = (
            _place(marked, clause, end, reach)
            or _place_inside(marked, clause, start, end)
            or _place_before(marked, clause, left, start)
        )
    return Circumstances(_date(clause, left, start, end, reach), place, mode)


def mode_of(words: str) -> str | None:
    """Return "online" or "in-person" where the words say so."""
    if _ONLINE.search(words):
        return "online"
    return "in-person" if _IN_PERSON.search(words) else None


def _date(clause: Clause, left: int, start: int, end: int, right: int) -> DateMention | None:
    own = re.match(rf"\s+of\s+(?P<t>{T})", clause.text[end:right])
    if own:
        return clause.dates[end + own.start("t")]
    after = _dates(clause, end, right)
    before = _dates(clause, left, start)
    inside = _dates(clause, start, end)
    for date in [*inside[:1], *after[:1], *before[-1:]]:
        return date
    return None


def _dates(clause: Clause, start: int, end: int) -> list[DateMention]:
    words = clause.text[start:end]
    found = []
    for match in _WHEN.finditer(words):
        before, after = words[: match.start("t")], words[match.end("t") :]
        if _TELLING.search(before) or _SAYS.match(after):
            continue
        if not _NO_WHEN.search(before) or match.group().strip().startswith(("on", "in")):
            found.append(clause.dates[start + match.start("t")])
    return found


def _place(marked: Marked, clause: Clause, start: int, end: int) -> Place | None:
    beside = _BESIDE.match(clause.text, start, end)
    if beside is not None:
        return place_of(marked, clause, *beside.span("place"))
    for match in _WHERE.finditer(clause.text, start, end):
        if not _ELSEWHERE.search(clause.text[start : match.start()]):
            return place_of(marked, clause, *match.span("place"))
    town = _TOWN.search(clause.text, start, end)
    if town is not None:
        return place_of(marked, clause, *town.span("place"))
    capital = _CAPITAL.search(clause.text, start, end)
    if capital is not None:
        return _capital(clause, *capital.span("of"))
    return _here(marked, clause, start, end)


@cache
def _capitals_of_states() -> Mapping[str, str]:
    return {code: city for city, code in reversed(list(capitals().items()))}


def _capital(clause: Clause, start: int, end: int) -> Place | None:
    """Return the capital that "the Lithuanian capital" means."""
    state = clause.mentions[start]
    named = _capitals_of_states().get(state.key or "")
    if named is None:
        return None
    span = clause.span(start, end)
    return Place(named, span, span)


def _place_inside(marked: Marked, clause: Clause, start: int, end: int) -> Place | None:
    """Return a place between verb and object: "met in Riga with the minister"."""
    for match in _INSIDE.finditer(clause.text, start, end):
        return place_of(marked, clause, *match.span("place"))
    return None


def _place_before(marked: Marked, clause: Clause, left: int, start: int) -> Place | None:
    """Return a place that opens the clause: "In Moscow, the ministers met"."""
    match = re.match(
        rf"\s*(?:(?:[Oo]n\s+)?{T},?\s+)?(?:[Aa]t\s+|[Ii]n\s+)(?P<place>(?:{C}"
        rf"|[A-Z][\w'-]+(?:\s[A-Z][\w'-]+){{0,2}}(?=,\s+(?:the"
        rf"\s+)?{S}))(?:,\s+[{S}{C}])?)(?:\s+(?:[Oo]n\s+)?{T})?\s*,",
        clause.text[left:start],
    )
    if match:
        return place_of(marked, clause, left + match.start("place"), left + match.end("place"))
    return _here(marked, clause, left, start)


def _here(marked: Marked, clause: Clause, start: int, end: int) -> Place | None:
    """Return the city of the dateline for "ended here"."""
    found = re.search(r"\bhere\b", clause.text[start:end])
    line = dateline_of(marked.source) if found else None
    if found is None or line is None:
        return None
    cities = [m for m in marked.mentions if m.named is Named.CITY and line.holds(m.span)]
    if not cities:
        return None
    here = clause.span(start + found.start(), start + found.end())
    return Place(_as_name(cities[0].value), here, cities[0].span)


def _as_name(value: str) -> str:
    return value.title() if value.isupper() else value


def place_of(marked: Marked, clause: Clause, start: int, end: int) -> Place:
    """Return the place that `text[start:end]` names, with the state beside a city."""
    mentions: list[Mention] = clause.behind(start, end)
    span = clause.span(start, end)
    # A town that no list knows stands in letters before its state.
    town = re.match(r"[A-Z][\w' -]+", clause.text[start:end])
    names = [town.group().strip()] if town else []
    return Place(", ".join([*names, *(_as_name(m.value) for m in mentions)]), span)


def is_venue(text: str, at: int) -> bool:
    """Tell whether the body at `at` is where something takes place: "a lecture at the Academy"."""
    return bool(re.search(r"\b(?:at|in)\s+(?:the\s+)?$", text[:at])) and text[at] == B
