"""Operative paragraphs: "the Council: 1. Decides to ...; 2. Calls upon ...", each with the body for subject.

Reads Marked; writes Commitments. The opener ends with the body or the gathering that acts; the lines after
it begin with a number or a letter and a verb in the third person.
"""

import re
from collections.abc import Iterator

from secretariat.engines.reading.english.commitments import Commitment, due_in
from secretariat.engines.reading.english.events.bodies import by_kind, main_body
from secretariat.engines.reading.english.events.clauses import B, clause_of
from secretariat.engines.reading.english.speakers import Speaker
from secretariat.engines.reading.findings import Slot
from secretariat.engines.reading.mentions import Marked, Mention
from secretariat.engines.reading.sieve import Sieved
from secretariat.engines.values.spans import Span

_GATHERING = (
    r"(?:Council|Committee|Commission|Assembly|Conference|Summit|Meeting|Board|Bureau|Forum|Ministers|Leaders"
    r"|Heads\s+of\s+(?:State|Government|Delegation)|Parties|Participants|Congress|Executive)"
)
_OPENER = Sieved(rf"(?:^|[\s,;])(?:[Tt]he\s+)?(?P<who>{B}|(?:[A-Z][a-z]+\s+)?{_GATHERING})\s*[:,]\s*$")
_NUMBER = r"(?:\(?(?:\d{1,3}(?:\.\d{1,2})?|[a-zA-Z]|[ivx]{1,4})[.)]\s*|[-•–*]\s*)"
_MANNER = r"(?:(?:[Aa]lso|[Ff]urther|[Hh]ereby|[Ss]trongly|[Uu]nanimously|[Aa]gain|[Tt]herefore)\s+)*"
_VERBS = tuple(
    (stance, Sieved(rf"\s*{_NUMBER}?{_MANNER}(?P<verb>(?i:{verbs}))"))
    for stance, verbs in (
        ("decided", r"(?:decide|resolve)[sd]\s+(?:to|that|on)\b"
                    r"|(?:instruct|task|direct|mandate|entrust|authori[sz]e)(?:e?s|e?d)\s+\S"
                    r"|approve[sd]\s+the\s+(?:establishment|creation|admission|budget|application"
                    r"|request)\b"),
        ("agreed", r"agree[sd]\s+(?:to|that|on|with)\b|accept(?:s|ed)\s+the\s+(?:invitation|offer)\b"),
        ("announced", r"(?:pledge[sd]|undert(?:akes|ook)|commit(?:s|ted)\s+itself)\s+to\b"
                      r"|(?:re)?affirm(?:s|ed)\s+its\s+(?:commitment|readiness|determination|intention)\b"),
        ("proposed", r"call(?:s|ed)\s+(?:up)?on\b|call(?:s|ed)\s+for\b|appeal(?:s|ed)\s+to\b|urge[sd]\s+\S"
                     r"|(?:recommend|propose|suggest)(?:s|d|ed)\s+\S"
                     r"|(?:invite|request|encourage)(?:s|d|ed)\s+[^;]{3,140}?\s+to\s"),
        ("supported", r"(?:support|endorse)(?:s|d|ed)\s+\S"),
    )
)  # fmt: skip
_FEWEST_WORDS = 3


def operative(marked: Marked) -> Iterator[Commitment]:
    """Yield what the body of an opener decides, agrees and asks for, one for each line under it."""
    actors: tuple[Speaker, ...] = ()
    for paragraph in marked.source.paragraphs:
        for span in paragraph.sentences:
            opener = _actors(marked, span)
            if opener:
                actors = opener
            elif actors and not _is_line(marked, span):
                actors = ()
            elif actors:
                yield from _of_line(marked, span, actors)


def _is_line(marked: Marked, span: Span) -> bool:
    return (
        re.match(rf"\s*(?:{_NUMBER}{_MANNER}[A-Z]|{_MANNER}[A-Z][a-z]+s\s)", span.of(marked.source.view))
        is not None
    )


def _actors(marked: Marked, span: Span) -> tuple[Speaker, ...]:
    """Return who acts in the lines that a sentence opens, and the body to which the gathering belongs."""
    clause = clause_of(marked, span)
    match = _OPENER.search(clause.text)
    if match is None:
        return ()
    place = clause.span(*match.span("who"))
    own = clause.mentions.get(match.start("who"))
    words = " ".join(place.of(marked.source.view).split())
    body = own or by_kind(marked, f"the {words}", place) or main_body(marked)
    first = (
        _speaker(marked, own) if own else Speaker(words, Slot(place, place.of(marked.source.text)), (place,))
    )
    others = (_speaker(marked, body),) if body is not None and body is not own else ()
    return (first, *others) if own or others else ()


def _speaker(marked: Marked, body: Mention) -> Speaker:
    return Speaker(body.value, Slot(body.span, body.span.of(marked.source.text)), (body.span,), body)


def _of_line(marked: Marked, span: Span, actors: tuple[Speaker, ...]) -> Iterator[Commitment]:
    text = span.of(marked.source.view)
    for stance, pattern in _VERBS:
        match = pattern.match(text)
        if match is None:
            continue
        end = re.search(r";|\s*[.,:]?\s*(?:and\s*)?$", text[match.start("verb") :])
        stop = match.start("verb") + (end.start() if end else 0)
        words = Span(span.start + match.start("verb"), span.start + stop)
        if len(words.of(marked.source.view).split()) >= _FEWEST_WORDS:
            rule, due = f"{stance}-operative", due_in(marked, words)
            yield Commitment(actors, stance, words, words, rule, False, due)
        return
