"""What someone proposed, supported, agreed, decided, announced, or is expected to do.

Reads the tellings of paragraphs; writes Commitments.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from secretariat.engines.reading.english.cues import LINK, OPENS_SUBJECT, SUBJECT, Q, is_oblique
from secretariat.engines.reading.english.events.bodies import main_body
from secretariat.engines.reading.english.events.clauses import B, D, O, P, S, T, clause_of
from secretariat.engines.reading.english.events.filled import Filled, finding
from secretariat.engines.reading.english.speakers import Scene, Speaker, with_body
from secretariat.engines.reading.english.telling import Telling, subject_of
from secretariat.engines.reading.findings import Finding, Grade, Kind, Slot
from secretariat.engines.reading.mentions import DateMention, Marked
from secretariat.engines.reading.sieve import Sieved
from secretariat.engines.values.spans import Span

_OWN = (
    r"(?:(?:its|their|his|her|the|full|strong|firm|continued|sincere|our|my|a|an|some|several|"
    rf"\w+ly|\w+fold|country's|government's|[{B}{S}{D}](?:'s?)?)\s+)*"
)
_WHOM = (
    rf"\s+(?:(?:the|its|their|his|all|both|each|other|on|upon|to)\s+)*(?:[{P}{O}{B}{S}{D}]|"
    rf"[\w-]+)(?:\s+[^,;.]{{1,60}}?)?(?:,\s+[^,;.]{{1,100}},)?\s+to\s+(?!(?:deliver|open|"
    rf"address\s+(?:the\s+|its\s+|a\s+)?(?:meeting|assembly|session|conference|summit|gathering|forum"
    rf"|council|[{B}])|speak|take\s+the\s+floor)\b|be\s+named)"
)
_ON_WHOM = r"\s+[^.;,]{1,140}?(?:,[^,;.]{1,100},)?\s+(?:(?:not\s+)?to\s+[a-z]|for\b|that\b)"
_DO = (
    r"(?:continue|provide|contribute|support|submit|prepare|report|establish|launch|allocate|send|ensure|"
    r"strengthen|develop|implement|"
    r"increase|help|finance|fund|assist|deploy|donate|promote|pursue|consult|seek|invest|intensify|"
    r"expand|introduce|create|propose|"
    r"present|deliver|train|share|build|work|make|give|take\s+(?:all|measures|steps)|examine|review|"
    r"draft|elaborate|"
    r"exchange|refrain|abide|comply|respect|guarantee|protect|phase\s+out|reduce|double|triple|abolish|lift|"
    r"facilitate|grant|extend|supply|conduct|carry\s+out|set\s+up|join|withdraw|leave|ratify|sign)"
)
# Stance, and the verbs that show it; the commitment is the verb and what follows it.
_FRAMES: tuple[tuple[str, str, bool], ...] = (
    ("agreed",
        r"(?:agree[sd](?:\s+(?:at|in|during)\s+(?:the|an?|its|their)\s+[^,;.]{3,70}?"
        r"(?=\s+(?:to\s+[a-z]|that\b)))?|concurred|(?:reached|came\s+to)\s+(?:an\s+)?(?:agreement|understanding|"
        r"consensus))\s+(?:\w+ly\s+|in\s+principle\s+|\ue007\s+|on\s+\ue007\s+)?(?:(?:on|to|that|"
        r"with|in|about|upon)\b|"
        r"(?:they|it|he|she|we)\s+(?:would|will|should)\b)", True),
    ("supported",
        r"(?:(?:\w+ly\s+)?(?:endorse[sd]?|support(?:s|ed)?|back(?:s|ed)|second(?:s|ed))|"
        rf"(?:approved|accepted|backed)\s+[{S}{B}{P}{O}{D}](?:'s?)\s+(?:proposal|offer|initiative)\b|"
        r"welcome[sd]?\s+(?:the|its|their|\ue001's?|\ue002|\ue005's?)\s+(?:\w+\s+)?(?:idea|proposal"
        r"|initiative|offer|suggestion|(?:intention|decision|readiness|plans?)\s+(?:to|of|by))\b|"
                  rf"assured\s+(?:[^,;.]{{2,60}}?\s+of|[\ue000\ue006]'s?)\s+{_OWN}(?:support|backing|assistance|solidarity)\b|"
                  rf"(?:expressed|voiced|pledged|reaffirmed|reiterated|renewed|declared|"
                  rf"confirmed)\s+{_OWN}(?:support|backing)\b|spoke\s+(?:out\s+)?in\s+favou?r\s+of|"
                  r"(?:underscore[sd]|underline[sd]|stresse[sd]|emphasi[sz]e[sd]|highlighte?[sd]|"
                  r"reiterate[sd]|pointed\s+to)"
                  r"\s+the\s+(?:\w+\s+)?(?:need|necessity)\s+(?:to|for|of))", True),
    ("proposed",
        rf"(?:propose[sd]|suggest(?:s|ed)|recommend(?:s|ed)|call(?:s|ed)\s+(?:\w+ly\s+)?(?:(?:on|"
        rf"upon){_ON_WHOM}|"
        rf"for\b)|urge[sd]|appeal(?:s|ed)\s+(?:to|for)\b|demand(?:s|ed)\b|plead(?:s|ed)\s+(?:for|with)\b|"
        rf"asked\s+for\b|advocate[sd]\b|insist(?:s|ed)\s+on\b|press(?:es|ed)\s+for\b|"
        rf"(?:renew|repeat|reiterate|restate|voice)(?:e?d|s)\s+{_OWN}(?:calls?|demands?|appeals?|"
        rf"proposals?|offers?|"
        rf"requests?|invitations?)\b|(?:moved|lobbied|argued)\s+(?:for|that\s+[^,;.]{{3,60}}\s+should)\b|"
                 rf"(?:ask|request|invite|encourage)(?:e?d|s){_WHOM}|offer(?:s|ed)\s+(?:to\b|"
                 rf"{_OWN}(?:help|assistance|services|good\s+offices|mediation|support)\b)|(?:put|"
                 rf"puts)\s+forward|tabled\s+a|"
                 rf"(?:advanced|made|presented|submitted|outlined)\s+{_OWN}(?:suggestions?|proposals?|"
                 rf"ideas?|initiatives?|recommendations?)\b)", True),
    ("decided",
        rf"(?:decided|resolved),\s+[^;.]{{3,120}}?,\s+(?:to|that)\b|"
        rf"(?:decided|resolved|(?:decides|resolves)(?=\s+(?:to|that)\b))\s+(?:\w+ly\s+)?"
        rf"(?:[^,;.]{{0,40}}?\s)?(?:to|that|on|upon|"
        rf"in\s+favou?r)\b|(?:(?:instruct|task|mandate|direct|entrust|authori[sz]e|commission)e?d)"
                rf"(?:{_WHOM}|\s+(?:the\s+)?[{B}{O}]\s+with\b)|(?:again\s+)?ruled\s+out\b|(?:extended|"
                rf"prolonged|renewed|terminated)\s+the\s+(?:mandate|term|deadline)\b|"
                r"(?:set\s+up|established|created)\s+an?\s+(?:\w+\s+){0,3}(?:committee|commission|"
                r"working\s+group|"
                r"task\s+force|fund|mechanism|panel|group)\b", True),
    ("announced",
        rf"(?:pledge[sd]|undert(?:ook|akes?)|promise[sd]|vow(?:s|ed)|commit(?:s|ted)\s+(?:itself|"
        rf"themselves|himself|herself)?\s*to)\b|"
                  rf"(?:reaffirm(?:s|ed)|reiterate[sd]|express(?:es|ed)|declare[sd]|confirm(?:s|ed)|stated|"
                  rf"announced|conveyed|"
                  rf"signal+ed|indicated|voiced)\s+{_OWN}(?:readiness|willingness|intentions?|commitment|"
                  rf"determination|resolve|preparedness|decision|plans?|"
                  rf"priorities)\b|announce[sd]\s+(?:(?:in|on)\s+{T}\s+|{T}\s+)?(?:that\s+)?(?:it|he|she|"
                  rf"they|[{S}{B}])\s+(?:would|"
                  rf"will|was|were|is|are|intend)|announced\s+(?:\w+\s+){{1,2}}priorities|"
                  r"(?:intends?|intended|plans?|planned)\s+to\b|(?:is|are|stands?|"
                  r"stood)\s+(?:\w+ly\s+)?(?:ready|prepared|determined|committed)\s+to\b|"
                  r"(?:is|are|was|were|remain(?:s|ed)?)\s+(?:\w+ly\s+)?committed\s+to\s+(?:an?|the|its"
                  r"|their)\s|"
        r"(?:announced|announces|unveiled)\s+(?:(?:on|in)\s+\ue007\s+|\ue007\s+)?(?:(?:an?|its|their|the|new"
        r"|further|additional|fresh|extra|immediate|\w+ly|\S*\d\S*|million|"
        r"billion|euros?|dollars|[\w-]+)\s+){0,5}?(?:contribution|grant|donation|package|fund|funding"
        r"|assistance|aid|investment|loan|deployment|withdrawal|"
        r"establishment|launch|creation|opening|pledge|intention|support)\b|"
        r"(?:is|are)\s+(?:withdrawing|leaving|pulling\s+out|suspending|terminating|preparing\s+to|"
                  r"going\s+to)\b", True),
    ("decided",
        r"approve[sd]\s+(?:the\s+|its\s+|an?\s+)?(?:\w+\s+)?(?:applications?|requests?|proposals?"
        r"|establishment|creation|appointment|extension|deployment|"
        r"admission|accession|transfer|launch|opening|convening|amendments?|budget|membership|disbursement"
        r"|allocation|release|funding|recommendations?\s+of)\b|"
        r"(?:declared|proclaimed|designated)\s+(?:\ue007|\d{4}|[\ue001\ue003\ue005]|the\s+(?:year|city"
        r"|region|period))[^.;]{0,60}?\s+(?:as\s+|to\s+be\s+)?(?:the|an?)\s+[A-Za-z]", True),
    ("agreed",
        r"accept(?:ed|s)\s+(?:(?:on|at|in)\s+[^,;.]{3,40}\s+)?to\b|"
        r"accept(?:ed|s)\s+(?:with\s+\w+\s+)?(?:(?:the|an?|its|their|[\ue001\ue005](?:'s?))\s+)?(?:\w+\s+)?"
        r"(?:invitation|offer)s?\s+(?:(?:of|by|from|made\s+by|extended\s+by)\s+[^,;.]{1,80}?\s+)?(?:to"
        r"|for)\b|"
        r"(?:agreed|concurred|assented)(?=\s*(?:[.;]|$))|(?:struck|concluded|signed|made)\s+an?\s+"
        r"(?:agreement|deal|pact)\s+to\b", True),
    ("announced",
        rf"(?:will|shall|would)\s+(?:also\s+|further\s+|then\s+|therefore\s+|soon\s+|"
        rf"\w+ly\s+)?{_DO}\b", False),
    ("expected", r"(?:(?:is|are)\s+expected\s+to)\b", False),
)  # fmt: skip
_VERBS = [(stance, Sieved(rf"(?<![\w-])(?:{verbs})"), sure) for stance, verbs, sure in _FRAMES]
# "told the meeting that his government would ...": what is promised follows "that".
_TOLD = Sieved(
    r"(?<![\w-])(?:informed|told|notified|assured|advised)\s+[^;.]{3,80}?\s+that\s+(?=(?:it|he|she|they"
    rf"|(?:his|her|its|their)\s+(?:own\s+)?(?:government|country|delegation|city|region|organi[sz]ation"
    rf"|secretariat))\s+(?:would\s+(?:\w+ly\s+|also\s+)?(?:{_DO}|host|sign|pay|open|provide|withdraw|apply)\b"
    r"|(?:was|were)\s+(?:withdrawing|leaving|ready|prepared|willing|suspending)\b))"
)
_VERBS.append(("announced", _TOLD, True))
_QUOTED = [
    ("proposed", Sieved(
        r"\b(?:(?:I|[Ww]e|\[We\]|\[I\])\s+(?:also\s+|strongly\s+|therefore\s+|"
        r"would\s+like\s+to\s+|wish\s+to\s+|have\s+|had\s+)*(?:proposed?\b|suggest|"
        r"(?:asked|requested|instructed|invited|urged)\s+[^.;,]{3,80}?\s+to\b|call\s+(?:on|upon|for)|urge|"
        r"appeal|recommend|request)\b|"
                            r"it\s+would\s+be\s+(?:appropriate|advisable|useful|desirable|right|good|"
                            r"worthwhile|"
                            r"expedient|helpful|wise)\s+(?:to|if|for)\b)")),
    ("supported", Sieved(
        r"\b(?:I|[Ww]e|\[We\]|\[I\])\s+(?:also\s+|\w+ly\s+)*(?:support|endorse|back)\b")),
    ("announced", Sieved(
        rf"\b(?:(?:I|[Ww]e|\[We\]|\[I\])(?:\s+(?:also|fully|therefore))*\s+(?:pledge|undertake|"
        rf"have\s+(?:accepted\s+the\s+invitation|agreed\s+to|decided\s+to|promised)|"
        rf"promise|commit\s+(?:ourselves|myself)\s+to|intend\s+to|are\s+(?:ready|prepared|"
        rf"determined|committed)\s+to|stand\s+ready\s+to|will\s+(?:\w+ly\s+)?{_DO}))\b")),
]  # fmt: skip
_BY = Sieved(
    rf"(?P<what>(?:[Tt]he|[Tt]his|[Ii]ts|[Hh]is|[Hh]er|[{S}{D}{B}{P}](?:'s?)?|[Aa]n?)\s+(?:\w+\s+){{0,3}}?"
    rf"(?:proposal|idea|initiative|suggestion|motion|draft|wish|bid|request|application|appeal|call|"
    rf"offer|candidacy|candidature|plan)s?\b[^.;,]{{0,80}}?)\s+(?:was|were|has\s+been|is)\s+(?:\w+ly\s+)?"
    rf"(?P<verb>supported|endorsed|backed|seconded|welcomed|proposed|suggested)\s+by\s+{SUBJECT}"
)
_SOME = Sieved(r"(?:several|many|most|some|all|other|both|two|three|four|five|six)\b", re.IGNORECASE)
_INSERTED = Sieved(
    rf",\s+{SUBJECT}{LINK}\s+(?:promised|pledged|vowed|announced),\s+(?:would|will|was|were|is|are)\b"
)
_PROPOSAL = Sieved(
    rf"\b(?:[Aa]n?|[Tt]he)\s+(?:\w+\s+)?(?:proposal|initiative|suggestion|offer|appeal|call)\s+(?:by|from)\s+"
    rf"{SUBJECT}\s+(?:for|to|that)\s[^.,;]{{4,120}}?(?=\s+(?:was|were|is|are|has|had|will|would|did|got|met|"
    rf"found|won|received)\b)"
)
_DIRECT = Sieved(rf"{SUBJECT}{LINK}(?:,?\s+(?:while|after|in|on|when)\s+[^;.]{{3,200}},)?\s+")
_CARRIED = Sieved(
    r"(?:,|;|\band|\bbut|\byet|\bthen)\s+(?:(?:also|further|has|have|had|then|again|\w+ly)\s+)*$"
)
_ENDS = Sieved(
    rf";|,\s+(?:said|says|according\s+to)\s|,?\s+and\s+(?:also\s+|further\s+)?(?:underlined|stressed|noted"
    rf"|said|added|emphasi[sz]ed|expressed|"
    rf"pointed\s+out|calls?|called|urges?|urged|thanked|welcomed|recalled|reiterated|reaffirmed|invited|"
    rf"requested|encouraged|approved|adopted|endorsed|elected|asked|tasked|mandated|demanded|extended|"
    rf"directed|instructed|decided|agreed|commended|promised|pledged|informed)\b|\s+but\s+\w+ed\b|,\s+(?:but|"
    rf"yet|while|whereas|adding|"
    rf"noting|stressing|saying)\b|"
    rf"\s*[,–—]\s+(?:the\s+)?(?:{P}|{O}|{S}|{B}|{D}|he|she|they|it|"
    rf"officials|(?:his|her|its|their|a|an|the)\s+\w+(?:\s+[a-z]+)?)\s+(?:\w+\s+)?(?:said|announced|stated|"
    rf"added|noted|reported)\b|\s*,?\s*{Q}"
)
# Who gives the mandate is left unsaid; a state or a body that is told to act by another names it.
_MANDATED = Sieved(
    rf"(?:\d{{1,3}}[.)]\s+|[-•–*]\s+)?(?:(?:[Tt]he\s+)?(?:(?:[{B}]\s+)?[{B}{O}](?:,\s+[^,;.]{{3,80}},)?|"
    r"(?:Executive\s+)?(?:Committee|Secretariat|Commission|Council|Ministers|Bureau|Chair|Presidency))\s+"
    r"(?:was|were|has\s+been|have\s+been)\s+(?:also\s+|further\s+)?(?P<mandate>instructed|directed|tasked"
    r"|mandated|charged|requested|urged|invited|asked|"
    r"entrusted|authori[sz]ed)\s+(?:to|with)\b|[Ii]t\s+was\s+(?:also\s+|further\s+)?(?P<verb>decided|agreed"
    r"|resolved|recommended|proposed)\s+(?:to|that)\b)"
)
_OF_PASSIVE = {
    "agreed": "agreed", "recommended": "proposed", "proposed": "proposed", "requested": "proposed",
    "urged": "proposed", "invited": "proposed", "asked": "proposed",
}  # fmt: skip
_DENIED = Sieved(r"\b(?:not|never|no longer|n't|declined|refused|failed|without)\s+(?:\w+\s+)?$")
_HOPED = Sieved(
    r"\b(?:hope[sd]?|hoping|wish(?:es|ed)?|expectation|confidence|desire|urge[sd]|proposed?|suggest(?:s|ed)|demand(?:s|ed)?)"
    r"\s+(?:that\s+)?(?:the\s+)?$"
)
_DUE = Sieved(
    rf"\b(?:by|before|until|till|in\s+the\s+course\s+of|(?:no|not)\s+later\s+than|"
    rf"within|during)\s+(?:(?:the\s+)?(?:end|close)\s+of\s+|early\s+|mid-|late\s+|the\s+)?(?P<date>{T})"
)


@dataclass(frozen=True, slots=True)
class Commitment:
    """One commitment: who, how, in which words."""

    actors: tuple[Speaker, ...]
    stance: str
    span: Span
    evidence: Span
    rule: str
    sure: bool
    due: DateMention | None = None
    is_quoted: bool = False

    def finding(self, marked: Marked) -> Finding:
        """Return the Finding."""
        source = marked.source
        actors = {actor.value: actor.slot for actor in self.actors}
        due = self.due
        fields = {
            "actors": Filled(tuple(actors), tuple(actors.values())),
            "stance": Filled(self.stance),
            "span": Filled(self.span, Slot(self.span, self.span.of(source.text))),
            "due": Filled(due.edtf, Slot(due.span, due.span.of(source.text), due.inferred_from))
            if due and due.edtf
            else None,
        }
        proof = (span for actor in self.actors for span in actor.proof)
        grade = Grade.ACCEPTED if self.sure else Grade.CANDIDATE
        return finding(Kind.COMMITMENT, f"en.commitment.{self.rule}", grade, (self.evidence, *proof), fields)


def commitments_in(
    scene: Scene, telling: Telling, sentence: tuple[int, int], number: int
) -> Iterator[Commitment]:
    """Yield the commitments of one sentence, quotations left out."""
    text, (start, end) = telling.clause.text, sentence
    yield from _passive(scene, telling, sentence, number)
    yield from _nominal(scene, telling, sentence, number)
    yield from _mandated(scene, telling, sentence)
    interrupted = list(_interrupted(scene, telling, sentence, number))
    yield from interrupted
    done = end if interrupted else start
    for match, stance, sure in frames(text, start, end):
        subject = None if match.start() < done else _subject(text, start, match.start())
        if subject is None or _DENIED.search(text, start, match.start()):
            continue
        actors = with_body(
            scene, scene.resolve(telling.clause, *subject, number), telling.clause.span(*subject).start
        )
        if not actors or (not sure and actors[0].mention is None):
            continue
        if not sure and _HOPED.search(text, start, subject[0]):
            continue  # what one hopes of another is not the other's promise
        cut = _ENDS.search(text, match.end(), end)
        stop = cut.start() if cut else end
        while text[stop - 1] in " .,;:":
            stop -= 1
        if len(text[match.start() : stop].split()) < 3 and not _is_short(actors, stance):
            continue
        due = _DUE.search(text, match.end(), stop)
        date = telling.clause.dates[due.start("date")] if due else None
        span = telling.clause.span(match.end() if _TOLD.made(match) else match.start(), stop)
        evidence = telling.clause.span(min(subject[0], match.start()), stop)
        known = actors[0].mention is not None and not _is_gathered(actors)
        yield Commitment(actors, stance, span, evidence, stance, sure and known, date)
        done = stop


def _interrupted(
    scene: Scene, telling: Telling, sentence: tuple[int, int], number: int
) -> Iterator[Commitment]:
    """Yield "The fund, he promised, would open soon": the whole sentence is the promise."""
    start, end = sentence
    for match in _INSERTED.finditer(telling.clause.text, start, end):
        actors = scene.resolve(telling.clause, *match.span("subject"), number)
        if actors and actors[0].mention is not None:
            stop = end
            while telling.clause.text[stop - 1] in " .,;:":
                stop -= 1
            whole = telling.clause.span(start, stop)
            yield Commitment(actors, "announced", whole, whole, "announced-inserted", False)


def _nominal(scene: Scene, telling: Telling, sentence: tuple[int, int], number: int) -> Iterator[Commitment]:
    """Yield "a proposal by X for a fund"."""
    start, end = sentence
    for match in _PROPOSAL.finditer(telling.clause.text, start, end):
        actors = scene.resolve(telling.clause, *match.span("subject"), number)
        if actors and actors[0].mention is not None:
            whole = telling.clause.span(*match.span())
            yield Commitment(actors, "proposed", whole, whole, "proposed-nominal", False)


def _mandated(scene: Scene, telling: Telling, sentence: tuple[int, int]) -> Iterator[Commitment]:
    """Yield "The Secretariat was instructed to ...": decided by the body that the text is about."""
    start, end = sentence
    match = _MANDATED.match(telling.clause.text, start, end)
    body = main_body(scene.marked)
    if match is None:
        return
    gathered = scene.subject if match.group("verb") and scene.subject else ()
    if not gathered and (body is None or body.key is None):
        return
    cut = _ENDS.search(telling.clause.text, match.end(), end)
    stop = len(telling.clause.text[: cut.start() if cut else end].rstrip(" .,;:"))
    whole = telling.clause.span(start, stop)
    if body is not None and body.key is not None:
        slot = Slot(body.span, body.span.of(scene.marked.source.text))
        gathered = (*gathered, Speaker(body.value, slot, (body.span,), body))
    actors = tuple(Speaker(a.value, a.slot, (*a.proof, a.slot.span), a.mention) for a in gathered)
    stance = _OF_PASSIVE.get(match.group("verb") or match.group("mandate"), "decided")
    yield Commitment(actors, stance, whole, whole, f"{stance}-passive", False)


def _is_short(actors: tuple[Speaker, ...], stance: str) -> bool:
    """Tell whether a few words suffice ("A agreed", "Mr B seconded it"): one who has a name consents."""
    return stance in ("agreed", "supported") and actors[0].mention is not None


def _is_gathered(actors: tuple[Speaker, ...]) -> bool:
    """Tell whether one word ("both sides") stands for several actors."""
    return len(actors) > 1 and actors[0].slot.span == actors[1].slot.span


def _passive(scene: Scene, telling: Telling, sentence: tuple[int, int], number: int) -> Iterator[Commitment]:
    """Yield "the proposal was supported by X and Y"."""
    start, end = sentence
    for match in _BY.finditer(telling.clause.text, start, end):
        actors = scene.resolve(telling.clause, *match.span("subject"), number)
        if actors and (actors[0].mention is not None or _SOME.match(actors[0].value)):
            whole = telling.clause.span(match.start("what"), match.end())
            stance = "proposed" if match.group("verb") in ("proposed", "suggested") else "supported"
            yield Commitment(actors, stance, whole, whole, f"{stance}-passive", False)


def commitments_quoted(scene: Scene, span: Span, speaker: Speaker) -> Iterator[Commitment]:
    """Yield the commitments inside quoted words: of the speaker ("we propose") or of whom the words name."""
    clause = clause_of(scene.marked, span)
    text = clause.text
    for stance, pattern in _QUOTED:
        for match in pattern.finditer(text):
            stop = _sentence_end(text, match.end())
            who = Speaker(speaker.value, speaker.slot, (*speaker.proof, speaker.slot.span), speaker.mention)
            inner = clause.span(match.start(), stop)
            yield Commitment((who,), stance, inner, inner, f"{stance}-quoted", False, None, True)
    for match, stance, sure in frames(text, 0, len(text)):
        subject = _subject(text, 0, match.start()) if sure else None
        if subject is None or text[subject[0] : subject[1]].lower() in ("i", "we", "he", "she", "it", "they"):
            continue
        actors = scene.resolve(clause, *subject, -1)
        if actors and actors[0].mention is not None and not _DENIED.search(text, 0, match.start()):
            stop = _sentence_end(text, match.end())
            evidence = clause.span(subject[0], stop)
            yield Commitment(
                actors,
                stance,
                clause.span(match.start(), stop),
                evidence,
                f"{stance}-quoted",
                False,
                None,
                True,
            )


def due_in(marked: Marked, span: Span) -> DateMention | None:
    """Return the date until which something is to be done."""
    clause = clause_of(marked, span)
    due = _DUE.search(clause.text)
    return clause.dates.get(due.start("date")) if due else None


def _sentence_end(text: str, at: int) -> int:
    stop = re.compile(r"[.!?](?=\s|$)").search(text, at)
    return stop.start() if stop else len(text.rstrip(" ,"))


def frames(text: str, start: int, end: int) -> list[tuple[re.Match[str], str, bool]]:
    """Return the verbs of commitment with their stance, and whether they need no known actor."""
    found = [
        (m, stance, sure) for stance, pattern, sure in _VERBS for m in pattern.finditer(text, start, end)
    ]
    return sorted(found, key=lambda one: one[0].start())


def _subject(text: str, start: int, verb: int) -> tuple[int, int] | None:
    for begin in range(max(start, verb - 260), verb):
        if (begin == start or text[begin - 1] in " \"'(,") and OPENS_SUBJECT.match(text, begin):
            match = _DIRECT.fullmatch(text, begin, verb)
            if match and not is_oblique(text, begin):
                return match.span("subject")
    carried = _CARRIED.search(text, start, verb)
    return subject_of(text, start, verb) if carried else None
