"""Chairmanships in English: who holds the chair of which body, from when to when.

Reads Marked; writes Findings. A holder, a body and a term are bound by an explicit pattern only; what
stands nearby is never enough.
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from secretariat.engines.reading.english.events.bodies import BodyMeant, is_of_states, meant
from secretariat.engines.reading.english.events.chair_patterns import (
    ANY_CHAIR,
    DECLINED,
    HAS_HELD,
    RULES,
)
from secretariat.engines.reading.english.events.chair_persons import (
    persons_after,
    persons_as,
    persons_by_title,
    persons_elected,
)
from secretariat.engines.reading.english.events.chair_reader import ChairReader, states_in
from secretariat.engines.reading.english.events.chair_successions import successors
from secretariat.engines.reading.english.events.chairs import Chair, merged
from secretariat.engines.reading.english.events.clauses import P, in_small_letters, sentences
from secretariat.engines.reading.english.events.filled import from_day
from secretariat.engines.reading.english.events.tense import clause_bounds, is_denied
from secretariat.engines.reading.english.events.terms import Term, term_in
from secretariat.engines.reading.findings import Finding, Grade
from secretariat.engines.reading.mentions import Marked, Mention, Named
from secretariat.engines.values.spans import Span


def find(marked: Marked) -> Iterable[Finding]:
    """Yield the chairmanships of a text, one for each term."""
    chairs: list[Chair] = []
    for clause in map(in_small_letters, sentences(marked)):
        reader = _Reader(marked, clause, chairs)
        chairs.extend(reader.chairs() if ANY_CHAIR.search(clause.text) else persons_by_title(reader))
    return [chair.finding(marked.source) for chair in merged(chairs)]


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
        found = [match for _, pattern in RULES for match in pattern.finditer(self.clause.text)]
        names = {id(m): name for name, p in RULES for m in found if m.re is p}
        for match in sorted(found, key=lambda m: (m.start("holder"), m.start() - m.end())):
            if match.start("holder") < taken:
                continue
            for chair in self._chairs_of(names[id(match)], match):
                if chair.party not in holders:
                    taken = match.end("holder")
                    held.append(chair)
        yield from held
        yield from persons_by_title(self)
        yield from persons_as(self)
        yield from persons_after(self)
        yield from persons_elected(self)
        yield from self._of_countries()
        yield from successors(self, held)

    def _chairs_of(self, name: str, match: re.Match[str]) -> Iterator[Chair]:
        body = self.body(match, name)
        if body is None or not is_of_states(body.mention):
            return
        left, right = self.bounds(match)
        if is_denied(self.clause.text[max(left, match.start() - 25) : match.start()]) or is_denied(
            match.group()
        ):
            return
        verb = match.start("verb") if name == "whose-chair" else match.end()
        term = term_in(self.marked.source, self.clause, verb, right)
        if term.start is None and term.end is None:
            term = self.fronted_term(left, match.start())
        if name == "under":
            term = Term()  # a meeting held under a chair does not begin its term
        if match.groupdict().get("from"):
            yield from self._handed_on(name, match, body)
        if name in ("passes-to", "transfer-to", "hands-to", "takes-over-from"):
            term = self.term_of_heir(match, right)
        at = match.start("at") if match.groupdict().get("at") and not match.groupdict().get("will") else None
        if at is not None and term.start is None:
            day = self.clause.dates[at]
            term = Term(from_day(self.marked.source, day), term.end, (*term.dates, day))
        status = _status(name, match, term, self.clause.text[left : match.start()])
        if name in ("passes-to", "hands-to") and not match.groupdict().get("will") and self.has_begun(term):
            status = "current"
        begins = name in _BEGINS and not (match.groupdict().get("verb") or "").startswith(("h", "k"))
        if status == "current" and begins and self.is_to_begin(term):
            status = "incoming"
        holder = self.mention(match, "holder")
        named_body = match.groupdict().get("body") or match.groupdict().get("pre")
        grade = Grade.ACCEPTED if named_body and name in _SURE else Grade.CANDIDATE
        chair = self.chair(body, holder, status, term, name, grade, (match.start(), right))
        is_guess = status == "incoming" and name == "adjective-chairmanship" and not match["which"]
        yield replace(chair, is_guess=is_guess and not match["which0"])
        if name == "coordinates":
            yield from self._second(match, holder, status, term)

    def _second(self, match: re.Match[str], holder: Mention, status: str, term: Term) -> Iterator[Chair]:
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
        yield self.chair(BodyMeant(body, span), holder, status, term, "coordinates", Grade.CANDIDATE, around)

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


# What begins only on a day after that of the text is still to come.
_BEGINS = frozenset(("state-holds", "helm", "role-of", "takes-over-from", "as-chair", "state-chairs"))
_SURE = frozenset(
    ("state-chairs", "state-holds", "adjective-chairmanship", "passes-to", "hands-to", "coordinates")
)


def _status(name: str, match: re.Match[str], term: Term, before: str) -> str:
    groups = match.groupdict()
    which = (groups.get("which") or groups.get("which0") or "").casefold()
    if which in ("incoming", "forthcoming", "upcoming", "next", "future"):
        return "incoming"
    if which == "outgoing" or groups.get("having"):
        return "outgoing"
    if which in ("previous", "past"):
        return "past"
    if name == "whose-chair":
        return "past" if match["verb"] in ("ended", "expired", "closed") else "current"
    if name == "turn":
        return "planned"
    if groups.get("will") or groups.get("turn"):
        return "planned" if name in ("coordinates", "state-chairs") else "incoming"
    verb = groups.get("verb") or ""
    after = match.string[match.end() : match.end() + 40]
    if name != "during-its" and re.match(
        r"\s+(?:will|is\s+to|shall)\s+(?!end|expire|conclude|finish)", after
    ):
        return "incoming"
    if name == "state-chairs" and re.search(r"\b(?<!has )(?<!have )(?:chaired|presided)\b", match.group()):
        return "past"
    if name == "adjective-chairmanship" and re.search(
        r"\b(?:closed|concluded|ended|completed)\b", before[-40:]
    ):
        return "current"
    if name in ("passes-to", "hands-to"):
        return "incoming"
    if verb == "held" and not re.search(r"\b(?:has|had|have)\s+held", match.group()) and term.end is not None:
        return "past"
    return "current"
