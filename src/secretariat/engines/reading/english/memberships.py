"""Memberships in English: who belongs to which body, in what standing, and what changed.

Reads Marked; writes Findings, one for each party of a list.
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from secretariat.engines.reading.english.events.bodies import (
    BodyMeant,
    identity,
    is_of_states,
    main_body,
    meant,
)
from secretariat.engines.reading.english.events.clauses import Clause, P, T, clause_of
from secretariat.engines.reading.english.events.filled import Filled, finding, from_day, named
from secretariat.engines.reading.english.events.membership_patterns import RULES
from secretariat.engines.reading.english.events.tense import clause_bounds, is_denied
from secretariat.engines.reading.findings import Finding, Grade, Kind, Slot
from secretariat.engines.reading.mentions import DateMention, Marked, Mention, Named
from secretariat.engines.values.spans import Span

_SURE = frozenset(
    ("joins", "becomes", "admitted", "admitted-as", "granted", "granting", "granting-to", "leaves", "applies",
     "decides-to-leave", "withdrawal", "suspends", "suspension", "has-standing", "is", "last-to-join")
)  # fmt: skip
_NO_BODY = re.compile(
    r"\b(?:Ministry|Government|Parliament|Duma|Bundestag|Secretariat|Working Group|Commission on"
    r"|Congress|Party|Front|Movement|University)\b"
)
_WHEN = re.compile(
    rf"\b(?:in|on|since|In|On|Since|from|as\s+of|effective|with\s+effect\s+from)\s+(?:the\s+)?(?P<t>{T})"
)

# "On 5 May, S joined"; "the members decided on Thursday to suspend S".
_FRONTED = re.compile(
    rf"(?:^\W*(?:On|In|Since)\s+(?P<t>{T}),?\s*|\b(?:decided|agreed|voted|announced|moved|resolved)\s+"
    rf"(?:on\s+|in\s+)?(?P<t2>{T})\s+(?:to|that)\s*)$"
)


def find(marked: Marked) -> Iterable[Finding]:
    """Yield the memberships of a text, each party and body once for each change."""
    kept: dict[tuple[str, str, str, str], Finding] = {}
    for paragraph in marked.source.paragraphs:
        for sentence in paragraph.sentences:
            for found in _Reader(marked, clause_of(marked, sentence)).memberships():
                before = kept.get(found.key)
                if before is None or (before.fields["date"] is None and found.date is not None):
                    kept[found.key] = found.finding(marked)
    changed = {key[:2] for key in kept if key[3] != "none"}
    return [one for key, one in kept.items() if key[3] != "none" or key[:2] not in changed]


@dataclass(frozen=True, slots=True)
class _Membership:
    """One party's standing in one body."""

    body: BodyMeant
    party: Mention
    status: str
    change: str
    date: DateMention | None
    evidence: tuple[Span, ...]
    rule: str
    grade: Grade

    @property
    def key(self) -> tuple[str, str, str, str]:
        """What makes two the same."""
        return identity(self.body.mention), identity(self.party), self.status, self.change

    def finding(self, marked: Marked) -> Finding:
        """Return the Finding."""
        source, body = marked.source, self.body.mention
        filled = named(source, body)
        if self.body.phrase != body.span:
            filled = Filled(body.value, Slot(self.body.phrase, self.body.phrase.of(source.text), body.span))
        fields = {
            "body": filled,
            "party": named(source, self.party),
            "status": Filled(self.status),
            "change": Filled(self.change),
            "date": from_day(source, self.date),
        }
        return finding(Kind.MEMBERSHIP, self.rule, self.grade, self.evidence, fields)


@dataclass(frozen=True, slots=True)
class _Reader:
    """One sentence and what it says of memberships."""

    marked: Marked
    clause: Clause

    def memberships(self) -> Iterator[_Membership]:
        """Yield the memberships of the sentence; a stretch that one rule has read is not read again."""
        read: list[tuple[int, int]] = []
        for name, change, pattern in RULES:
            for match in pattern.finditer(self.clause.text):
                if any(match.start() < end and start < match.end() for start, end in read):
                    continue
                found = list(self._of(name, change, match))
                if found:
                    read.append(match.span())
                yield from found

    def _of(self, name: str, change: str, match: re.Match[str]) -> Iterator[_Membership]:
        left, right = clause_bounds(self.clause.text, match.start(), match.end())
        if self._is_unreal(match, left):
            return
        status = _status_of(
            match.groupdict().get("standing") or match.groupdict().get("standing2") or "member"
        )
        date = self._date(left, match, right) if change != "none" else None
        for body in self._bodies(name, match):
            if _NO_BODY.search(body.mention.value):
                continue
            parties = self._parties(name, match)
            for party in parties:
                if identity(party) == identity(body.mention):
                    continue
                evidence = self._evidence(match, date, body, party)
                grade = Grade.ACCEPTED if name in _SURE and match.groupdict().get("body") else Grade.CANDIDATE
                yield _Membership(body, party, status, change, date, evidence, f"membership-{name}", grade)

    def _is_unreal(self, match: re.Match[str], left: int) -> bool:
        text = self.clause.text
        lead = text[max(left, match.start() - 30) : match.start()]
        if re.search(r"\b(?:which|who|that)\s", match.group()[:12]):
            lead = ""  # "without S, which left the Organisation"
        inner = (
            text[match.end("parties") : match.end()] if match.groupdict().get("parties") else match.group()
        )
        head = inner.split("(")[0]
        if is_denied(lead) or is_denied(head):
            return True
        return bool(re.search(r"\b(?:will|would)\s", head))

    def _date(self, left: int, match: re.Match[str], right: int) -> DateMention | None:
        """Return the day of a change: in the words after it, else before it, in its own clause."""
        after = [
            self.clause.dates[match.end() + m.start("t")]
            for m in _WHEN.finditer(self.clause.text[match.end() : right])
        ]
        fronted = _FRONTED.search(self.clause.text[left : match.start()])
        before = [self.clause.dates[left + fronted.start("t" if fronted["t"] else "t2")]] if fronted else []
        for date in [*after[:1], *before[-1:]]:
            return date
        for at in range(match.start(), right):
            if at in self.clause.dates:
                return self.clause.dates[at]
        return None

    def _bodies(self, name: str, match: re.Match[str]) -> list[BodyMeant]:
        groups = match.groupdict()
        if groups.get("bodies"):
            mentions = self.clause.behind(*match.span("bodies"), (Named.BODY,))
            return [BodyMeant(mention, mention.span) for mention in mentions]
        for group in ("body", "body2", "grouping"):
            if groups.get(group):
                body = meant(self.marked, self.clause, *match.span(group))
                return [body] if body and is_of_states(body.mention) else []
        if name == "and-as":
            before = self.clause.behind(0, match.start(), (Named.BODY,))
            return [BodyMeant(body, body.span) for body in before[:1]]
        main = main_body(self.marked)
        return [BodyMeant(main, self.clause.span(*match.span()))] if main else []

    def _parties(self, name: str, match: re.Match[str]) -> list[Mention]:
        kinds = (Named.STATE, Named.BODY, Named.CITY)
        found: list[Mention] = []
        if match.groupdict().get("parties"):
            found = self.clause.behind(*match.span("parties"), kinds)
        if name == "country-is":
            person = max((i for i in range(match.start()) if self.clause.text[i] == P), default=None)
            states = self._states(self.clause.places[person]) if person is not None else []
            found = [*states[-1:], *found]
        return found

    def _states(self, span: Span) -> list[Mention]:
        return [m for m in self.marked.mentions if m.named is Named.STATE and span.holds(m.span)]

    def _evidence(
        self, match: re.Match[str], date: DateMention | None, body: BodyMeant, party: Mention
    ) -> tuple[Span, ...]:
        spans = [self.clause.span(match.start(), match.end())]
        for other in (date.span if date else None, party.span, body.mention.span):
            if other is not None and not any(span.holds(other) for span in spans):
                spans.append(other)
        return tuple(spans)


def _status_of(standing: str) -> str:
    words = standing.casefold()
    for cue, status in (("observer", "observer"), ("partner", "partner"), ("candidate", "candidate")):
        if cue in words:
            return status
    return "member"
