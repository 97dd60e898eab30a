"""Sessions, summits and conferences: named by a noun, or told by "the Council met".

Reads a Clause; yields Events. A noun alone is no meeting: it needs an ordinal, a date or a place, and
something that says that it takes place.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from secretariat.engines.reading.english.events.bodies import BodyMeant, is_of_states
from secretariat.engines.reading.english.events.circumstances import Circumstances, circumstances, place_of
from secretariat.engines.reading.english.events.clauses import C, Clause, T
from secretariat.engines.reading.english.events.convened import Convened, lies_ahead, trimmed
from secretariat.engines.reading.english.events.event import Event, is_one, kind_of
from secretariat.engines.reading.english.events.gathering_patterns import (
    ARRIVING,
    ASIDE_OF,
    AT_IT,
    BESIDE,
    BODY_EVENT,
    CALENDAR,
    CLOSED,
    CONVENED,
    COUNTING,
    DIRECTLY,
    ENDED,
    ENDING,
    ENDS_LINE,
    FOR_ANOTHER,
    GATHERED_FROM,
    GOVERNS,
    HAPPENS,
    HOSTS,
    LED_BY,
    NEVER,
    NOUN,
    OPENED,
    PREDICATE,
    TOPIC,
    WISHED,
)
from secretariat.engines.reading.english.events.numbered import numbered
from secretariat.engines.reading.english.events.ordinals import ORDINAL, ordinal_number
from secretariat.engines.reading.english.events.tense import (
    Status,
    clause_bounds,
    status_of_noun,
)
from secretariat.engines.reading.english.events.whose import Whose
from secretariat.engines.reading.findings import Grade
from secretariat.engines.reading.mentions import DateMention, Marked
from secretariat.engines.reading.sieve import Sieved


@dataclass(frozen=True, slots=True)
class Gatherings:
    """One sentence; `is_heading` for a title line."""

    marked: Marked
    clause: Clause
    is_heading: bool
    before: tuple[Event, ...]

    @property
    def _whose(self) -> Whose:
        return Whose(self.marked, self.clause)

    def events(self) -> Iterator[Event]:
        """Yield the gatherings of the sentence, named ones first."""
        named = list(self._named())
        yield from named
        for event in Convened(self.marked, self.clause, self.is_heading).events():
            if (
                not any(event.evidence[0].meets(other.evidence[0]) for other in named)
                or event.body is not None
            ):
                yield event

    def _named(self) -> Iterator[Event]:
        matches = list(NOUN.finditer(self.clause.text))
        taken: list[tuple[int, int]] = []
        for number, match in enumerate(matches):
            event = self._of_noun(match, self._next(match, matches[number + 1 :]))
            if event is not None:
                taken.append(match.span())
                yield event
        yield from numbered(self.marked, self.clause, taken, is_heading=self.is_heading)

    def _next(self, match: re.Match[str], after: Sequence[re.Match[str]]) -> int:
        """Return where the next numbered meeting begins, to which the rest of the clause belongs."""
        for other in after:
            if other["ord"] and not BESIDE.search(self.clause.text[match.end() : other.start()]):
                return other.start()
        return len(self.clause.text)

    def _of_noun(self, match: re.Match[str], limit: int) -> Event | None:
        text = self.clause.text
        start, end = self._core(match)
        if match["bodyhead"] and not self._is_event(match):
            return None
        if NEVER.match(match["det"] or "") or start == end or ASIDE_OF.search(text[: match.start()]):
            return None
        left, right = clause_bounds(text, match.start(), match.end())
        left = 0 if self._is_of_calendar(match) else left
        follows = re.match(r",?\s+(?:and\s+)?(?:which|that)\s[^;:\"]*", text[match.end() :])
        right = max(right, match.end() + follows.end()) if follows else right
        right = max(match.end(), min(right, limit))
        if FOR_ANOTHER.match(text, match.end()):
            text, right = text[: match.end()], match.end()
        status = status_of_noun(text, match.start(), match.end())
        if status is None or not self._takes_place(match, left, right) or self._is_wished(match):
            return None
        if CLOSED.search(text[left:start]):
            status = Status.HELD
        # "arrived on Thursday to attend the summit": that day and town are of the arrival.
        since = match.start() if ARRIVING.search(text[left : match.start()]) else left
        around = self._around(match, since, right)
        body = self._whose.of(match, self._core(match), self._head(match), self.before)
        ordinal = self._ordinal(match)
        event = self._event(match, (start, end), (left, right), status, ordinal, body, around)
        return event if self._is_telling(match, ordinal, body, around) else self._completing(match, event)

    def _completing(self, match: re.Match[str], event: Event) -> Event | None:
        """Return "the meeting will begin on Monday" where it adds a day or place to the one told before."""
        is_bare = re.match(r"(?:[Tt]he|[Tt]his)$", match["det"] or "") and match["head"]
        if not is_bare or match["ord"] or match["first"] or match["adj"] or match["of"]:
            return None
        told = [other for other in self.before if not other.is_talk]
        if not told or PREDICATE.search(self.clause.text[match.end() :]) is None:
            return None
        day = told[-1].date
        adds = (event.date is not None and (day is None or day.edtf is None)) or (
            event.place is not None and told[-1].place is None
        )
        event = replace(event, title=None, body=None, body_phrase=None, is_named=False)
        return event if adds and told[-1].last is None and is_one(told[-1], event) else None

    def _topic(self, match: re.Match[str]) -> int:
        """Return where the title ends: "a conference on transport" has its subject in it."""
        if not match["head"] or match["of"] or self._head(match) in ("council", "assembly"):
            return match.end()
        topic = TOPIC.match(self.clause.text, match.end())
        return topic.end() if topic else match.end()

    def _is_wished(self, match: re.Match[str]) -> bool:
        """Tell whether somebody only proposed that the meeting be held."""
        return bool(WISHED.match(self.clause.text[match.end() :]))

    def _around(self, match: re.Match[str], left: int, right: int) -> Circumstances:
        """Return when and where; a host state or the city in the name of the meeting is its place."""
        text = self.clause.text
        host = HOSTS.search(text[left : match.start()])
        if host is None:
            around = circumstances(self.marked, self.clause, left, match.start(), match.end(), right)
            named = re.search(rf"[{C}]\s$", match["adj"] or "")
            if around.place is None and named:
                at = match.start("adj") + named.start()
                return replace(around, place=place_of(self.marked, self.clause, at, at + 1))
            return around
        stop = re.search(r",(?!\s+(?:which|in|at|on|from)\b)|\band\b", text[match.end() : right])
        reach = match.end() + stop.start() if stop else right
        around = circumstances(self.marked, self.clause, left, match.start(), match.end(), reach)
        at = left + host.start("host")
        return replace(around, place=around.place or place_of(self.marked, self.clause, at, at + 1))

    def _core(self, match: re.Match[str]) -> tuple[int, int]:
        """Return the bounds of the title: from the ordinal or first adjective to the end."""
        start = (
            match.start("ord")
            if match["ord"]
            else match.start("first")
            if match["first"]
            else match.start("adj")
        )
        if not match["ord"] and not match["first"] and not match["adj"]:
            start = match.start("head") if match["head"] else match.start("bodyhead")
        return start, match.end()

    def _is_event(self, match: re.Match[str]) -> bool:
        """Tell whether the name of a body stands for its meeting: numbered, or said to take place."""
        if CONVENED.search(self.clause.text[: match.start("bodyhead")]):
            return is_of_states(self.clause.mentions[match.start("bodyhead")])
        if not self._names_a_meeting(match):
            return False
        happens = HAPPENS.match(self.clause.text[match.end() :])
        return bool(match["ord"] or happens or _NUMBERED.match(self._name(match)))

    def _name(self, match: re.Match[str]) -> str:
        return self.clause.mentions[match.start("bodyhead")].value

    def _ordinal(self, match: re.Match[str]) -> int | None:
        if match["bodyhead"] and not match["ord"]:
            inside = _NUMBERED.match(self._name(match))
            return ordinal_number(inside["ord"]) if inside else None
        if not match["ord"] or COUNTING.match(self.clause.text[match.end() :]):
            return None
        return ordinal_number(match["ord"])

    def _names_a_meeting(self, match: re.Match[str]) -> bool:
        mention = self.clause.mentions[match.start("bodyhead")]
        return bool(BODY_EVENT.search(mention.value) or mention.value.isupper())

    def _is_of_calendar(self, match: re.Match[str]) -> bool:
        """Tell whether the line is one of a calendar: day and place, the name, and nothing else."""
        text = self.clause.text
        return bool(CALENDAR.match(text[: match.start()]) and ENDS_LINE.match(text, match.end()))

    def _takes_place(self, match: re.Match[str], left: int, right: int) -> bool:
        text = self.clause.text
        after, before = text[match.end() : right], text[left : match.start()]
        if self.is_heading and (match["ord"] or self._whose.in_phrase(match)):
            return True
        if PREDICATE.search(after) or GOVERNS.search(before):
            return True
        if HAPPENS.match(after) or self._is_of_calendar(match):
            return True
        # "a summit in C on T": place or day directly after the noun.
        return bool(
            re.match(rf"\s*(?:,\s*)?\(?(?:in|at|on|from|of)?\s*(?:the\s+)?(?:[{C}{T}])", after)
        ) or T in (match["det"] or "")

    def _head(self, match: re.Match[str]) -> str:
        if match["head"]:
            word = match["head"].casefold().split()[-1]
            told = [event.head for event in self.before if event.head and not event.is_talk]
            return told[-1] if word == "one" and told else word
        return _kind_word(self.clause.mentions[match.start("bodyhead")].value)

    def _is_telling(
        self, match: re.Match[str], ordinal: int | None, body: BodyMeant | None, around: Circumstances
    ) -> bool:
        """Tell whether the words name one meeting: by number, or by whose it is and when or where."""
        has_day = around.date is not None and around.date.edtf is not None
        if ordinal is not None:
            return body is not None or has_day or around.place is not None
        own = self._whose.in_phrase(match) is not None or self._topic(match) > match.end()
        proper = (
            bool(re.search(r"[A-Z]", match["adj"] or ""))
            or (match["head"] or "x")[0].isupper()
            or bool(match["first"])
            or " " in (match["head"] or "")
            or T in (match["det"] or "")
            or bool(GATHERED_FROM.search(match["of"] or ""))
        )
        if match["first"] and body is None and not (match["adj"] or "").strip():
            return False
        its = (match["det"] or "").casefold() in ("its", "their") and body is not None
        qualified = bool((match["adj"] or "").strip()) or own or proper or its
        if (
            match["head"]
            and match["head"].casefold() in ("council", "assembly", "consultations", "plenary")
            and not own
        ):
            return False
        common = (match["head"] or "").casefold() in ("summit", "conference", "session", "ministerial")
        if has_day and (around.place is not None or own or (qualified and body is not None)):
            return qualified or common
        if has_day and match["of"] and (match["adj"] or "").strip() and GATHERED_FROM.search(match["of"]):
            return True
        before, after = self.clause.text[: match.start()], self.clause.text[match.end() :]
        if (
            body is not None
            and qualified
            and re.match(r"[Tt]he$", match["det"] or "")
            and LED_BY.match(after)
        ):
            return True
        is_somewhere = around.place is not None or around.mode == "online"
        if AT_IT.search(before) and body is not None and is_somewhere and (qualified or own):
            return True
        named_itself = match["head"] and match["head"][0].isupper() and (match["adj"] or match["of"])
        if named_itself and (around.place is not None or has_day) and PREDICATE.search(after):
            return True
        if (
            own
            and match["head"]
            and body is not None
            and is_of_states(body.mention)
            and DIRECTLY.match(after)
        ):
            return True
        # A place alone dates nothing: the clause must say that it takes place there.
        if PREDICATE.search(self.clause.text[match.end() :]) is None:
            return False
        return around.place is not None and (own or (common and body is not None and qualified))

    def _event(
        self, match: re.Match[str], core: tuple[int, int], bounds: tuple[int, int], status: Status,
        ordinal: int | None, body: BodyMeant | None, around: Circumstances,
    ) -> Event:  # fmt: skip
        text = self.clause.text
        after = text[match.end() : bounds[1]]
        date, last = _ends_of(around.date, after)
        if date is not None and not date.is_range and ENDING.search(text[: core[0]]):
            date, last = None, date
        day = _DAY_OF.search(text[: match.start()])
        if day is not None and date is not None and not date.is_range and date.edtf is not None:
            date, last = (date, None) if day["which"] in ("first", "opening") else (None, date)
        if status is Status.HELD and lies_ahead(self.marked, around.date):
            status = Status.PLANNED
        title = self.clause.span(*trimmed(text, core[0], self._topic(match)))
        words = f"{self._head(match)} {match.group()} "
        words += f"{body.mention.value if body else ''} {title.of(self.marked.source.view)}"
        own = self._whose.in_phrase(match) is not None
        sure = (ordinal is not None and own) or (own and around.date is not None and around.place is not None)
        evidence = [
            self.clause.span(*trimmed(text, bounds[0] if around.date or around.place else core[0], bounds[1]))
        ]
        if body is not None and not evidence[0].holds(body.mention.span):
            evidence.append(body.mention.span)
        if around.place is not None and around.place.inferred_from is not None:
            evidence.append(around.place.inferred_from)
        grade = Grade.ACCEPTED if sure else Grade.CANDIDATE
        ordinal_span = None
        if ordinal is not None:
            ordinal_span = self.clause.span(*match.span("ord" if match["ord"] else "bodyhead"))
        return Event(
            kind_of(words), status, "meeting-named", grade, tuple(evidence),
            self.clause.places[match.start()].start, self._head(match), title, body.mention if body else None,
            body.phrase if body else None, ordinal, ordinal_span, date, last, around.place, around.mode,
            is_heading=self.is_heading, is_named=True,
        )  # fmt: skip


_NUMBERED = Sieved(rf"(?P<ord>{ORDINAL})\s")
_DAY_OF = Sieved(
    r"\b(?P<which>first|opening|last|final|closing|second|third)\s+day\s+of\s+(?:the|its|an?|their)\s*$"
)


def _kind_word(name: str) -> str:
    found = BODY_EVENT.search(name)
    return found.group().casefold() if found else "conference" if name.isupper() else ""


def _ends_of(date: DateMention | None, after: str) -> tuple[DateMention | None, DateMention | None]:
    """Return start and end: "ended on Friday" tells the end only."""
    ended = ENDED.match(after)
    if (
        date is not None
        and not date.is_range
        and ended
        and T not in ended.group()
        and not OPENED.match(after)
        and "opened and" not in after
    ):
        return None, date
    return date, None
