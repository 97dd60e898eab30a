"""Memberships in English: who belongs to which body, in what standing, and what changed.

Reads Marked; writes Findings, one for each party of a list.
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from secretariat.engines.reading.english.events.bodies import (
    BodyMeant,
    as_called,
    identity,
    is_of_states,
    main_body,
    meant,
    whole,
)
from secretariat.engines.reading.english.events.clauses import (
    Clause,
    P,
    T,
    in_small_letters,
    sentences,
)
from secretariat.engines.reading.english.events.membership import Membership
from secretariat.engines.reading.english.events.membership_headings import heading_over, owner_of
from secretariat.engines.reading.english.events.membership_patterns import RULES
from secretariat.engines.reading.english.events.membership_words import (
    ASIDE,
    FEWEST_MEMBERS,
    FRONTED,
    LAST_PARTY,
    LEAD,
    LIFTED,
    LISTS,
    LOCAL,
    MINISTERS_OF,
    NEXT_TELLING,
    NO_BODY,
    OBLIQUE,
    PARTIES_AT_ALL,
    RELATIVE,
    SAID_BESIDES,
    SURE,
    TO_COME,
    WHEN,
    WRITTEN_TO,
)
from secretariat.engines.reading.english.events.party_lists import Party, parties_in
from secretariat.engines.reading.english.events.standing_patterns import ONLY_PARTIES
from secretariat.engines.reading.english.events.tense import clause_bounds, is_denied
from secretariat.engines.reading.english.telling import without_dateline
from secretariat.engines.reading.findings import Finding, Grade
from secretariat.engines.reading.mentions import DateMention, Marked, Mention, Named
from secretariat.engines.values.spans import Span


def find(marked: Marked) -> Iterable[Finding]:
    """Yield the memberships of a text, each party and body once for each change."""
    kept: dict[tuple[str, str, str, str], Finding] = {}
    before: Clause | None = None
    body: BodyMeant | None = None
    heading: re.Match[str] | None = None
    owner: Mention | None = None
    for clause in map(without_dateline, map(in_small_letters, sentences(marked))):
        heading, owner = heading_over(clause, heading), owner_of(clause, owner)
        reader = _Reader(marked, clause, before, body, owner)
        listed = list(reader.listed(heading)) if heading else []
        if any(map(is_of_states, clause.behind(0, len(clause.text), (Named.BODY,)))):
            body = None  # else the sentence goes on about the body of the one before
        for found in listed or reader.memberships():
            body = found.body
            known = kept.get(found.key)
            if known is None or (known.fields["date"] is None and found.date is not None):
                kept[found.key] = found.finding(marked)
        before = clause
    changed = {key[:3] for key in kept if key[3] != "none"}
    return [
        one for key, one in kept.items() if key[3] != "none" or key[:3] not in changed or one.rule in LISTS
    ]


@dataclass(frozen=True, slots=True)
class _Reader:
    """One sentence and what it says of memberships."""

    marked: Marked
    clause: Clause
    before: Clause | None = None
    last: BodyMeant | None = None  # the body of the memberships of the sentence before
    owner: Mention | None = None  # the body of the heading or section in which the sentence stands

    def memberships(self) -> Iterator[Membership]:
        """Yield the memberships of the sentence; a stretch that one rule has read is not read again."""
        read: list[tuple[int, int]] = []
        if not PARTIES_AT_ALL.search(self.clause.text):
            return
        for name, change, cue, pattern in RULES:
            if not cue.search(self.clause.text):
                continue
            at = 0
            while match := pattern.search(self.clause.text, at):
                over = [end for start, end in read if match.start() < end and start < match.end()]
                if over and name not in SAID_BESIDES:
                    at = max(*over, match.start() + 1)  # what follows a stretch already read may tell more
                    continue
                at = max(match.end(), match.start() + 1)
                found = list(self._of(name, change, match))
                if found and name not in SAID_BESIDES:
                    read.append(match.span())
                yield from found

    def listed(self, heading: re.Match[str]) -> Iterator[Membership]:
        """Yield the parties of a line under the heading "Member States"."""
        match = ONLY_PARTIES.fullmatch(self.clause.text)
        body = self.owner or main_body(self.marked)
        if match is None or body is None:
            return
        status = _status_of(_group(heading, "standing") or "", "none")
        for party, day in parties_in(self.clause, *match.span("roll")):
            evidence = (self.clause.span(0, len(self.clause.text)), body.span)
            yield Membership(
                BodyMeant(body, body.span), party, status, "none", day, evidence, "membership-lists",
                Grade.CANDIDATE,
            )  # fmt: skip

    def _of(self, name: str, change: str, match: re.Match[str]) -> Iterator[Membership]:
        left, right = clause_bounds(self.clause.text, match.start(), match.end())
        if name != "stays" and self._is_unreal(match, left):
            return
        if TO_COME.search(self.clause.text, max(0, match.start() - LEAD), match.start()):
            return
        if match.groupdict().get("parties") and self._subject(match) is None:
            return
        if change == "suspended" and LIFTED.match(self.clause.text, match.end()):
            return
        date = self._date(left, match, right) if change != "none" else self._since(match.end())
        if name == "apposition" and date is not None:
            change = "joined"  # "S, a member since 2014"
        title = self.clause.mentions[match.start("title")].value if name == "becomes-title" else "member"
        status = _status_of(_group(match, "standing") or title, change)
        for body in (as_called(self.marked, body, mostly=1) for body in self._bodies(name, match)):
            if NO_BODY.search(body.mention.value):
                continue
            for party, day in self._parties(name, match):
                if identity(party) == identity(body.mention):
                    continue
                evidence = self._evidence(match, day or date, body, party)
                grade = Grade.ACCEPTED if name in SURE and match.groupdict().get("body") else Grade.CANDIDATE
                yield Membership(
                    body, party, status, change, day or date, evidence, f"membership-{name}", grade
                )

    def _is_unreal(self, match: re.Match[str], left: int) -> bool:
        text = self.clause.text
        lead = text[max(left, match.start() - 30) : match.start()]
        if re.search(r"\b(?:which|who|that)\s", match.group()[:12]):
            lead = ""  # "without S, which left the Organisation"
        parties = next((g for g in ("parties", "parties2") if match.groupdict().get(g)), None)
        inner = text[match.end(parties) : match.end()] if parties else match.group()
        aside = ASIDE.match(inner)
        head = (inner[aside.end() :] if aside else inner).split("(")[0]
        if is_denied(lead) or is_denied(head):
            return True
        return bool(re.search(r"\b(?:will|would)\s", head))

    def _subject(self, match: re.Match[str]) -> int | None:
        """Return where the parties begin that a verb may have as its subject, None where they hang on a word.

        "The envoy of S became" tells nothing of S; "left to join the B, and S became" only of the last.
        """
        start, end = match.span("parties")
        if start != match.start() or RELATIVE.match(self.clause.text, end):
            return start
        if not OBLIQUE.search(self.clause.text, max(0, start - LEAD), start):
            return start
        last = LAST_PARTY.search(self.clause.text, start, end)
        return last.start("party") if last else None

    def _since(self, end: int) -> DateMention | None:
        """Return the day from which a standing is said to last."""
        since = re.match(rf"\s+since\s+(?P<t>{T})", self.clause.text[end:])
        return self.clause.dates[end + since.start("t")] if since else None

    def _date(self, left: int, match: re.Match[str], right: int) -> DateMention | None:
        """Return the day of a change: in the words after it, else before it, in its own clause."""
        if match.groupdict().get("day"):
            return self.clause.dates[match.start("day")]
        named = match.span("parties")[1] if match.groupdict().get("parties") else match.start()
        stop = match.start("body") if match.groupdict().get("body") else match.end()
        adverb = next((at for at in range(named, stop) if at in self.clause.dates), None)
        if adverb is not None and not re.search(r",|\bin\s+$", self.clause.text[named:adverb]):
            return self.clause.dates[adverb]  # "S today withdrew"
        other = NEXT_TELLING.search(self.clause.text, match.end(), right)
        after = [
            self.clause.dates[match.end() + m.start("t")]
            for m in WHEN.finditer(self.clause.text[match.end() : right])
            if not other or match.end() + m.start() < other.start()
        ]
        fronted = FRONTED.search(self.clause.text[left : match.start()])
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
        for group in ("body", "body2", "body3", "body4", "body5", "grouping"):
            if groups.get(group):
                body = meant(self.marked, self.clause, *match.span(group))
                return [body] if body else []
        if groups.get("ministers"):
            return self._body_of_ministers(match)
        if name == "joins-others":
            return [self.last] if self.last else []
        if name in ("joined-it", "quit-it"):
            return self._before_it(match)
        if groups.get("title"):
            title = self.clause.mentions[match.start("title")]
            owner = title.parent or main_body(self.marked)
            is_members = owner is not None and owner.named is Named.BODY and "ember" in title.value
            return [BodyMeant(owner, owner.span)] if owner is not None and is_members else []
        if name == "and-as":
            before = self.clause.behind(0, match.start(), (Named.BODY,))
            return [BodyMeant(body, body.span) for body in before[:1]]
        if name in LOCAL and (near := self._near(name, match.start())):
            return [near]
        main = self.owner or main_body(self.marked)
        return [BodyMeant(main, self.clause.span(*match.span()))] if main else []

    def _near(self, name: str, end: int) -> BodyMeant | None:
        """Return the last body that the sentence names before `end`, else that of the sentence before."""
        near = self._named_before(end)
        if near and not (name == "lists" and self._is_beside(near)):
            return BodyMeant(whole(near[-1]) or near[-1], near[-1].span)
        return self.last

    def _named_before(self, end: int) -> list[Mention]:
        """Return the bodies that the sentence names before `end`, one that is only written to left out."""
        bodies = {i: m for i, m in self.clause.mentions.items() if i < end and m.named is Named.BODY}
        return [
            m
            for i, m in sorted(bodies.items())
            if is_of_states(m) and not WRITTEN_TO.search(self.clause.text[:i])
        ]

    def _is_beside(self, near: list[Mention]) -> bool:
        """Tell whether the bodies named before a list are others than the one that the text is about."""
        main = self.owner or main_body(self.marked)
        return main is not None and identity(main) not in {identity(m) for m in near}

    def _before_it(self, match: re.Match[str]) -> list[BodyMeant]:
        """Return the body that "it" means: the only one of this sentence so far, or of the one before."""
        phrase = self.clause.span(*match.span())
        own = self.clause.behind(0, match.start(), (Named.BODY,))
        before = self.before.behind(0, len(self.before.text), (Named.BODY,)) if self.before else []
        for mentions in (own, before):
            bodies = {identity(m): m for m in mentions if is_of_states(m)}
            if bodies:
                return [BodyMeant(next(iter(bodies.values())), phrase)] if len(bodies) == 1 else []
        return []

    def _body_of_ministers(self, match: re.Match[str]) -> list[BodyMeant]:
        """Return the body that "the Foreign Ministers of the Eight (A, B and C)" names."""
        title = self.clause.mentions[match.start("ministers")]
        named = MINISTERS_OF.search(title.span.of(self.marked.source.view))
        if named is None or title.parent is not None or len(self._parties("", match)) < FEWEST_MEMBERS:
            return []
        span = Span(title.span.start + named.start("body"), title.span.end)
        body = Mention(Named.BODY, span, " ".join(named["body"].split()))
        return [BodyMeant(body, span)]

    def _parties(self, name: str, match: re.Match[str]) -> list[Party]:
        groups = match.groupdict()
        for group in ("roll", "roll2", "roll3"):
            if groups.get(group):
                start, end = match.span(group)
                return parties_in(self.clause, start, self._end_of_roll(start, end))
        if groups.get("numbered"):
            return [(m, None) for m in self.clause.behind(*match.span("numbered"))]
        if groups.get("seriatim"):
            return self._one_by_one(*match.span("seriatim"))
        if groups.get("both"):
            return [(state, None) for state in self._both()]
        kinds = (Named.STATE, Named.BODY, Named.CITY, Named.DEMONYM, Named.REGION)
        found: list[Mention] = []
        for group in ("parties", "parties2"):
            if groups.get(group):
                start, end = match.span(group)
                start = (self._subject(match) or start) if group == "parties" else start
                found = [m for m in self._unbracketed(start, end) if m.named in kinds]
        if name == "country-is":
            person = max((i for i in range(match.start()) if self.clause.text[i] == P), default=None)
            states = self._states(self.clause.places[person]) if person is not None else []
            found = [*states[-1:], *found]
        return [(party, None) for party in found]

    def _end_of_roll(self, start: int, end: int) -> int:
        """Return where a list ends: "A, B and C; D and E are observers" tells of others after the mark."""
        mark = self.clause.text.rfind(";", start, end)
        follows = re.match(r"\s+(?:are|is|were|have|has|remain)\b", self.clause.text[end:])
        return mark if follows and mark >= 0 and "," in self.clause.text[start:mark] else end

    def _unbracketed(self, start: int, end: int) -> Iterator[Mention]:
        """Yield the mentions outside brackets: "France (on behalf of Guiana)" names one party."""
        depth = 0
        for at in range(start, end):
            depth += {"(": 1, ")": -1}.get(self.clause.text[at], 0)
            if depth == 0 and at in self.clause.mentions:
                yield self.clause.mentions[at]

    def _one_by_one(self, start: int, end: int) -> list[Party]:
        """Return the parties of "A joined in 1990, B in 1991 and C in 1992", each with its date."""
        found: list[Party] = []
        for at in range(start, end):
            if at in self.clause.dates and found:
                found[-1] = (found[-1][0], self.clause.dates[at])
            elif at in self.clause.mentions and self.clause.mentions[at].named is not Named.BODY:
                found.append((self.clause.mentions[at], None))
        return found

    def _both(self) -> list[Mention]:
        """Return the two states of the sentence before, none where it names more or fewer."""
        if self.before is None:
            return []
        states = {m.value: m for m in self.before.mentions.values() if m.named is Named.STATE}
        return list(states.values()) if len(states) == 2 else []

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


def _group(match: re.Match[str], kind: str) -> str | None:
    """Return the first group of a kind that has words ("standing", "standing2")."""
    found = (words for name, words in match.groupdict().items() if name.startswith(kind) and words)
    return next(found, None)


def _status_of(standing: str, change: str) -> str:
    words = standing.casefold()
    if words.endswith("partner states") and "dialogue" not in words:
        return "member"  # so the East African Community calls its members
    cues = (("observer", "observer"), ("partner", "partner"), ("candidate", "candidate"))
    for cue, status in cues:
        if cue in words:
            return status
    if "associate" in words:
        return "partner"
    return "candidate" if change == "applied" else "member"
