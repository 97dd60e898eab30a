"""Who took part in a gathering, from the sentences that go on to tell of it.

Bound by a cue of presence: who chaired, opened, attended, was host; never who only sent a message or stayed
away.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from secretariat.engines.reading.english.events.bodies import identity
from secretariat.engines.reading.english.events.clauses import B, Clause, O, P, S, T
from secretariat.engines.reading.english.events.event import Event
from secretariat.engines.reading.english.events.people import People
from secretariat.engines.reading.english.events.talk_patterns import MANY
from secretariat.engines.reading.english.events.tense import Status, is_denied
from secretariat.engines.reading.mentions import Mention, Named
from secretariat.engines.reading.sieve import Sieved

_EVENT = (
    rf"(?:(?:the|this|an?)\s+(?:[\w-]+\s+){{0,2}}(?i:debate|proceedings|deliberations|meeting|session"
    rf"|conference|summit|council|assembly|forum"
    r"|event|ceremony|opening|talks"
    r"|members|delegates|participants|plenary|gathering|first\s+day|discussions|consultations)|it\b|"
    rf"(?:the\s+)?(?:\d+\w\w\s+)?{B})"
)
_BY = Sieved(
    r"\b(?:chaired|presided\s+over|hosted|opened|inaugurated|closed|attended|addressed|greeted"
    r"|represented|moderated|joined)"
    rf"\b[^,;:\"]{{0,30}}?\s+by\s+(?:its\s+\w+,\s+)?(?P<who>{MANY})"
)
_DID = Sieved(
    rf"(?P<who>{MANY})(?:,[^;:\"]{{1,90}}?,)?,?\s+(?P<verb>(?:(?:also|who|which|has|had|will|in\s+turn)"
    r"\s+)*(?:attended|chaired|co-chaired|presided\s+over|hosted|opened|closed"
    rf"|addressed|took\s+part\s+in|participated\s+in|travelled\s+to\s+[^,;.]{{1,30}}\s+and\s+addressed|"
    rf"(?:will\s+)?(?:chair|host|attend|address)))\s+{_EVENT}"
)
_CAME = Sieved(
    rf"(?P<who>{MANY})(?:,[^;:\"]{{1,90}}?,)?,?\s+(?P<verb>(?:also\s+)?(?:came\s+in\s+person|was"
    r"\s+present|were\s+present|took\s+part|attended)\b)"
)
_WITH_LIST = Sieved(
    r"\b(?:attended|joined)\s+by:?\s+(?P<who>[^.:\"]*?)(?=\b(?:who|which|while|whereas|but)\b|[.:\"]|$)"
)
_AT_IT = Sieved(
    rf"^(?:\d+\.\s+)?(?:At|During)\s+(?:the|an?|its|their)\s+[^.;:\"{P}{O}{T}]{{0,60}}(?:meeting|session"
    rf"|summit|ceremony"
    rf"|conference|forum|assembly|gathering)\b[^.;:\"{P}{O}]{{0,60}},\s+(?P<who>{MANY})\s+[a-z]"
)
_WAS_HOST = Sieved(
    rf"(?P<who>{MANY}),?\s+(?P<verb>(?:who\s+)?(?:was|were|is|acted\s+as|served\s+as)\s+(?:the\s+)?(?:host"
    rf"|chair"
    rf"|in\s+the\s+chair|moderator))\b|(?P<floor>{P}),?\s+(?:also\s+)?(?:took\s+the\s+(?:floor|chair)"
    rf"|spoke(?=[.,;]|$))"
)
_UNDER = Sieved(
    rf"\bunder\s+the\s+(?:chairmanship|presidency|chair|leadership|co-chairmanship)\s+of\s+(?P<who>{MANY})"
    rf"|\bwith\s+(?P<floor>{P}),?\s+in\s+the\s+chair"
)
_SPEECH = Sieved(
    rf"(?P<who>{P}),?\s+(?:said|told|stressed|recalled|noted|called)\b[^.;:\"]{{0,60}}?\bin\s+(?:his|her|an?"
    rf"|the)\s+"
    rf"(?:opening|closing|welcoming|inaugural|keynote|welcome)\s+(?:speech|address|remarks|statement)"
)
_HOST = Sieved(rf"\b[Tt]he\s+[Hh]ost(?:,|\s+was|\s+is)\s+(?P<who>{MANY})")
_REPORTED = Sieved(
    rf"(?P<who>{MANY}),?\s+(?P<verb>(?:also\s+)?(?:reported\s+(?:to|on)\s+the|briefed\s+the|introduced"
    rf"\s+the|presented\s+(?:the|a|his|her)))\b(?!\s*{T})"
)
_PRESIDED = Sieved(
    rf"(?P<who>{MANY})(?:,[^;:\"]{{1,90}}?,)?,?\s+(?P<verb>(?:who\s+)?presided(?=[.,;]|$)"
    rf"|presided\s+over\s+the\s+proceedings|chaired\s+the\s+proceedings)"
)
_IN_ATTENDANCE = Sieved(
    r"\b(?:[Ii]n\s+attendance|[Pp]resent|[Pp]articipants)\b[^:;.]{0,40}?\s+(?:were|was|included"
    r"|are)\s*[,:]?\s+"
    r"(?P<who>[^.:\"]*?)(?=\b(?:who|which|while|whereas|but|on\s+behalf)\b|[.:\"]|$)"
)
_REPRESENTED = Sieved(rf"(?P<who>{P}),?\s+(?P<verb>represented)\s+(?:the\s+)?[{S}{O}]")
_MESSAGE = Sieved(r"\b(?:message|letter|telegram|video\s+address|greetings|on\s+behalf\s+of)\b")
_ABSENT = Sieved(
    r"\b(?:did\s+not|will\s+not|would\s+not|could\s+not|was\s+not|were\s+not|absent|instead\s+of"
    r"|cancel)\b"
)


def present(clause: Clause, people: People) -> list[Mention]:
    """Return the persons that a sentence says were, or will be, there."""
    found: dict[str, Mention] = {}
    if _MESSAGE.search(clause.text):
        return []
    for match in _cues(clause.text):
        lead = clause.text[max(0, match.start() - 25) : match.start()]
        if is_denied(lead) or _ABSENT.search(match.group()):
            continue
        for mention in clause.behind(*match.span("who" if match["who"] else "floor")):
            actor = people.actor(mention)
            if actor is not None and actor.named is Named.PERSON:
                found.setdefault(identity(actor), mention if mention.named is Named.PERSON else actor)
    return list(found.values())


def _cues(text: str) -> Iterator[re.Match[str]]:
    for pattern in (
        _BY,
        _WITH_LIST,
        _AT_IT,
        _UNDER,
        _WAS_HOST,
        _SPEECH,
        _DID,
        _CAME,
        _HOST,
        _REPORTED,
        _PRESIDED,
        _IN_ATTENDANCE,
        _REPRESENTED,
    ):
        yield from pattern.finditer(text)


def with_people(event: Event, people: Sequence[Mention]) -> Event:
    """Return the event with more participants, each with the passage that names him."""
    known = {identity(p) for p in event.people}
    more = [p for p in people if identity(p) not in known]
    if not more:
        return event
    evidence = [p.span for p in more if not any(span.holds(p.span) for span in event.evidence)]
    return replace(event, people=(*event.people, *more), evidence=(*event.evidence, *evidence))


def in_focus(events: Sequence[Event], here: int) -> int | None:
    """Return which event a sentence goes on to tell of: its own gathering, else the last one held.

    Args:
        events: all so far.
        here: the first one that the sentence itself told.
    """
    own = [i for i in range(here, len(events)) if not events[i].is_talk]
    if own:
        return own[0] if len(own) == 1 else None
    held = [i for i in range(here) if not events[i].is_talk and events[i].status is Status.HELD]
    return held[-1] if held else None
