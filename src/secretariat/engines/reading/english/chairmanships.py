"""Chairmanships in English: who holds the chair of which body, from when to when.

Reads Marked; writes Findings. A holder, a body and a term are bound by an explicit pattern only; what
stands nearby is never enough.
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import timedelta

from secretariat.engines.reading.english.events.bodies import BodyMeant, identity, is_of_states, meant
from secretariat.engines.reading.english.events.chair_frames import FRAMES
from secretariat.engines.reading.english.events.chair_lists import ChairList
from secretariat.engines.reading.english.events.chair_patterns import (
    ANY_CHAIR,
    CHAIR_WORD,
    DECLINED,
    HAS_HELD,
    IT_PASSES,
    RULES,
)
from secretariat.engines.reading.english.events.chair_persons import (
    is_chaired,
    persons_after,
    persons_as,
    persons_by_title,
    persons_elected,
    persons_in_the_chair,
    persons_respectively,
)
from secretariat.engines.reading.english.events.chair_reader import ChairReader, states_in
from secretariat.engines.reading.english.events.chair_status import status_of
from secretariat.engines.reading.english.events.chair_successions import is_near, successors
from secretariat.engines.reading.english.events.chair_words import KIND_OF_CHAIR
from secretariat.engines.reading.english.events.chairs import Chair, merged
from secretariat.engines.reading.english.events.clauses import B, P, in_small_letters, sentences
from secretariat.engines.reading.english.events.filled import from_day, to_day
from secretariat.engines.reading.english.events.tense import clause_bounds, is_denied
from secretariat.engines.reading.english.events.terms import Term, term_in
from secretariat.engines.reading.english.telling import without_dateline
from secretariat.engines.reading.findings import Finding, Grade
from secretariat.engines.reading.iso import first_iso
from secretariat.engines.reading.mentions import Marked, Mention, Named
from secretariat.engines.reading.sieve import Sieved
from secretariat.engines.values.spans import Span


def find(marked: Marked) -> Iterable[Finding]:
    """Yield the chairmanships of a text, one for each term."""
    chairs: list[Chair] = []
    listed = ChairList(marked)
    for clause in map(without_dateline, map(in_small_letters, sentences(marked))):
        reader = _Reader(marked, clause, chairs)
        chairs.extend(listed.read(reader))
        tells = ANY_CHAIR.search(clause.text) or IT_PASSES.search(clause.text)
        chairs.extend(reader.chairs() if tells else persons_by_title(reader))
    return [_as_of(marked, chair).finding(marked.source) for chair in merged(chairs)]


def _as_of(marked: Marked, chair: Chair) -> Chair:
    """Return the chair with the status that its term has on the day of the text, where both are known."""
    day = marked.told.published
    start = first_iso(str(chair.term.start.value)) if chair.term.start else None
    if day is None or start is None:
        return chair
    if chair.status == "current" and start > day.isoformat()[: len(start)]:
        return replace(chair, status="incoming")
    lately = (day - _LATELY).isoformat()[: len(start)]
    if chair.is_told_now and chair.status in ("incoming", "planned") and start == day.isoformat()[:_YEAR]:
        return replace(chair, status="current")
    if chair.status == "incoming" and len(start) > _YEAR and lately <= start <= day.isoformat()[: len(start)]:
        return replace(chair, status="current")
    return chair


@dataclass(frozen=True, slots=True)
class _Reader(ChairReader):
    """One sentence and all rules on it."""

    def chairs(self) -> Iterator[Chair]:
        """Yield the chairs of the sentence; a declined chair is never also held."""
        declined = list(self._declined())
        yield from declined
        held: list[Chair] = []
        holders = {chair.party for chair in declined}
        taken = 0
        rules = _ALL_RULES if self._may_tell_a_chair() else ()
        found = [(match, name) for name, pattern in rules for match in pattern.finditer(self.clause.text)]
        for match, name in sorted(found, key=lambda one: (one[0].start("holder"), -len(one[0].group()))):
            if match.start("holder") < taken:
                continue
            for chair in self._chairs_of(name, match):
                if chair.party not in holders:
                    taken = match.end("holder")
                    held.append(chair)
        yield from held
        yield from persons_by_title(self)
        yield from persons_as(self)
        yield from persons_after(self)
        yield from persons_elected(self)
        yield from persons_respectively(self)
        yield from persons_in_the_chair(self)
        yield from self._of_countries()
        yield from successors(self, held)

    def _may_tell_a_chair(self) -> bool:
        offices = (m.value for m in self.clause.mentions.values() if m.named is Named.OFFICE)
        texts = (self.clause.text, *offices)
        return any(CHAIR_WORD.search(text) or IT_PASSES.search(text) for text in texts)

    def _chairs_of(self, name: str, match: re.Match[str]) -> Iterator[Chair]:
        body = self.body(match, name)
        left, right = self.bounds(match)
        if body is None or not self._is_told(name, match, body.mention, left):
            return
        groups = match.groupdict()
        if groups.get("from"):
            yield from self._handed_on(name, match, body)
        term = self._term(name, match, left, right)
        status = self._status(name, match, term, left)
        named_body = any(words and group.startswith(("body", "pre")) for group, words in groups.items())
        grade = Grade.ACCEPTED if named_body and name in _SURE else Grade.CANDIDATE
        chair = self.chair(
            body, self.mention(match, "holder"), status, term, name, grade, (match.start(), right)
        )
        is_guess = status == "incoming" and (
            name == "person-and-chair"
            or (name == "adjective-chairmanship" and not match["which"] and not match["which0"])
        )
        yield replace(chair, is_guess=is_guess)
        yield from self._besides(name, match, chair)

    def _is_told(self, name: str, match: re.Match[str], body: Mention, left: int) -> bool:
        """Tell whether a match asserts a chair of a body of states or members."""
        if not is_chaired(body):
            return False
        if match.groupdict().get("it") and not self.before:
            return False
        if name == "chaired-by" and match["holder"] == P:
            at = next(match.start(group) for group in ("body", "body2") if match.groupdict().get(group))
            if _MEETING_OF.search(self.clause.text[:at]):
                return False  # who presides over one meeting does not hold the chair
        if name in ("passes-to-parliament", "parliament-takes") and not _PARLIAMENT.search(
            self.mention(match, "holder").value
        ):
            return False
        if name == "its-term" and not self._goes_on_about(self.mention(match, "holder")):
            return False
        if name == "as-chair" and _NAMED_BEFORE.search(self.clause.text[: match.start()]):
            return False  # "the outgoing chair, S, the current chair, S"
        lead = self.clause.text[max(left, match.start() - 25) : match.start()]
        return not is_denied(lead) and not is_denied(match.group())

    def _goes_on_about(self, holder: Mention) -> bool:
        """Tell whether the sentence before told of a chair of this holder."""
        last = [chair for chair in self.before if is_near(self, chair)]
        return any(identity(holder) in (identity(chair.holder), chair.party) for chair in last)

    def _term(self, name: str, match: re.Match[str], left: int, right: int) -> Term:
        if name == "under":
            return Term()  # a meeting held under a chair does not begin its term
        if name == "adjective-chairmanship":  # "the S presidency at its meeting of T": the day of the meeting
            beside = _AT_A_MEETING.search(self.clause.text, match.end(), right)
            right = beside.start() if beside else right
        if name in _HEIRS:
            term = self.term_of_heir(match, right)
        else:
            verb = match.start("verb") if name == "whose-chair" else match.end()
            term = term_in(self.marked.source, self.clause, verb, right)
            if term.is_empty:
                term = self.fronted_term(left, match.start())
        if name == "steps-down" and term.end is None and term.dates:
            return Term(None, to_day(self.marked.source, term.dates[0]), term.dates)
        at_once = match.groupdict().get("at") and not match.groupdict().get("will")
        return self._term_inside(name, match, term) if term.is_empty or at_once else term

    def _status(self, name: str, match: re.Match[str], term: Term, left: int) -> str:
        groups = match.groupdict()
        status = status_of(name, match, term, self.clause.text[left : match.start()])
        if name in ("passes-to", "hands-to") and not groups.get("will") and self.has_begun(term):
            status = "current"
        begins = name in _BEGINS and not (groups.get("verb") or "").startswith(("h", "k"))
        if status == "current" and begins and self.is_to_begin(term):
            status = "incoming"
        if status == "current" and _WAS.search(match.group()) and self.is_over(term):
            status = "past"
        return status

    def _besides(self, name: str, match: re.Match[str], chair: Chair) -> Iterator[Chair]:
        """Yield the chairs that the same words tell of another body or another holder."""
        for other in self._also(match):
            yield replace(chair, body=other, phrase=other.span, evidence=(*chair.evidence, other.span))
        if match.groupdict().get("holder2"):
            yield replace(chair, holder=self.mention(match, "holder2"), state=None)
        if name == "coordinates":
            yield from self._second(match, chair)

    def _also(self, match: re.Match[str]) -> Iterator[Mention]:
        """Yield the other body of "the Presidency of the B and the B"."""
        at = max(
            (match.end(g) for g, w in match.groupdict().items() if w and g.startswith("body")), default=0
        )
        more = _AND_OF.match(self.clause.text, at) if at else None
        if more is not None:
            other = self.clause.mentions[more.start("b")]
            if is_chaired(other):
                yield other

    def _term_inside(self, name: str, match: re.Match[str], term: Term) -> Term:
        """Return the term that one date inside the match gives: "took the chair in 2021 from S"."""
        day = next(
            (self.clause.dates[match.start(g)] for g in ("at", "mid") if match.groupdict().get(g)), None
        )
        if day is None and name != "hands-to" and not match.groupdict().get("fromterm"):
            inside = [self.clause.dates[i] for i in range(*match.span()) if i in self.clause.dates]
            day = inside[0] if len(inside) == 1 else None
        if day is None or term.start is not None:
            return term
        end = to_day(self.marked.source, day) if day.is_range and day.edtf and "/" in day.edtf else term.end
        return Term(from_day(self.marked.source, day), end, (*term.dates, day))

    def _second(self, match: re.Match[str], chair: Chair) -> Iterator[Chair]:
        """Yield the other structure of "two structures, namely the B and groups of representatives"."""
        more = re.match(
            r"\s+and\s+(?:the\s+)?(?P<name>[a-z][^,;:.\"]{10,160})(?=[,.;])", self.clause.text[match.end() :]
        )
        if more is None or not re.search(r"\b(?:two|both)\b", match.group()):
            return
        start = match.end() + more.start("name")
        span = self.clause.span(start, match.end() + more.end("name"))
        words = " ".join(span.of(self.marked.source.view).split())
        body = Mention(Named.BODY, span, words)
        around = (match.start(), match.end() + more.end())
        meant_body = BodyMeant(body, span)
        yield self.chair(
            meant_body, chair.holder, chair.status, chair.term, "coordinates", Grade.CANDIDATE, around
        )

    def _handed_on(self, name: str, match: re.Match[str], body: BodyMeant) -> Iterator[Chair]:
        term = Term()
        if match.groupdict().get("fromterm"):
            term = term_in(self.marked.source, self.clause, *match.span("fromterm"))
        yield self.chair(
            body,
            self.mention(match, "from"),
            "outgoing",
            term,
            name,
            Grade.CANDIDATE,
            match.span(),
        )

    def _declined(self) -> Iterator[Chair]:
        for match in DECLINED.finditer(self.clause.text):
            body = self.body(match, "declined")
            if body is None or not is_of_states(body.mention):
                continue
            _, right = clause_bounds(self.clause.text, match.start(), match.end())
            term = term_in(self.marked.source, self.clause, match.end(), right)
            holder = self.mention(match, "holder")
            held = re.match(r",\s+which\s+(?:it\s+)?(?:had|has)\s+held", self.clause.text[match.end() :])
            status = "outgoing" if held else "declined"
            yield self.chair(body, holder, status, term, "declined", Grade.CANDIDATE, (match.start(), right))

    def _of_countries(self) -> Iterator[Chair]:
        """Yield "P, Minister of S, whose country has held the Presidency of B"."""
        for match in HAS_HELD.finditer(self.clause.text):
            group = "only" if match["only"] else "pre" if match["pre"] else "body" if match["body"] else None
            body = (
                meant(self.marked, self.clause, *match.span(group)) if group else self.body(match, "country")
            )
            state = self._country_of_person(match.start())
            if body is None or state is None:
                continue
            _left, right = clause_bounds(self.clause.text, match.start(), match.end())
            term = term_in(self.marked.source, self.clause, match.end(), right)
            status = (
                "incoming" if "will" in match["verb"] else "past" if match["verb"] == "held" else "current"
            )
            chair = self.chair(
                body, state, status, term, "whose-country", Grade.CANDIDATE, (match.start(), right)
            )
            yield replace(chair, evidence=(*chair.evidence, state.span))

    def _country_of_person(self, before: int) -> Mention | None:
        """Return the state that the phrase of the last person names, or that of the place he is host of."""
        at = max((i for i in range(before) if self.clause.text[i] == P), default=None)
        if at is None:
            return None
        phrase = self.clause.places[at]
        inside = states_in(self.marked, phrase)
        if inside:
            return inside[-1]
        if not re.search(r"\b[Hh]ost", self.clause.text[:at]):
            return None
        near = list(states_in(self.marked, Span(max(0, phrase.start - 250), phrase.start)))
        return near[-1] if len({m.key for m in near}) == 1 else None


_ALL_RULES = (*RULES, *FRAMES)
_LATELY = timedelta(days=92)  # a term that began so shortly before the text is the one it speaks of
_YEAR = 4  # digits: a date no more exact than its year
_HEIRS = frozenset(
    (
        "passes-to",
        "transfer-to",
        "hands-to",
        "takes-over-from",
        "handed-by-to",
        "hands-from-to",
        "hands-over",
        "passes-to-parliament",
    )
)
# What begins only on a day after that of the text is still to come.
_BEGINS = frozenset(
    ("state-holds", "helm", "role-of", "takes-over-from", "as-chair", "state-chairs", "serves-as")
)
_AND_OF = Sieved(
    rf"\s+and\s+(?:also\s+)?(?:of\s+)?(?:the\s+)?(?:{KIND_OF_CHAIR}\s+of\s+(?:the\s+)?)?(?P<b>{B})(?!\s+"
    rf"(?:was|were|is|are|has|have|will)\b)"
)
_NAMED_BEFORE = Sieved(
    r"\b(?:[Cc]urrent|[Oo]utgoing|[Ii]ncoming|[Pp]revious|[Nn]ext)\s+(?:[Cc]hair\w*|[Pp]residenc\w+),?\s+"
    r"(?:the\s+)?$"
)
_MEETING_OF = Sieved(
    r"(?i:meeting|session|summit|conference|talks|sitting|round)\s+of\s+(?:the\s+)?(?:[A-Z][\w-]*\s+(?:of\s+)?){0,4}$"
)
_PARLIAMENT = Sieved(
    r"\b(?:Parliament|Assembly|Duma|Senate|Seimas|Saeima|Riigikogu|Sejm|Congress|Knesset|Folketing|Storting|Riksdag"
    r"|Majlis|Mejlis|Milli Majlis|Verkhovna Rada|Rada|Bundestag|Skupština|House)\b"
)
_WAS = Sieved(r"\bwas\s+(?!elected|assumed|taken|received|inherited|chosen|named|designated)")
_AT_A_MEETING = Sieved(
    r"\b(?:at|during|in)\s+(?:an?|the|their|its)\s+(?:[\w-]+\s+){0,3}?"
    r"(?:meeting|summit|session|conference|ceremony|assembly)\b"
)
_SURE = frozenset(
    ("state-chairs", "state-holds", "adjective-chairmanship", "passes-to", "hands-to", "coordinates")
)
