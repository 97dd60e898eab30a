"""Chairmanships in English: who holds the chair of which body, from when to when.

Reads Marked; writes Findings. A holder, a body and a term are bound by an explicit pattern only; what
stands nearby is never enough.
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from secretariat.engines.reading.english.events.bodies import BodyMeant, is_of_states, main_body, meant
from secretariat.engines.reading.english.events.chair_patterns import (
    CHAIR_TITLE,
    DECLINED,
    FRONTED,
    HAS_HELD,
    KIND_OF_CHAIR,
    LEADS,
    NO_STATES_CHAIR,
    PERSON_AS,
    RULES,
    TAKES_OVER,
    TITLE_APART,
    YEARS_AFTER,
)
from secretariat.engines.reading.english.events.chairs import Chair, merged
from secretariat.engines.reading.english.events.clauses import Clause, P, sentences
from secretariat.engines.reading.english.events.tense import clause_bounds, is_denied
from secretariat.engines.reading.english.events.terms import Term, day_after, term_in, years_after
from secretariat.engines.reading.findings import Finding, Grade
from secretariat.engines.reading.iso import first_iso
from secretariat.engines.reading.mentions import Marked, Mention, Named
from secretariat.engines.values.spans import Span

_NUMBERS = {"a": 1, "one": 1, "two": 2}


def find(marked: Marked) -> Iterable[Finding]:
    """Yield the chairmanships of a text, one for each term."""
    chairs: list[Chair] = []
    for clause in sentences(marked):
        chairs.extend(_Reader(marked, clause, chairs).chairs())
    return [chair.finding(marked.source) for chair in merged(chairs)]


@dataclass(frozen=True, slots=True)
class _Reader:
    """One sentence, with what the sentences before it said of chairs."""

    marked: Marked
    clause: Clause
    before: list[Chair]

    def chairs(self) -> Iterator[Chair]:
        """Yield the chairs of the sentence; a declined chair is never also held."""
        declined = list(self._declined())
        yield from declined
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
                    yield chair
        yield from self._of_persons()
        yield from self._of_persons_as()
        yield from self._of_countries()
        yield from self._successors()

    def _chairs_of(self, name: str, match: re.Match[str]) -> Iterator[Chair]:
        body = self._body(match, name)
        if body is None or not is_of_states(body.mention):
            return
        left, right = self._bounds(match)
        if is_denied(self.clause.text[max(left, match.start() - 25) : match.start()]) or is_denied(
            match.group()
        ):
            return
        term = term_in(self.marked.source, self.clause, match.end(), right)
        if term.start is None and term.end is None:
            term = self._fronted_term(left, match.start())
        if name == "under":
            term = Term()  # a meeting held under a chair does not begin its term
        if name in ("passes-to", "transfer-to", "hands-to", "takes-over-from"):
            yield from self._handed_on(name, match, body, left)
            term = self._term_of_heir(match, right)
        status = _status(name, match, term, self.clause.text[left : match.start()])
        if name in ("passes-to", "hands-to") and not match.groupdict().get("will") and self._has_begun(term):
            status = "current"
        holder = self._mention(match, "holder")
        named_body = match.groupdict().get("body") or match.groupdict().get("pre")
        grade = Grade.ACCEPTED if named_body and name in _SURE else Grade.CANDIDATE
        yield self._chair(body, holder, status, term, name, grade, (match.start(), right))
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
        yield self._chair(BodyMeant(body, span), holder, status, term, "coordinates", Grade.CANDIDATE, around)

    def _has_begun(self, term: Term) -> bool:
        day, start = self.marked.told.published, first_iso(str(term.start.value)) if term.start else None
        return bool(day and start and start <= day.isoformat()[: len(start)])

    def _fronted_term(self, left: int, start: int) -> Term:
        """Return the term of "From 1 July to 30 June, S will chair"; other dates before belong elsewhere."""
        if not FRONTED.match(self.clause.text[left:start]):
            return Term()
        return term_in(self.marked.source, self.clause, left, start)

    def _chair(
        self,
        body: BodyMeant,
        holder: Mention,
        status: str,
        term: Term,
        name: str,
        grade: Grade,
        around: tuple[int, int],
    ) -> Chair:
        first = min([around[0], *self._places(term, body.mention.span)])
        span = self.clause.span(first, _without_end(self.clause.text, around[1]))
        evidence = [span]
        if not span.holds(body.mention.span):
            evidence.append(body.mention.span)
        state = None
        if holder.named is Named.PERSON:
            phrase = next((place for place in self.clause.places if place.holds(holder.span)), holder.span)
            state = next(iter(_states_in(self.marked, phrase)), None)
        rule = f"chair-{name}"
        return Chair(body.mention, holder, status, term, tuple(evidence), rule, grade, body.phrase, state)

    def _places(self, term: Term, body: Span) -> list[int]:
        wanted = [date.span for date in term.dates] + [body]
        return [i for i, place in enumerate(self.clause.places) if place in wanted]

    def _mention(self, match: re.Match[str], group: str) -> Mention:
        return self.clause.mentions[match.start(group)]

    def _body(self, match: re.Match[str], name: str) -> BodyMeant | None:
        groups = match.groupdict()
        for group in ("pre", "pre2", "body", "chaired"):
            if groups.get(group):
                return meant(self.marked, self.clause, *match.span(group))
        if groups.get("title"):
            title = self._mention(match, "title")
            if not CHAIR_TITLE.fullmatch(title.value.split(" of ")[0]):
                return None
            if title.parent is not None:
                return BodyMeant(title.parent, title.parent.span)
        kept = {chair.body.value: chair.body for chair in self.before}
        if len(kept) == 1:
            mention: Mention | None = next(iter(kept.values()))
        else:
            mention = main_body(self.marked)
        if mention is None:
            return None
        phrase = self.clause.span(*match.span())
        return BodyMeant(mention, phrase)

    def _bounds(self, match: re.Match[str]) -> tuple[int, int]:
        """Return the clause of a match, with the relative clause that tells the term of this chair."""
        left, right = clause_bounds(self.clause.text, match.start(), match.end())
        follows = re.match(
            r",?\s+(?:and\s+)?(?:which|that)\s+(?:\w+\s+){0,4}?(?:began|begins|started|starts|runs?"
            r"|ends?|ended|holds?|held|will|lasts|lasted)\b[^,;:\"]*",
            self.clause.text[match.end() :],
        )
        return left, max(right, match.end() + follows.end()) if follows else right

    def _handed_on(self, name: str, match: re.Match[str], body: BodyMeant, left: int) -> Iterator[Chair]:
        if not match.groupdict().get("from"):
            return
        term = Term()
        if match.groupdict().get("fromterm"):
            term = term_in(self.marked.source, self.clause, *match.span("fromterm"))
        yield self._chair(
            body,
            self._mention(match, "from"),
            "outgoing",
            term,
            name,
            Grade.CANDIDATE,
            (match.start(), match.end("from")),
        )

    def _term_of_heir(self, match: re.Match[str], right: int) -> Term:
        follows = re.match(r",\s+which\s[^,;:\"]*", self.clause.text[match.end() :])
        end = match.end() + follows.end() if follows else right
        return term_in(self.marked.source, self.clause, match.end(), end)

    def _declined(self) -> Iterator[Chair]:
        for match in DECLINED.finditer(self.clause.text):
            body = self._body(match, "declined")
            if body is None or not is_of_states(body.mention):
                continue
            _, right = clause_bounds(self.clause.text, match.start(), match.end())
            term = term_in(self.marked.source, self.clause, match.end(), right)
            holder = self._mention(match, "holder")
            yield self._chair(
                body, holder, "declined", term, "declined", Grade.CANDIDATE, (match.start(), right)
            )

    def _of_countries(self) -> Iterator[Chair]:
        """Yield "P, Minister of S, whose country has held the Presidency of B"."""
        for match in HAS_HELD.finditer(self.clause.text):
            group = "only" if match["only"] else "pre" if match["pre"] else "body" if match["body"] else None
            body = (
                meant(self.marked, self.clause, *match.span(group)) if group else self._body(match, "country")
            )
            state = self._country_of_person(match.start())
            if body is None or state is None:
                continue
            _left, right = clause_bounds(self.clause.text, match.start(), match.end())
            term = term_in(self.marked.source, self.clause, match.end(), right)
            status = (
                "incoming" if "will" in match["verb"] else "past" if match["verb"] == "held" else "current"
            )
            chair = self._chair(
                body, state, status, term, "whose-country", Grade.CANDIDATE, (match.start(), right)
            )
            yield replace(chair, evidence=(*chair.evidence, state.span))

    def _country_of_person(self, before: int) -> Mention | None:
        """Return the state that the phrase of the last person names, or that of the place he is host of."""
        at = max((i for i in range(before) if self.clause.text[i] == P), default=None)
        if at is None:
            return None
        phrase = self.clause.places[at]
        inside = _states_in(self.marked, phrase)
        if inside:
            return inside[-1]
        if not re.search(r"\b[Hh]ost", self.clause.text[:at]):
            return None
        near = list(_states_in(self.marked, Span(max(0, phrase.start - 250), phrase.start)))
        return near[-1] if len({m.key for m in near}) == 1 else None

    def _of_persons(self) -> Iterator[Chair]:
        """Yield the chair that a person with a full name holds by title ("Chairman-in-Office of B")."""
        for at, mention in self.clause.mentions.items():
            if mention.named is not Named.PERSON or " " not in mention.value:
                continue
            phrase = self.clause.places[at]
            apart = TITLE_APART.match(self.clause.text, at)
            span = self.clause.span(at, apart.end()) if apart else phrase
            title = _chair_title(self.marked, span)
            if title is None:
                continue
            body, status = title
            if body is None or NO_STATES_CHAIR.search(body.value):
                continue
            states = _states_in(self.marked, phrase)
            evidence = (span,) if span.holds(body.span) else (span, body.span)
            yield Chair(
                body, mention, status, Term(), evidence, "chair-person", Grade.CANDIDATE,
                state=states[0] if states else None,
            )  # fmt: skip

    def _of_persons_as(self) -> Iterator[Chair]:
        for match in PERSON_AS.finditer(self.clause.text):
            person, body = self._mention(match, "who"), self._mention(match, "pre")
            if " " not in person.value or NO_STATES_CHAIR.search(body.value) or not is_of_states(body):
                continue
            states = _states_in(self.marked, self.clause.places[match.start("who")])
            yield Chair(
                body, person, "current", Term(), (self.clause.span(*match.span()),), "chair-person",
                Grade.CANDIDATE, state=states[0] if states else None,
            )  # fmt: skip

    def _successors(self) -> Iterator[Chair]:
        """Yield "until the end of June, when S takes over" and "... and S a year after that"."""
        mine = list(self._held_here())
        for match in TAKES_OVER.finditer(self.clause.text):
            for chair in mine[-1:]:
                start = day_after(self.marked.source, self.clause.dates[match.start("t")])
                holder = self._mention(match, "holder")
                body = BodyMeant(chair.body, self.clause.span(*match.span("holder")))
                yield self._chair(
                    body,
                    holder,
                    "incoming",
                    Term(start),
                    "when-takes-over",
                    Grade.CANDIDATE,
                    (0, match.end()),
                )
        for match in YEARS_AFTER.finditer(self.clause.text):
            for chair in mine[-1:]:
                date = self._last_date(match.start())
                start = chair.term.start
                if date is None or start is None or not re.search(KIND_OF_CHAIR, self.clause.text):
                    continue
                later = years_after(self.marked.source, start, self.clause.dates[date], _NUMBERS[match["n"]])
                holder = self._mention(match, "holder")
                body = BodyMeant(chair.body, self.clause.span(*match.span("holder")))
                yield self._chair(
                    body, holder, "planned", Term(later), "year-after", Grade.CANDIDATE, (0, match.end())
                )

    def _held_here(self) -> Iterator[Chair]:
        for name, pattern in RULES[:2]:
            for match in pattern.finditer(self.clause.text):
                yield from self._chairs_of(name, match)

    def _last_date(self, before: int) -> int | None:
        return max((at for at in self.clause.dates if at < before), default=None)


_SURE = frozenset(
    ("state-chairs", "state-holds", "adjective-chairmanship", "passes-to", "hands-to", "coordinates")
)


def _without_end(text: str, end: int) -> int:
    return len(text[:end].rstrip(" .,"))


def _states_in(marked: Marked, span: Span) -> list[Mention]:
    return [m for m in marked.mentions if m.named in (Named.STATE, Named.DEMONYM) and span.holds(m.span)]


def _status(name: str, match: re.Match[str], term: Term, before: str) -> str:
    groups = match.groupdict()
    which = (groups.get("which") or groups.get("which0") or "").casefold()
    if which in ("incoming", "forthcoming", "upcoming", "next", "future"):
        return "incoming"
    if which == "outgoing":
        return "outgoing"
    if which in ("previous", "past"):
        return "past"
    if groups.get("will"):
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


def _chair_title(marked: Marked, phrase: Span) -> tuple[Mention | None, str] | None:
    """Return body and status of the chair that a person's phrase names."""
    for title in (m for m in marked.mentions if m.named is Named.OFFICE and phrase.holds(m.span)):
        words = title.value.split(" of ")[0]
        if not re.fullmatch(r"[Cc]hair(?:man|woman|person)?(?:[\s-][Ii]n[\s-][Oo]ffice)?", words):
            continue
        lead = marked.source.view[max(phrase.start, title.span.start - 12) : title.span.start].casefold()
        status = next((status for cue, status in LEADS if cue in lead), "current")
        parent = title.parent
        if parent is not None and (parent.named is not Named.BODY or not is_of_states(parent)):
            return None
        return parent or (main_body(marked) if "office" in words.casefold() else None), status
    return None
