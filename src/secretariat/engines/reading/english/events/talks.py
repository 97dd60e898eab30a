"""Visits, talks between two, lectures: who came, who received whom, and where.

Reads a Clause; writes Events. Roles are bound by their cue: who invites is no visitor, who sends a message
does not attend.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field, replace

from secretariat.engines.reading.english.events.bodies import identity
from secretariat.engines.reading.english.events.circumstances import (
    Circumstances,
    Place,
    circumstances,
    place_of,
)
from secretariat.engines.reading.english.events.clauses import C, Clause, O, P, S
from secretariat.engines.reading.english.events.convened import not_behind
from secretariat.engines.reading.english.events.event import Event, kind_of
from secretariat.engines.reading.english.events.people import People
from secretariat.engines.reading.english.events.talk_patterns import (
    ARRIVED,
    ATTENDED,
    BETWEEN,
    DISCUSSED,
    DURING_TALK,
    DURING_VISIT,
    FOR_TALKS,
    HELD_WITH,
    HIGH,
    INCLUDED,
    LECTURE,
    MET,
    OF_STATES,
    PAID,
    PHONE,
    RECEIVED,
    RECEIVED_BY,
    TALKS_WITH,
    TOGETHER,
    TOOK_PLACE_WITH,
    TRAVELS,
    VISIT_BY,
    VISIT_OF,
    VISITED,
)
from secretariat.engines.reading.english.events.tense import (
    Status,
    clause_bounds,
    is_denied,
    status_of_noun,
    status_of_verb,
)
from secretariat.engines.reading.english.signed import signed_by
from secretariat.engines.reading.findings import Grade
from secretariat.engines.reading.mentions import Marked, Mention, Named
from secretariat.engines.reading.sieve import Sieved
from secretariat.engines.values.spans import Span


@dataclass(frozen=True, slots=True)
class Talks:
    """One sentence, and the people of the text so far."""

    marked: Marked
    clause: Clause
    people: People
    before: tuple[Event, ...]
    here: list[Event] = field(default_factory=list)

    def events(self) -> Iterator[Event]:
        """Yield visits, talks and lectures of the sentence; each stretch is read by one pattern."""
        if not _SOMEBODY.search(self.clause.text):
            return
        read: list[tuple[int, int]] = []
        for pattern, read_as, words in (
            (PAID, self._visit, ("visit",)), (ARRIVED, self._visit, ("visit",)),
            (VISITED, self._visit, ("visit",)), (TRAVELS, self._visit, ()),
            (VISIT_OF, self._visit, ("visit",)), (VISIT_BY, self._visit, ("visit",)),
            (DURING_VISIT, self._visit, ("visit",)), (LECTURE, self._lecture, ("lecture",)),
            (OF_STATES, self._of_states, ("between",)), (FOR_TALKS, self._with, (" with ",)),
            (DURING_TALK, self._with, (" with ",)), (TOOK_PLACE_WITH, self._took_place, (" with ",)),
            (TALKS_WITH, self._took_place, (" with ",)), (INCLUDED, self._listed, ("with",)),
            (HIGH, self._listed, ()), (HELD_WITH, self._with, (" with ",)), (MET, self._with, ()),
            (RECEIVED_BY, self._with, (" by ",)), (DISCUSSED, self._with, (" with ",)),
            (RECEIVED, self._received, ()), (BETWEEN, self._between, ("between",)),
            (TOGETHER, self._between, ()),
        ):  # fmt: skip
            if not all(word in self.clause.text for word in words):
                continue  # a glance spares the trial of the whole pattern
            for match in pattern.finditer(self.clause.text):
                # The one of whom it is told may stand before two verbs.
                at = match.start("verb") if match.groupdict().get("verb") else match.start()
                if any(at < end and start < match.end() for start, end in read):
                    continue
                found = list(read_as(match))
                if found:
                    read.append((at, match.end()))
                    self.here.extend(found)
                yield from found

    def _named(self, match: re.Match[str], group: str) -> list[Mention]:
        """Return whom a group of a match names, each once; offices of nobody known are left out."""
        if not match.groupdict().get(group):
            return []
        found = [self.people.actor(m) for m in self.clause.behind(*match.span(group))]
        return list({identity(actor): actor for actor in found if actor is not None}.values())

    def _who(self, match: re.Match[str]) -> list[Mention]:
        groups = match.groupdict()
        if groups.get("too"):
            return self._subject_before(match)
        if groups.get("host"):
            return self.people.hosts[-1:]
        if groups.get("he"):
            he = self._he(match)
            others = [m for m in self._named(match, "who") if identity(m) not in {identity(h) for h in he}]
            return [*he, *others] if he else []
        return self._named(match, "who")

    def _he(self, match: re.Match[str]) -> list[Mention]:
        """Return whom "he" means: the one person named before, else the subject told of, else the visitor."""
        if match.groupdict().get("he") == "I":
            signs = signed_by(self.marked)
            return [signs] if signs is not None else []
        # "he met A, and then he met B": the same one, not A.
        again = re.search(rf"\b(?:[Hh]e|[Ss]he)\b[^{P}]*{P}", self.clause.text[: match.start()])
        subject = [m for m in self.clause.behind(0, match.start()) if m.named is Named.PERSON]
        if subject and not again:
            return subject[-1:] if len({identity(m) for m in subject}) == 1 else []
        if self.people.told:
            return self.people.told[-1:]
        visitors = {identity(p): p for e in self.before if e.type == "visit" for p in e.people}
        return list(visitors.values()) if len(visitors) == 1 else []

    def _subject_before(self, match: re.Match[str]) -> list[Mention]:
        """Return of whom "visited Kyiv and met ..." speaks: the first named, if his verb stands between."""
        at = match.start()
        before = self.clause.text[:at]
        if re.match(rf"[^{P}{O}\"]*\b(?:[Hh]e|[Ss]he)\b", before):
            return self._he(match)
        subject = re.match(rf"(?:[^{P}{O}\"]{{0,60}}\s)?(?P<who>[{P}]),?\s+(?:also\s+)?[a-z]+", before)
        if subject is None:
            return []
        left = clause_bounds(self.clause.text, at, at + 1)[0]
        # "X visited Riga, where he met A and called on B": the clause goes on with X.
        if left > subject.start("who") and not re.match(r"\s*(?:he|she)\b", before[left:]):
            return []
        return [self.clause.mentions[subject.start("who")]]

    def _bounds(self, match: re.Match[str]) -> tuple[int, int]:
        return clause_bounds(self.clause.text, match.start(), match.end())

    def _status(self, match: re.Match[str], left: int) -> Status | None:
        lead = self.clause.text[left : match.start()]
        verb = match.groupdict().get("verb")
        if verb is None:
            return status_of_noun(self.clause.text, match.start("title"), match.end())
        if re.match(r"postpone|put\s+off", verb):
            return Status.POSTPONED
        if re.match(r"cancel|called\s+off", verb):
            return Status.CANCELLED
        status = status_of_verb(verb, lead)
        if status is not None and re.search(
            r"\b(?:forthcoming|upcoming|planned)\b", match.groupdict().get("adj") or ""
        ):
            return Status.PLANNED
        if status is Status.HELD and re.search(r"\b(?:to\s+be|will|is\s+to|due\s+to)\s*$", lead):
            return Status.PLANNED
        return status

    def _event(
        self, match: re.Match[str], kind: str, people: list[Mention], around: Circumstances, status: Status,
        rule: str, grade: Grade, extra: tuple[Span, ...] = (),
    ) -> Event:  # fmt: skip
        title = self.clause.span(*match.span("title")) if match.groupdict().get("title") else None
        first = match.start()
        last = match.end()
        dates = [i for i, place in enumerate(self.clause.places) if around.date and place == around.date.span]
        span = self.clause.span(min([first, *dates]), max([last, *(i + 1 for i in dates)]))
        evidence = [span, *extra]
        for person in people:
            if not any(s.holds(person.span) for s in evidence):
                evidence.append(person.span)
        return Event(
            kind, status, rule, grade, tuple(evidence), self.clause.places[first].start, kind, title,
            date=around.date, place=around.place, mode=around.mode, people=tuple(people), is_talk=True,
        )  # fmt: skip

    def _visit(self, match: re.Match[str]) -> Iterator[Event]:
        left, right = self._bounds(match)
        status, visitors = self._status(match, left), self._who(match)
        visitors = [v for v in visitors if v.named in (Named.PERSON, Named.OFFICE)]
        if status is None or not visitors:
            return
        around = circumstances(self.marked, self.clause, left, match.start(), match.end(), right)
        around = not_behind(self.marked, status, around)
        sure = (PAID.made(match) or ARRIVED.made(match)) and all(v.named is Named.PERSON for v in visitors)
        grade = Grade.ACCEPTED if sure else Grade.CANDIDATE
        for place in self._destinations(match):
            there = Circumstances(around.date, place, around.mode)
            event = self._event(match, "visit", visitors, there, status, "visit", grade)
            over = match["verb"] if match.groupdict().get("verb") else ""
            if around.date is not None and not around.date.is_range and _OVER.search(over):
                event = replace(event, date=None, last=around.date)
            yield event

    def _destinations(self, match: re.Match[str]) -> list[Place]:
        """Return where a visit led: "Riga, Latvia" is one place, "Latvia and Estonia" are two."""
        start, end = match.span("place")
        if re.fullmatch(rf"{C},\s+(?:the\s+)?{S}", match["place"]):
            return [place_of(self.marked, self.clause, start, end)]
        signs = [i for i in range(start, end) if i in self.clause.mentions]
        return [place_of(self.marked, self.clause, i, i + 1) for i in signs]

    def _lecture(self, match: re.Match[str]) -> Iterator[Event]:
        left, right = self._bounds(match)
        status, people = self._status(match, left), self._who(match)
        if status is None or not people:
            return
        around = circumstances(self.marked, self.clause, left, match.start(), match.end(), right)
        mention = self.clause.mentions[match.start("place")]
        around = Circumstances(around.date, Place(mention.value, mention.span), around.mode)
        yield self._event(match, "lecture", people, around, status, "lecture", Grade.ACCEPTED)

    def _around(self, match: re.Match[str], left: int, right: int, people: list[Mention]) -> Circumstances:
        """Return the circumstances of a talk; within a visit its place is that of the visit."""
        around = circumstances(self.marked, self.clause, left, match.start(), match.end(), right)
        if around.place is not None or PHONE.search(match.group()):
            return around
        visits = [
            e for e in (*self.before, *self.here) if e.type == "visit" and e.status is Status.HELD and e.place
        ]
        mine = [e for e in visits if {identity(p) for p in e.people} & {identity(p) for p in people}]
        if len({e.place.value for e in mine if e.place}) != 1 or mine[0].place is None:
            return around
        place = mine[0].place
        return Circumstances(around.date, Place(place.value, place.span, place.span), around.mode)

    def _talk(
        self, match: re.Match[str], people: list[Mention], rule: str, extra: tuple[Span, ...] = ()
    ) -> Iterator[Event]:
        left, right = self._bounds(match)
        status = self._status(match, left)
        if (
            status is None
            or len(people) < 2
            or is_denied(self.clause.text[max(left, match.start() - 25) : match.start()])
        ):
            return
        around = not_behind(self.marked, status, self._around(match, left, right, people))
        sure = all(p.named is Named.PERSON for p in people)
        yield self._event(
            match,
            "bilateral",
            people,
            around,
            status,
            rule,
            Grade.ACCEPTED if sure else Grade.CANDIDATE,
            extra,
        )

    def _with(self, match: re.Match[str]) -> Iterator[Event]:
        """Yield one talk for each person met; who else attended a single talk belongs to it."""
        who, whom = self._who(match), self._named(match, "whom")
        if _URGED.match(self.clause.text[match.start("verb") :]) and _TO.match(self.clause.text, match.end()):
            return  # "called on him to resign"
        if _WELCOMED.search(self.clause.text, match.start("verb"), match.end()):
            return
        if len(who) > 1 and len(whom) == 1 and (match.groupdict().get("title") or "").startswith("separate"):
            for one in who:
                yield from self._talk(match, [one, *whom], "talk-with")
            return
        others = self._others(match)
        for one in whom:
            if identity(one) in {identity(w) for w in who} or not who:
                continue
            people = [*who, one, *(others if len(whom) == 1 else [])]
            yield from self._talk(
                match, people, "talk-with", tuple(o.span for o in others) if len(whom) == 1 else ()
            )

    def _took_place(self, match: re.Match[str]) -> Iterator[Event]:
        """Yield "meetings took place with A and B": with the one whose visit it is."""
        whom = self._named(match, "whom")
        met = {identity(one) for one in whom}
        who = [one for one in self._visitor(match) if identity(one) not in met] or self.people.told[-1:]
        for one in whom:
            if who and identity(one) != identity(who[0]):
                yield from self._talk(match, [*who, one], "talk-with")

    def _of_states(self, match: re.Match[str]) -> Iterator[Event]:
        """Yield the talks of two states; who led them follows."""
        states = self.clause.behind(*match.span("who"), (Named.STATE, Named.DEMONYM))
        for event in self._talk(match, states[-2:], "talk-of-states"):
            yield replace(event, is_talk=False, head="consultations", grade=Grade.CANDIDATE)

    def _others(self, match: re.Match[str]) -> list[Mention]:
        for found in ATTENDED.finditer(self.clause.text, match.end()):
            return self._named(found, "who") or self._named(found, "by")
        return []

    def _listed(self, match: re.Match[str]) -> Iterator[Event]:
        who = self._who(match) if "who" in match.groupdict() else self._visitor(match)
        for one in self._named(match, "whom"):
            if one.named is Named.PERSON and who and identity(one) != identity(who[0]):
                group = self.clause.span(match.start(), match.start("whom"))
                for event in self._talk(match, [*who, one], "talk-listed"):
                    yield _with_evidence(event, (group, one.span))

    def _visitor(self, match: re.Match[str]) -> list[Mention]:
        """Return whose visit "the programme of the visit" was: named in the sentence, or the one visitor."""
        named = [self.people.actor(m) for m in self.clause.behind(0, match.start("verb"))]
        found = {identity(p): p for p in named if p is not None and p.named is Named.PERSON}
        if not found:
            visitors = [p for e in self.before if e.type == "visit" for p in e.people]
            found = {identity(p): p for p in visitors}
        return list(found.values()) if len(found) == 1 else []

    def _received(self, match: re.Match[str]) -> Iterator[Event]:
        who, whom = self._who(match), self._named(match, "whom")
        listed = self._named(match, "list")
        together = listed or (whom if "counterparts" in self._words(match, "whom") else [])
        if who and len(together) > 1:
            yield from self._gathered(match, [*who, *together])
            return
        for one in whom:
            if who and identity(one) != identity(who[0]):
                yield from self._talk(match, [*who, one], "received")

    def _words(self, match: re.Match[str], group: str) -> str:
        return self.clause.span(*match.span(group)).of(self.marked.source.view)

    def _gathered(self, match: re.Match[str], people: list[Mention]) -> Iterator[Event]:
        """Yield the one meeting of a host and all his counterparts."""
        left, _ = self._bounds(match)
        for event in self._talk(match, people, "received-together"):
            end = len(self.clause.text)
            around = circumstances(self.marked, self.clause, left, match.start(), match.end(), end)
            host = self.clause.places[match.start("who")].of(self.marked.source.view)
            kind = kind_of(f"{host}s".replace("Ministers", "ministers")) if "inister" in host else "summit"
            kind = "summit" if re.search(r"\b(?:Prime Minister|President|Chancellor|Premier)", host) else kind
            dated = replace(event, type=kind, head="", date=around.date, place=around.place, is_talk=False)
            yield replace(dated, evidence=(*event.evidence, *([around.date.span] if around.date else [])))

    def _between(self, match: re.Match[str]) -> Iterator[Event]:
        people = self._who(match)
        verb = match.groupdict().get("verb") or "met"
        if not match.groupdict().get("title") and not re.search(r"\bm[ee]e?t\b|views", verb):
            return
        others = self._others(match)
        yield from self._talk(match, [*people, *others], "talk-between", tuple(o.span for o in others))


# Nobody visits or meets in a sentence that names nobody.
_SOMEBODY = Sieved(rf"[{P}{O}]|\b(?:[Hh]e|[Ss]he|I)\b|\b[Hh]ost\b|\bbetween\b")
_URGED = Sieved(r"[^{}]*?\bcall(?:ed|s)?\s+(?:up)?on\b".replace("{}", f"{P}{O}"))
# "was met at the airport by": a welcome, no talks.
_WELCOMED = Sieved(r"\bmet\s+(?:\w+\s+)?(?:at|on)\s+the\s+(?:\w+\s+)?(?:airport|station|border|quay)\b")
_TO = Sieved(r"\s+to\s")
# The day is that of the return.
_OVER = Sieved(r"\b(?:returned|ended|concluded|completed|wrapped)\b")


def _with_evidence(event: Event, evidence: tuple[Span, ...]) -> Event:
    return replace(event, evidence=evidence)
