"""Meetings told by a verb: "the Council met", "heads of state gathered".

Reads a Clause; yields Events. The verb alone is no meeting: it needs a body and a day or a place.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from secretariat.engines.reading.english.events.bodies import (
    BodyMeant,
    identity,
    is_of_states,
    main_body,
    meant,
    whole,
)
from secretariat.engines.reading.english.events.circumstances import Circumstances, circumstances
from secretariat.engines.reading.english.events.clauses import Clause
from secretariat.engines.reading.english.events.event import Event, kind_of
from secretariat.engines.reading.english.events.gathering_patterns import MET
from secretariat.engines.reading.english.events.tense import Status, clause_bounds, status_of_verb
from secretariat.engines.reading.findings import Grade
from secretariat.engines.reading.mentions import DateMention, Marked, Mention, Named
from secretariat.engines.reading.sieve import Sieved

# An organ that the text names by its kind alone.
_ORGAN = Sieved(r"(?:Presidium|Board|Bureau|Committee|Commission|Presidency|Troika)$")


@dataclass(frozen=True, slots=True)
class Convened:
    """One sentence; `is_heading` for a title line."""

    marked: Marked
    clause: Clause
    is_heading: bool

    def events(self) -> Iterator[Event]:
        """Yield the meetings that the sentence tells by a verb."""
        for match in MET.finditer(self.clause.text):
            left, right = clause_bounds(self.clause.text, match.start(), match.end())
            status = status_of_verb(match["verb"], self.clause.text[left : match.start()])
            body = self._whose(match)
            if (
                status is None
                or body is None
                or re.search(
                    r"\b(?:before|any|if|until|whenever)\s+(?:\w+\s+)?$", self.clause.text[: match.start()]
                )
            ):
                continue
            around = circumstances(self.marked, self.clause, left, match.start(), match.end(), right)
            has_day = around.date is not None and around.date.edtf is not None
            if status is Status.HELD and lies_ahead(self.marked, around.date):
                status = Status.PLANNED
            if not (has_day or around.place is not None):
                continue
            yield self._meeting_of(match, body, status, around, (left, right))

    def _whose(self, match: re.Match[str]) -> BodyMeant | None:
        subject = match.span("subject")
        found = self.clause.behind(*subject)
        inside = [m for m in self.marked.mentions if self.clause.span(*subject).holds(m.span)]
        bodies = [m for m in inside if m.named is Named.BODY]
        parents = [m.parent for m in found if m.parent is not None and m.parent.named is Named.BODY]
        for mention in (*bodies, *parents):
            if identity(mention) and is_of_states(whole(mention) or mention):
                return BodyMeant(mention, mention.span)
        if bodies:
            return None
        plural = [m for m in found if m.named is Named.OFFICE]
        if plural:
            is_many = re.search(
                r"(?:ministers|leaders|heads|presidents|officials)\b", plural[0].value, re.IGNORECASE
            )
            main = main_body(self.marked) if is_many else None
            return BodyMeant(main, self.clause.span(*subject)) if main else None
        if re.search(r"(?i:heads of|ministers$|leaders$)", match["subject"]):
            main = main_body(self.marked)
            return BodyMeant(main, self.clause.span(*subject)) if main else None
        known = meant(self.marked, self.clause, *subject)
        if known is not None or not _ORGAN.search(match["subject"]):
            return known
        organ = self.clause.span(subject[0] + len("the "), subject[1])
        return BodyMeant(Mention(Named.BODY, organ, organ.of(self.marked.source.view)), organ)

    def _meeting_of(
        self,
        match: re.Match[str],
        body: BodyMeant,
        status: Status,
        around: Circumstances,
        bounds: tuple[int, int],
    ) -> Event:
        text = self.clause.text
        subject = self.clause.span(*match.span("subject"))
        words = subject.of(self.marked.source.view)
        is_office = any(m.named is Named.OFFICE for m in self.clause.behind(*match.span("subject")))
        evidence = [
            self.clause.span(*trimmed(text, match.start() if not around.date else bounds[0], bounds[1]))
        ]
        if not evidence[0].holds(body.mention.span):
            evidence.append(body.mention.span)
        if around.date is not None and not evidence[0].holds(around.date.span):
            evidence.append(around.date.span)
        return Event(
            kind_of(
                f"{words} {body.mention.value}"), status, "meeting-of-body", Grade.CANDIDATE, tuple(evidence),
            subject.start, "", subject if is_office else None, body.mention, body.phrase,
            date=around.date, place=around.place, mode=around.mode, is_heading=self.is_heading,
        )  # fmt: skip


def trimmed(text: str, start: int, end: int) -> tuple[int, int]:
    """Return the bounds of a stretch without the marks at its ends."""
    words = text[start:end]
    return start + len(words) - len(words.lstrip(" ,-–—")), start + len(words.rstrip(" ,.-–—"))


def not_behind(marked: Marked, status: Status, around: Circumstances) -> Circumstances:
    """Return the circumstances of what is planned without a day that is past: it belongs to something "
    "else."""
    day, date = marked.told.published, around.date
    if status is Status.PLANNED and day is not None and date is not None and date.edtf is not None:
        last = date.edtf.split("/")[-1]
        if last[:4].isdigit() and last[4:5] in ("", "-") and last[:10] < day.isoformat()[: len(last[:10])]:
            return replace(around, date=None)
    return around


def lies_ahead(marked: Marked, date: DateMention | None) -> bool:
    """Tell whether a day is later than that of the document."""
    day = marked.told.published
    if date is None or date.edtf is None or day is None:
        return False
    return date.edtf[:10] > day.isoformat()[: len(date.edtf[:10])]
