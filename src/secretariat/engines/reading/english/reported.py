"""Clauses that a sentence says someone said, noted or stressed.

Reads one sentence of a telling; writes Said. The subject stands before its verb or is carried on by "and".
"""

import re
from collections.abc import Iterator
from functools import lru_cache

from secretariat.engines.reading.english.cues import (
    ABOUT,
    ACCORDING,
    CALLED,
    EXPRESSED,
    LINK,
    OPENS_SUBJECT,
    SAID,
    SUBJECT,
    Q,
    is_oblique,
)
from secretariat.engines.reading.english.events.clauses import B, C, D, O, P, S, T
from secretariat.engines.reading.english.said import SENTENCE_LIKE, Place, Said
from secretariat.engines.reading.english.speakers import Scene
from secretariat.engines.reading.english.telling import subject_of
from secretariat.engines.reading.sieve import Sieved

_TAIL = (
    rf"(?:\s+(?:on|in|at|to|during|after|late|early|following|by|via|while)\b[^{Q};]*?|"
    rf"\s+{T}[^{Q};]*?|,[^{Q};]*?|\s+(?:issued|released|published|adopted|carried|signed)\b[^{Q};]*?)?"
)
_ASIDE = (
    rf"(?:\s+(?:on|in|at|to|during|for|by|from|with)\s+[^,.;:{Q}]{{1,80}}?|\s+{T}|\s+yesterday|"
    rf"\s+today|\s+here|\s+(?:last|this|earlier this|late last)\s+(?:night|week|month|year|morning|"
    rf"afternoon|evening)|"
    rf"\s+(?:recently|again|earlier|later|afterwards|repeatedly|privately|publicly),?|"
    rf",\s+[^,;:{Q}]{{2,140}},)*"
)
_THAT = Sieved(rf"(?<![\w-])(?P<verb>{SAID}){_ASIDE}\s*,?\s+that\s+(?P<clause>\S)")
_HAS_VERB = (
    r"[^.;:]{0,160}?\b(?:is|are|was|were|has|have|had|will|would|should|shall|must|can|could|may|might|do"
    r"|does|did|cannot|\w{2,}ed|"
    r"took|went|came|met|made|gave|held|began|became|left|saw|won|lost|paid|kept|stood|led|brought|fell|grew"
    r"|rose|spoke|chose|knew|meant|"
    r"needs?|wants?|remains?|seeks?|hopes?|expects?|believes?|supports?|plans?|stands?|goes|[a-z]+s\s+(?:to"
    r"|the|an?|in|on|its|their|that|no|not))\b"
)
_BARE = Sieved(
    rf"(?<![\w-])(?P<verb>said|says|saying|adding|added|adds|noted|replied|"
    rf"(?:was|is)\s+quoted\s+(?:by\s+[^,;.]{{2,40}}\s+)?as\s+saying|(?:told|"
    rf"tells)\s+(?:reporters|journalists|"
    rf"{P}|{B}|the\s+\w+))"
    rf"(?:\s+in\s+(?:remarks|comments|an?\s+(?:interview|statement|speech))(?:\s+[^,;.]{{1,60}}?)?(?=\s+there\b))?"
    rf"(?:\s+(?:on\s+)?{T})?\s+(?P<clause>(?={_HAS_VERB})(?:[{S}{P}{B}{C}{O}{D}]|the|its|his|her|their|there"
    rf"|it|he|she|"
    rf"they|no|all|both|this|these|a|an|we|\d[\d,]*(?=\s+(?:of\s+the|out\s+of|[a-z]+s)\b))(?!\w)[^:]{{12,}}|"
    rf"(?!(?:in|on|at|to|during|by|for|of|from|with|that|so|as|after|before|when|while|who|"
    rf"nothing|yes|goodbye)\b)"
    rf"(?:[a-z-]+\s+){{1,4}}(?:{Q}|(?:must|will|would|should|are|is|was|were|have|has|had|could)\b))"
)
_PLAIN = Sieved(
    rf"(?<![\w-])(?P<verb>announced|insisted|warned|believes|stressed|confirmed|explained|"
    rf"declared)(?:\s+(?:on\s+)?{T})?\s+"
    rf"(?P<clause>(?:(?:the\s+)?[{S}{P}{B}{C}{O}]|it|he|she|they)\s+(?:would|will|was|were|is|"
    rf"are|has|have|had|should|must)\b)"
)
_EXPRESSED = Sieved(rf"(?<![\w-])(?P<verb>{EXPRESSED})\s+(?:to|for|at|over|about|on|that|with|in)\b")
_ABOUT = Sieved(rf"(?<![\w-])(?P<verb>{ABOUT})\s+(?P<clause>\S)")
_CALLED = Sieved(rf"(?<![\w-])(?P<verb>{CALLED})(?P<clause>\S)")
# Verbs that may close a sentence after what was said, and what shows that a clause was said and no adverbial.
_CLOSING = (
    r"(?:said|says|stated|added|adds|noted|announced|reported|confirmed|stressed|explained|"
    r"warned|cautioned|underlined|emphasi[sz]ed|"
    r"declared|recalled|concluded|argued|predicted|repeated|complained|conceded|admitted|remarked|observed|"
    r"maintained|replied|told\s+\w+|pointed\s+out|insisted|acknowledged)"
)
_ADVERBIAL = Sieved(
    r"(?:In|On|At|During|After|Before|Since|For|With|By|Following|As|Until|Under|From|Through|"
    r"Over|Amid|Despite|"
    r"However|Moreover|Furthermore|Meanwhile|Today|Yesterday|Later|Earlier)\b"
)
_FINITE = Sieved(
    r"\b(?:is|are|was|were|be|been|has|have|had|will|would|shall|should|can|could|may|might|"
    r"must|do|does|did|not|"
    r"\w{3,}ed)\b"
)
_BETWEEN = Sieved(rf",\s+{SUBJECT}{LINK}\s+{_CLOSING},\s+(?P<clause>\S)")
# What goes on with a clause, and is no further remark on who spoke or when.
_RESUMES = Sieved(
    r"(?:to|would|will|was|were|is|are|had|has|have|could|should|must|might|may|can|did|does|and|but|"
    r"that|which)\b"
)
_TRAILING = Sieved(
    rf",\s+(?:{SUBJECT}{LINK}\s+{_CLOSING}|(?:said|says|"
    rf"added)\s+(?:(?:on\s+)?{T}\s+)?{SUBJECT.replace('(?P<subject>', '(?P<inverted>')}){_TAIL}\s*\.?\s*$"
)
# "Noting that the fund was empty, he urged ...": the main clause names who notes.
_LEADING = Sieved(
    rf"(?:Noting|Stressing|Recalling|Adding|Warning|Observing|Arguing|Acknowledging|Emphasi[sz]ing|"
    rf"Underlining|"
    rf"Pointing\s+out|Explaining|Underscoring|Highlighting)\s+that\s+(?P<clause>[^;{Q}]{{12,260}}?),\s+"
    rf"{SUBJECT}(?=\s)"
)
# "to P, who said that ...": the person spoken of last says it.
_WHO_SAID = Sieved(
    rf"(?P<subject>{P}),\s+who\s+(?:also\s+)?(?:said|added|stressed|noted|warned|stated)\s+(?:that\s+)?(?P<clause>\S)"
)
_RELATIVE = Sieved(rf",?\s+who(?:m)?\s+(?P<subject>it|he|she|they|{O}|{P}|{B})\s+said\s+(?P<clause>\S)")
_CUTS = Sieved(
    rf"\s*[,–—-]?\s*{Q}|;|,\s+(?:adding|noting|stressing|saying|while|whereas|but|yet)\b|"
    rf",?\s+and\s+(?:(?:also|further)\s+)?"
    rf"(?:stressed|noted|added|underlined|emphasi[sz]ed|pointed\s+out|expressed|thanked|called|urged|"
    rf"proposed|invited|said|reiterated|"
    rf"conveyed|voiced|extended|described|rejected|condemned|accused|warned|reaffirmed|welcomed|recalled"
    rf"|highlighted|announced|pledged|promised|informed|assured|agreed|"
    rf"commended)\b|,\s+(?:and|while|whereas)\s+(?:the\s+)?[{P}{O}{S}{B}]\s+(?:\w+\s+)?(?:said|replied"
    rf"|stressed|noted|added|underlined|stated"
    rf"|expressed|thanked|pointed\s+out|emphasi[sz]ed|reiterated|responded|answered)\b|,\s+(?:he|she|they"
    rf"|it)\s+(?:said|"
    rf"added|noted|stressed)\b"
)
_CARRIED = Sieved(
    r"(?:(?:,|;|\band|\bbut|\bthen|\bwhile)\s+)(?:(?:also|further|has|have|had|then|again|\w+ly)\s+)*$"
)
_RUNNING = Sieved(
    r"(?:adding|noting|stressing|saying|underlining|emphasi[sz]ing|pointing|recalling|"
    r"announcing|highlighting|warning|confirming|explaining|underscoring|reiterating|"
    r"acknowledging|indicating|stating)\b"
)
_DIRECT = Sieved(rf"{SUBJECT}{LINK}\s+")
_SAYS = Sieved(SAID)
_FARTHEST_SUBJECT = 260  # characters before its verb


def reported(scene: Scene, place: Place) -> Iterator[Said]:
    """Yield clauses that the sentence says someone said."""
    text, start, end = place.text, place.start, place.end
    yield from _relative(scene, place)
    leading = _LEADING.match(text, start, end)
    if leading:
        yield from _clause(scene, place, leading.span("subject"), leading.span("clause"), "leading")
    according = ACCORDING.search(text, start, end)
    if according:
        yield from _according(scene, place, according)
    inserted = _BETWEEN.search(text, start, end)
    if inserted and not _is_adverbial(text[start : inserted.start()]) and _goes_on(text, inserted, end):
        yield from _clause(scene, place, inserted.span("subject"), (start, end), "inserted")
        return
    trailing = re.compile(_TRAILING.pattern).search(text, start, end)
    if trailing and not _is_adverbial(text[start : trailing.start()]):
        name = "subject" if trailing.group("subject") else "inverted"
        yield from _clause(scene, place, trailing.span(name), (start, trailing.start()), "trailing")
        return
    between = _BETWEEN.search(text, start, end)
    if between and Q not in text[start : between.start()] and _is_adverbial(text[start : between.start()]):
        clause = (between.start("clause"), _stop(scene, place, between.start("clause")))
        yield from _clause(scene, place, between.span("subject"), clause, "between")
        return
    yield from _by_verb(scene, place)


def _by_verb(scene: Scene, place: Place) -> Iterator[Said]:
    """Yield what the verbs of saying of a sentence tell; a noun that is told only where no clause is."""
    text, start, end = place.text, place.start, place.end
    found: list[Said] = []
    for pattern, rule in (
        (_THAT, "that"),
        (_BARE, "bare"),
        (_PLAIN, "bare"),
        (_EXPRESSED, "expressed"),
        (_CALLED, "called"),
        (_ABOUT, "about"),
    ):
        for match in pattern.finditer(text, start, end):
            subject = _subject_before(place, match.start("verb"))
            if subject and not (rule == "bare" and _THAT.match(text, match.start("verb"))):
                at = match.start("verb") if rule in ("called", "about") else match.start("clause")
                stop = _stop(scene, place, match.start("clause"))
                said = list(_clause(scene, place, subject, (at, stop), rule))
                if rule == "about" and any(one.span.meets(other.span) for one in said for other in found):
                    continue
                found += said
    yield from found


def _goes_on(text: str, inserted: re.Match[str], end: int) -> bool:
    """Tell whether the clause that "he said" interrupts goes on after it."""
    rest = text[inserted.start("clause") : end]
    return len(rest.split()) > 2 and Q not in rest and bool(_RESUMES.match(rest))


def _is_adverbial(words: str) -> bool:
    """Tell whether the words only say when, where or how ("In the period of six years")."""
    return bool(_ADVERBIAL.match(words)) and not _FINITE.search(words)


def _subject_before(place: Place, verb: int) -> tuple[int, int] | None:
    """Return the subject of a verb: the words before it, else that of the sentence, carried on by "and"."""
    for begin in range(max(place.start, verb - _FARTHEST_SUBJECT), verb):
        if begin > place.start and place.text[begin - 1] not in " \"'(,":
            continue
        match = _until(place.text, begin, verb)
        if match:
            return match
    carried = _CARRIED.search(place.text, place.start, verb) or _RUNNING.match(place.text, verb)
    half = place.text.rfind("; ", place.start, verb) + 2
    whole = subject_of(place.text, half, verb) if half > place.start + 1 else None
    whole = whole or subject_of(place.text, place.start, verb) or _of_earlier_verb(place, verb)
    return whole if carried and whole else None


def _of_earlier_verb(place: Place, verb: int) -> tuple[int, int] | None:
    """Return who speaks earlier in the sentence ("...", X said, adding that ...)."""
    first = _first_speaker(place.text, place.start, place.end)
    return first[1] if first and first[0] <= verb else None


@lru_cache(maxsize=8)  # asked for each verb of a sentence; a broken file has hundreds in one
def _first_speaker(text: str, start: int, end: int) -> tuple[int, tuple[int, int]] | None:
    """Return where the first verb of saying with a subject ends, and its subject."""
    for said in _SAYS.finditer(text, start, end):
        for begin in range(max(start, said.start() - _FARTHEST_SUBJECT), said.start()):
            if begin == start or text[begin - 1] == " ":
                match = _until(text, begin, said.start())
                if match:
                    return said.end(), match
    return None


def _until(text: str, begin: int, verb: int) -> tuple[int, int] | None:
    if not OPENS_SUBJECT.match(text, begin):
        return None
    match = _DIRECT.fullmatch(text, begin, verb)
    return match.span("subject") if match and not is_oblique(text, begin) else None


def _stop(scene: Scene, place: Place, begin: int) -> int:
    """Return where a reported clause ends: at a quoted sentence, at another verb of saying."""
    for cut in _CUTS.finditer(place.text, begin, place.end):
        if not cut.group().endswith(Q):
            return cut.start()
        at = cut.end() - 1
        words = place.telling.words_of(at, scene.marked.source.view)
        if cut.start() > begin and (
            place.telling.quotes[at].is_open or (SENTENCE_LIKE.match(words) and len(words.split()) > 5)
        ):
            return cut.start()
    return place.end


def _relative(scene: Scene, place: Place) -> Iterator[Said]:
    for pattern in (_RELATIVE, _WHO_SAID):
        for match in pattern.finditer(place.text, place.start, place.end):
            stop = place.end if pattern is _RELATIVE else _stop(scene, place, match.start("clause"))
            yield from _clause(scene, place, match.span("subject"), (match.start("clause"), stop), "relative")


def _according_to(match: re.Match[str]) -> tuple[int, int]:
    return match.span("subject") if match.group("subject") else match.span("whose")


def _according(scene: Scene, place: Place, match: re.Match[str]) -> Iterator[Said]:
    rest = re.compile(r"[^,]{0,80}?,\s+").match(place.text, match.end(), place.end)
    before = place.text[place.start : match.start()].rstrip(" ,")
    if len(before.split()) < 3 and rest:
        yield from _clause(
            scene, place, _according_to(match), (rest.end(), _stop(scene, place, rest.end())), "according-to"
        )
    elif len(before.split()) > 4 and place.text[: match.start()].rstrip().endswith(","):
        yield from _clause(
            scene, place, _according_to(match), (place.start, place.start + len(before)), "according-to"
        )


def _clause(
    scene: Scene, place: Place, subject: tuple[int, int], clause: tuple[int, int], rule: str
) -> Iterator[Said]:
    start, end = clause
    while end > start and place.text[end - 1] in " .,;:":
        end -= 1
    words = place.text[start:end]
    if len(words.split()) < 3 or words.strip() == Q:
        return
    span = place.telling.clause.span(start, end)
    first, last = min(start, subject[0]), max(end, subject[1])
    evidence = place.telling.clause.span(first, last)
    speakers = scene.resolve(place.telling.clause, *subject, place.number)
    for speaker in speakers[:1]:
        scene.last, scene.last_paragraph = speaker, place.number
        sure = rule in ("that", "trailing", "according-to") and speaker.mention is not None
        yield Said(speaker, span, False, evidence, rule, sure)
