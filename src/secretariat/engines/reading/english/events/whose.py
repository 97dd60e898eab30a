"""Whose a meeting is: the body in its own name, the one that holds it, else the one that the text is about.

Reads a Clause and a match of `NOUN`; returns BodyMeant.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from secretariat.engines.reading.english.events.bodies import (
    BodyMeant,
    identity,
    is_of_states,
    main_body,
)
from secretariat.engines.reading.english.events.clauses import B, Clause, D, O, S
from secretariat.engines.reading.english.events.event import Event
from secretariat.engines.reading.english.events.gathering_patterns import ITS_OWN, PROPER
from secretariat.engines.reading.mentions import Marked, Named
from secretariat.engines.reading.sieve import Sieved

_HOLDS = Sieved(r"\b(?:held|holds?|holding|hold|gathered|met|meet|meeting|convened|opened|concluded)\b")
# "Meeting in extraordinary session today, the Council decided"
_MEETING = Sieved(rf"(?:Meeting|Gathering)\s[^;:\"{B}]{{2,90}},\s+(?:the\s+)?(?P<body>{B})\s+[a-z]")
_DID = Sieved(
    rf"(?:(?:On|In|At|Earlier|Later)\s[^{B}{D}{O}{S}.;:]{{1,40}}\s)?(?:[Tt]he\s+)?(?P<body>{B})\s+"
    r"(?:has\s+|had\s+)?[a-z]+ed\b"
)
_OF_STATES = Sieved(
    rf"[{D}{S}](?:,|\s+and)\s[^.;]*[{O}]\s+(?:will\s+)?(?:held|hold|had)\s+(?:the\s+"
    rf"|an?\s+)?$"
)
# What the body that a text is about can hold, where the words name no other.
_OF_MAIN = frozenset(
    (
        "ceremony", "celebrations", "meeting", "session", "summit", "conference", "ministerial", "council",
        "assembly",
    )
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Whose:
    """One sentence."""

    marked: Marked
    clause: Clause

    def in_phrase(self, match: re.Match[str]) -> BodyMeant | None:
        """Return the body in the phrase itself: "session of the B", "B Summit", "32nd B"."""
        for group in ("ofwhole", "bodyhead", "of", "adj"):
            if match[group]:
                for mention in self.clause.behind(*match.span(group)):
                    if mention.named is Named.BODY:
                        return BodyMeant(mention, mention.span)
                    if mention.parent is not None and mention.parent.named is Named.BODY:
                        return BodyMeant(mention.parent, mention.parent.span)
        main = main_body(self.marked) if match["of"] and ITS_OWN.search(match["of"]) else None
        return BodyMeant(main, self.clause.span(*match.span("of"))) if main else None

    def of(
        self, match: re.Match[str], core: tuple[int, int], head: str, before: Sequence[Event]
    ) -> BodyMeant | None:
        """Return the body of a meeting: of its phrase, of "its", of the sentence, of the text.

        Args:
            match: of NOUN.
            core: bounds of the title.
            head: the noun, in small letters.
            before: the meetings told so far.
        """
        named = self.in_phrase(match) or self._its(match) or self._holder(match) or self._subject(match)
        if named is not None:
            return named
        if re.search(rf"[{D}]", match["adj"] or "") and not match["ord"]:
            return None
        if _OF_STATES.search(self.clause.text, 0, match.start()):
            return None  # "the Maltese and Cuban presidents held a meeting"
        if PROPER.search(match["adj"] or ""):
            return None  # "the Eighth South American Summit" is its own
        phrase, main = self.clause.span(*core), main_body(self.marked)
        alike = [e.body for e in before if e.body is not None and e.head == head and is_of_states(e.body)]
        if alike and (main is None or identity(main) not in {identity(body) for body in alike}):
            return BodyMeant(alike[-1], phrase)
        if alike and main is not None:
            return BodyMeant(main, phrase)
        return BodyMeant(main, phrase) if main is not None and match["head"] and head in _OF_MAIN else None

    def _its(self, match: re.Match[str]) -> BodyMeant | None:
        """Return the body before "its 13th meeting"."""
        if (match["det"] or "").casefold() not in ("its", "their"):
            return None
        named = self.clause.behind(0, match.start(), (Named.BODY, Named.OFFICE))
        held = [m.parent if m.named is Named.OFFICE else m for m in named]
        bodies = [m for m in held if m is not None and is_of_states(m)]
        return BodyMeant(bodies[-1], bodies[-1].span) if bodies else None

    def _subject(self, match: re.Match[str]) -> BodyMeant | None:
        """Return the body that did something "at the end of an extraordinary session": the subject."""
        meeting = _MEETING.match(self.clause.text) if match.start() == 0 else None
        if meeting is not None:
            mention = self.clause.mentions[meeting.start("body")]
            return BodyMeant(mention, mention.span)
        subject = _DID.match(self.clause.text, 0, match.start())
        if subject is None or not re.match(r"(?i:an?)$", match["det"] or "") or match["head"] != "session":
            return None
        mention = self.clause.mentions[subject.start("body")]
        return BodyMeant(mention, mention.span) if is_of_states(mention) else None

    def _holder(self, match: re.Match[str]) -> BodyMeant | None:
        """Return the body that holds the meeting, or of the ministers who gather for it."""
        if not _HOLDS.search(self.clause.text, 0, match.start()):
            return None
        bodies = self.clause.behind(0, match.start(), (Named.BODY,))
        parents = [m.parent for m in self.clause.behind(0, match.start(), (Named.OFFICE,)) if m.parent]
        found = [b for b in (*bodies, *parents) if b.named is Named.BODY and is_of_states(b)]
        return BodyMeant(found[-1], found[-1].span) if len({identity(b) for b in found}) == 1 else None
