"""A meeting while it is gathered, and when what a later sentence tells is the same meeting."""

from dataclasses import dataclass, field

from secretariat.engines.reading.mentions import DateMention
from secretariat.engines.reading.russian.acronyms import written_out
from secretariat.engines.reading.russian.attendance import Attendant
from secretariat.engines.reading.russian.circumstances import (
    Venue,
)
from secretariat.engines.reading.russian.units import BodyNamed
from secretariat.engines.reading.russian.wordlists import word_set
from secretariat.engines.values.spans import Span

_TOGETHER = word_set("meetings-together")
_OF_TWO = ("встреча", "переговоры", "беседа", "разговор", "мероприятие", "визит", "поездка", "консультация")
_MAY_SPEAK_OF = 3


@dataclass(slots=True)
class Meeting:
    """A meeting while it is gathered."""

    lemma: str
    kind: str
    title: str
    title_span: Span
    status: str
    status_span: Span | None = None
    body: BodyNamed | None = None
    ordinal: int | None = None
    ordinal_span: Span | None = None
    date: DateMention | None = None
    venue: Venue | None = None
    mode: tuple[str, Span] | None = None
    is_next: bool = False
    is_talk: bool = False
    is_proper: bool = False
    attendants: list[Attendant] = field(default_factory=list)
    evidence: list[Span] = field(default_factory=list)
    rule: str = "named"
    last_line: int = 0


def again(meeting: Meeting, found: list[Meeting]) -> Meeting | None:
    """Return the meeting told before for which a bare noun stands; "встреча" alone begins none."""
    for earlier in sorted(found[: -_MAY_SPEAK_OF - 1 : -1], key=lambda m: m.lemma != meeting.lemma):
        is_near = meeting.last_line - earlier.last_line <= _MAY_SPEAK_OF and not earlier.is_next
        is_near = is_near and (not earlier.is_talk or meeting.lemma in _OF_TWO)
        if is_near and {meeting.lemma, earlier.lemma} <= _TOGETHER and _agree(meeting, earlier):
            _add(meeting, earlier, bare=True)
            return earlier
    return None


def same(meeting: Meeting, found: list[Meeting]) -> Meeting | None:
    """Return the meeting told before that this one is."""
    for earlier in reversed(found):
        if _is_same(meeting, earlier):
            return earlier
    return None


def joined(meeting: Meeting, found: list[Meeting]) -> Meeting:
    """Return the meeting told before with what is told now, else this one as new."""
    for earlier in reversed(found):
        if _is_same(meeting, earlier):
            _add(meeting, earlier, bare=False)
            return earlier
    found.append(meeting)
    return meeting


def _is_same(one: Meeting, other: Meeting) -> bool:
    if one.is_talk != other.is_talk or not _agree(one, other):
        return False
    is_ahead = one.status == other.status == "planned"
    if one.is_next != other.is_next and not (is_ahead and (_share_time(one, other) or one.date is None)):
        return False
    if one.is_talk:
        names = [{a.value for a in m.attendants} for m in (one, other)]
        return one.kind == other.kind and (names[0] == names[1])
    if (one.rule == "gathering") != (other.rule == "gathering") and not _share_time_or_place(one, other):
        return False
    if one.body is None or other.body is None:
        return one.title == other.title or (
            one.lemma == other.lemma and one.body is other.body and one.ordinal == other.ordinal
        )
    organs = {written_out(m.body.organ) for m in (one, other) if m.body is not None and m.body.organ}
    is_unowned = (
        "" in (one.body.key, other.body.key) and one.ordinal is not None and one.ordinal == other.ordinal
    )
    is_one_body = (one.body.key == other.body.key or is_unowned) and len(organs) < 2
    return is_one_body and {one.lemma, other.lemma} <= _TOGETHER | {one.lemma}


def _share_time_or_place(one: Meeting, other: Meeting) -> bool:
    is_one_place = one.venue is not None and other.venue is not None
    return is_one_place or (one.date is not None and other.date is not None)


def _share_time(one: Meeting, other: Meeting) -> bool:
    return one.date is not None and other.date is not None


def _agree(one: Meeting, other: Meeting) -> bool:
    """Tell whether nothing contradicts that two are one."""
    if one.status and other.status and one.status != other.status:
        return False
    if one.ordinal and other.ordinal and one.ordinal != other.ordinal:
        return False
    if one.venue and other.venue and one.venue.value != other.venue.value:
        return False
    days = [m.date.edtf for m in (one, other) if m.date is not None and m.date.edtf is not None]
    return len(days) < 2 or may_meet(days[0], days[1])


def may_meet(one: str, other: str) -> bool:
    """Tell whether two dates can be those of one meeting."""
    first, second = one.partition("/")[0], other.partition("/")[0]
    if "/" in one or "/" in other:
        wide, narrow = (one, second) if "/" in one else (other, first)
        begins, _, ends = wide.partition("/")
        return begins[: len(narrow)] <= narrow <= ends or narrow.startswith(begins)
    return first.startswith(second) or second.startswith(first)


def _add(more: Meeting, meeting: Meeting, *, bare: bool) -> None:
    """Add what a later sentence tells."""
    is_better = len(more.title) > len(meeting.title) and not (meeting.ordinal and not more.ordinal)
    if not bare and (meeting.body is None or is_better or (more.ordinal and not meeting.ordinal)):
        meeting.title, meeting.title_span, meeting.lemma = more.title, more.title_span, more.lemma
        meeting.body = more.body or meeting.body
    if more.date is not None and (
        meeting.date is None or len(more.date.edtf or "") > len(meeting.date.edtf or "")
    ):
        meeting.date = more.date
    meeting.venue = meeting.venue or more.venue
    meeting.mode = meeting.mode or more.mode
    if meeting.ordinal is None:
        meeting.ordinal, meeting.ordinal_span = more.ordinal, more.ordinal_span
    meeting.status = meeting.status or more.status
    meeting.status_span = meeting.status_span or more.status_span
    if not bare:
        meeting.evidence += more.evidence
    meeting.last_line = more.last_line
    join_attendants(meeting, more.attendants)


def join_attendants(meeting: Meeting, more: list[Attendant]) -> None:
    """Add the attendants not known yet."""
    known = {a.value for a in meeting.attendants}
    meeting.attendants += [a for a in more if a.value not in known]
