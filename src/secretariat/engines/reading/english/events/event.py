"""A meeting as a rule found it; meetings told over several sentences are joined, different ones are not."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from secretariat.engines.reading.english.events.bodies import identity, whole
from secretariat.engines.reading.english.events.circumstances import Place
from secretariat.engines.reading.english.events.filled import (
    Filled,
    finding,
    from_day,
    named,
    several,
    to_day,
    worded,
)
from secretariat.engines.reading.english.events.tense import Status
from secretariat.engines.reading.findings import Finding, Grade, Kind, Slot
from secretariat.engines.reading.iso import first_iso, last_iso
from secretariat.engines.reading.mentions import DateMention, Marked, Mention
from secretariat.engines.values.spans import Span


@dataclass(frozen=True, slots=True)
class Event:
    """One meeting. `head` is its noun ("session"); `is_talk`: a visit or talk, which joins no gathering.

    `last` is set where the words tell only the day on which it ended.
    """

    type: str
    status: Status
    rule: str
    grade: Grade
    evidence: tuple[Span, ...]
    at: int
    head: str = ""
    title: Span | None = None
    body: Mention | None = None
    body_phrase: Span | None = None
    ordinal: int | None = None
    ordinal_span: Span | None = None
    date: DateMention | None = None
    last: DateMention | None = None
    place: Place | None = None
    mode: str | None = None
    people: tuple[Mention, ...] = ()
    is_talk: bool = False
    is_heading: bool = False
    is_named: bool = False  # a title or ordinal of its own, not only "met"

    def finding(self, marked: Marked) -> Finding:
        """Return the Finding."""
        source = marked.source
        ordinal = None
        if self.ordinal is not None and self.ordinal_span is not None:
            span = self.ordinal_span
            ordinal = Filled(self.ordinal, Slot(span, span.of(source.text)))
        end = to_day(source, self.last) if self.last else None
        if self.date is not None and self.date.is_range and not _is_within_one_name(self.date):
            end = end or to_day(source, self.date)
        fields = {
            "type": Filled(self.type),
            "title": worded(source, self.title) if self.title else None,
            "body": self._body(marked),
            "ordinal": ordinal,
            "start": from_day(source, self.date),
            "end": end,
            "place": self.place.filled(marked) if self.place else None,
            "mode": Filled(self.mode) if self.mode else None,
            "participants": several(source, self.people),
            "status": Filled(str(self.status)),
        }
        return finding(Kind.MEETING, self.rule, self.grade, self.evidence, fields)

    def _body(self, marked: Marked) -> Filled | None:
        if self.body is None:
            return None
        if self.body_phrase is None or self.body_phrase == self.body.span:
            return named(marked.source, self.body)
        slot = Slot(self.body_phrase, self.body_phrase.of(marked.source.text), self.body.span)
        return Filled(self.body.value, slot)


def _is_within_one_name(date: DateMention) -> bool:
    """A half-year or season bounds a day of meeting; it is no meeting of six months."""
    return date.edtf is not None and "/" not in date.edtf


def joined_all(events: Sequence[Event]) -> list[Event]:
    """Return the meetings of a text, each once."""
    kept: list[Event] = []
    for event in events:
        at = next((i for i in reversed(range(len(kept))) if is_one(kept[i], event)), None)
        if at is None:
            kept.append(event)
        else:
            kept[at] = joined(kept[at], event)
    return kept


def is_one(one: Event, other: Event) -> bool:
    """Tell whether two tellings are of one meeting."""
    if one.is_talk or other.is_talk:
        return one.is_talk and other.is_talk and _is_one_talk(one, other)
    if one.status is not other.status and not (one.is_heading or other.is_heading):
        return False
    if one.ordinal is not None and other.ordinal is not None:
        titled = (one.is_heading or other.is_heading) and one.head == other.head
        return one.ordinal == other.ordinal and (titled or _bodies_agree(one, other))
    if not (_bodies_agree(one, other) and dates_agree(one, other) and _places_agree(one, other)):
        return False
    if {one.type, other.type} == _APART and not (one.is_heading or other.is_heading):
        return False
    if not _heads_agree(one, other) or (one.type != other.type and {one.type, other.type} & _LOWER):
        return False
    if one.is_heading or other.is_heading:
        return True
    return _shares_date(one, other) or not (one.is_named and other.is_named and other.date and one.date)


def _is_one_talk(one: Event, other: Event) -> bool:
    if one.type != other.type or not dates_agree(one, other) or one.status is not other.status:
        return False
    if one.type == "visit" and not _places_agree(one, other):
        return False
    mine, theirs = ({identity(p) for p in e.people} for e in (one, other))
    if mine == theirs:
        return bool(mine)
    less, more = (one, other) if len(mine) < len(theirs) else (other, one)
    heads = {identity(p) for p in more.people[:2]}
    return (
        one.type == "bilateral" and heads == {identity(p) for p in less.people} and _shares_date(one, other)
    )


def _bodies_agree(one: Event, other: Event) -> bool:
    if one.body is None or other.body is None:
        return True
    mine, theirs = (whole(body) or body for body in (one.body, other.body))
    if identity(mine) == identity(theirs) or one.body.value.casefold() in other.body.value.casefold():
        return True
    return other.body.value.casefold() in one.body.value.casefold()


def dates_agree(one: Event, other: Event) -> bool:
    """Tell whether two dates can be of one meeting; what is open agrees."""
    first = one.date or one.last
    second = other.date or other.last
    if first is None or second is None or first.edtf is None or second.edtf is None:
        return True
    (low, high), (least, most) = _ends(first.edtf), _ends(second.edtf)
    return _within(low, least, most) or _within(least, low, high)


def _ends(edtf: str) -> tuple[str, str]:
    return first_iso(edtf) or "", last_iso(edtf) or ""


def _within(day: str, first: str, last: str) -> bool:
    size = min(len(day), len(first), len(last))
    return first[:size] <= day[:size] <= last[:size]


def _shares_date(one: Event, other: Event) -> bool:
    return one.date is not None and other.date is not None and dates_agree(one, other)


def _places_agree(one: Event, other: Event) -> bool:
    if one.place is None or other.place is None:
        return True
    mine, theirs = one.place.value.casefold(), other.place.value.casefold()
    return mine in theirs or theirs in mine


# A session of officials is none of ministers, though both may be called a meeting of the body.
_LOWER = frozenset(("senior-officials", "working-group"))
_APART = {"summit", "ministerial"}
_ANY_HEAD = frozenset(("", "meeting"))
_PARLEY = frozenset(("session", "conference", "summit", "council", "assembly", "ministerial", "congress"))


def _heads_agree(one: Event, other: Event) -> bool:
    mine, theirs = one.head, other.head
    return mine == theirs or mine in _ANY_HEAD or theirs in _ANY_HEAD or {mine, theirs} <= _PARLEY


def joined(one: Event, other: Event) -> Event:
    """Return one meeting of two tellings; what the first says stands, the second completes it."""
    main, more = (other, one) if one.is_heading and not other.is_heading and other.is_named else (one, other)
    date = _fuller(main.date, more.date)
    people = {identity(p): p for p in (*main.people, *more.people)}
    added = replace(
        main,
        type=main.type if main.type != "other" else more.type,
        status=more.status if main.is_heading and not more.is_heading else main.status,
        head=main.head or more.head,
        title=main.title or more.title,
        body=main.body or more.body,
        body_phrase=main.body_phrase if main.body else more.body_phrase,
        ordinal=main.ordinal if main.ordinal is not None else more.ordinal,
        ordinal_span=main.ordinal_span if main.ordinal is not None else more.ordinal_span,
        date=date,
        last=main.last or more.last,
        place=main.place or more.place,
        mode=main.mode or more.mode,
        people=tuple(people.values()),
        is_heading=main.is_heading and more.is_heading,
        is_named=main.is_named or more.is_named,
        grade=Grade.ACCEPTED if Grade.ACCEPTED in (one.grade, other.grade) else Grade.CANDIDATE,
    )
    adds = replace(added, evidence=main.evidence) != replace(main, evidence=main.evidence)
    return replace(added, evidence=(*main.evidence, *more.evidence)) if adds else added


def _fuller(one: DateMention | None, other: DateMention | None) -> DateMention | None:
    if one is None or one.edtf is None:
        return other or one
    if other is None or other.edtf is None:
        return one
    return other if (other.is_range, len(other.edtf)) > (one.is_range, len(one.edtf)) else one


def kind_of(words: str) -> str:
    """Return the type of a meeting from its name and body."""
    for pattern, kind in _KINDS:
        if re.search(pattern, words, re.IGNORECASE):
            return kind
    return "other"


_KINDS = (
    (r"\bceremony\b|\bcelebrations\b", "ceremony"),
    (r"\bparliamentar\w+|\bassembly\b|\bgeneral conference\b|\binter-?parliament\w+", "assembly"),
    (
        r"\bsenior (?:arctic )?officials?\b|\bSOM\b|\bsherpas?\b|\bdeputy ministers\b|\bcoordinators\b"
        r"|\bheads of delegation\b", "senior-officials"),
    (r"\bworking (?:group|party)\b|\btask force\b|\bexperts?\b|\bsub-?committee\b", "working-group"),
    (
        r"\bsummit\b|\bheads of (?:state|government)\b|\bleaders\b|\bpresidents\b|\b(?:prime"
        r"|chief) ministers\b|\bEuropean Council\b", "summit"),
    (r"\bminister", "ministerial"),
    (
        r"\bconference\b|\bforum\b|\bcongress\b|\bsymposium\b|\bseminar\b|\bworkshop\b|\bround ?table\b"
        r"|\bcolloquium\b", "conference"),
    (r"\b(?:talks|dialogue)\b", "conference"),
    (r"\bsession\b", "assembly"),
)  # fmt: skip
