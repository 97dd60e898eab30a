"""Meetings: named with a verb that says whether they took place, gathered over several sentences."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace

from secretariat.engines.reading.findings import Grade, Kind
from secretariat.engines.reading.mentions import DateMention
from secretariat.engines.reading.russian.acronyms import written_out
from secretariat.engines.reading.russian.attendance import Attendant, attendant, attendants, opens_list
from secretariat.engines.reading.russian.circumstances import (
    STATUS_VERBS,
    Venue,
    date_near,
    mode_of,
    status_of,
    venue_near,
)
from secretariat.engines.reading.russian.document import Document
from secretariat.engines.reading.russian.events import Event, events_in
from secretariat.engines.reading.russian.gatherings import Gathering, gathering_in
from secretariat.engines.reading.russian.making import Draft, named, put_dates, slot
from secretariat.engines.reading.russian.occasions import addressed, in_passing, on_the_margins
from secretariat.engines.reading.russian.speakers import holders_of
from secretariat.engines.reading.russian.talks import Talk, talks_in, visitor_talks
from secretariat.engines.reading.russian.units import BodyNamed, Line, OfficeNamed
from secretariat.engines.reading.russian.wordlists import word_set
from secretariat.engines.values.spans import Span

_TOGETHER = word_set("meetings-together")
_PRONOUNS = word_set("meetings-pronouns")
_OF_MEETING = word_set("meetings-of-meeting")
_MAY_SPEAK_OF = 3
_MAY_ATTEND = 8


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
    attendants: list[Attendant] = field(default_factory=list)
    evidence: list[Span] = field(default_factory=list)
    rule: str = "named"
    last_line: int = 0


def find_meetings(document: Document, meetings: Sequence[Meeting]) -> Iterator[Draft]:
    """Yield the meetings that were gathered and say enough."""
    for meeting in meetings:
        draft = _draft(document, meeting)
        if draft is not None:
            yield draft


def gather(document: Document) -> list[Meeting]:
    """Return the meetings, each with all that the document tells of it."""
    found: list[Meeting] = []
    listing: Meeting | None = None
    holders = holders_of(document.lines)
    for number, line in enumerate(document.lines):
        here: list[Meeting] = []
        if listing is not None and _is_list_item(line):
            _join_attendants(listing, [a for u in line.units if u.kind == "P" and (a := attendant(u))])
            listing.last_line = number
            continue
        talks = talks_in(line, holders)
        taken = {at for talk in talks for at in range(talk.first, talk.last)}
        for event in events_in(line):
            if event.noun not in taken:
                meeting = _told(event, number, found)
                if meeting is not None:
                    here.append(meeting)
        gathering = None if here or talks else gathering_in(line, _told_body(document, number))
        if gathering is not None:
            here.append(_joined(_of_gathering(gathering, number), found))
        talks += visitor_talks(line, _visitor(found))
        for talk in talks:
            told = _of_talk(talk, number)
            told.date = told.date or _same_day(document, number, found)
            here.append(_joined(told, found))
        _attend(line, number, here, found)
        opens = line.units[-1].surface == ":" and opens_list(line)
        listing = _spoken_of(line, number, found) if opens else None
    return found


def _told_body(document: Document, number: int) -> BodyNamed | None:
    """Return the organisation named last before the end of a line."""
    lines = document.lines[: number + 1]
    named_so_far = [
        u.named for one in lines for u in one.units if isinstance(u.named, BodyNamed) and u.named.key
    ]
    return named_so_far[-1] if named_so_far else None


def _same_day(document: Document, number: int, found: list[Meeting]) -> DateMention | None:
    """Return for "в тот же день" the day of the sentence before, else that of the first meeting; inferred."""
    line = document.lines[number]
    words = [u.lemma for u in line.units]
    if not any(words[n : n + 3] == ["тот", "же", "день"] for n in range(len(words))):
        return None
    before = [u.named for u in document.lines[number - 1].units] if number else []
    held = [m.date for m in found if m.status == "held" and m.date is not None]
    days = [d for d in before if isinstance(d, DateMention)][-1:] or held[:1]
    if not days or days[0].edtf is None or days[0].is_range:
        return None
    at = words.index("день")
    span = Span(line.units[at - 2].span.start, line.units[at].span.end)
    return replace(days[0], span=span, inferred_from=days[0].inferred_from or days[0].span)


def _of_gathering(told: Gathering, number: int) -> Meeting:
    return Meeting(
        "встреча", told.kind, "встреча", told.span, told.status, status_span=told.status_span, body=told.body,
        date=told.date, venue=told.venue, evidence=[told.span], rule="gathering", last_line=number,
    )  # fmt: skip


def _is_list_item(line: Line) -> bool:
    """Tell whether a line is one of "от Республики Болгарии — Тодор Живков, ...;"."""
    first = line.units[0]
    begins = first.lemma == "от" or first.kind in "PO" or first.surface in ("—", "–", "-", "•")
    return begins and any(u.kind == "P" for u in line.units)


def _of_talk(talk: Talk, number: int) -> Meeting:
    return Meeting(
        talk.lemma, talk.kind, talk.title, talk.span, talk.status, date=talk.date, venue=talk.venue,
        is_talk=True, attendants=list(talk.attendants), evidence=[talk.span], rule=talk.rule,
        last_line=number,
    )  # fmt: skip


def _visitor(found: list[Meeting]) -> Attendant | None:
    """Return who pays the visit that the text tells of."""
    visits = [m for m in found if m.kind == "visit" and m.status == "held"]
    return visits[-1].attendants[0] if visits and visits[-1].attendants else None


def _told(event: Event, number: int, found: list[Meeting]) -> Meeting | None:
    """Return the meeting that an event of a line is: one told before, a new one, or none."""
    line = event.line
    status = None if on_the_margins(event) else status_of(line, event.first, event.last)
    status = status or addressed(event) or in_passing(event)
    if status is None and event.is_next:
        return None
    if status is not None and status.value == "held" and event.is_next:
        event = replace(event, is_next=False)
    cue = status.at if status else None
    is_addressed = status is not None and not _is_of_meeting(line.units[status.at].lemma)
    allow_on = status is not None and line.units[status.at].lemma in (
        "запланировать",
        "наметить",
        "назначить",
        "намечаться",
    )
    meeting = Meeting(
        event.lemma, event.kind, event.title, event.span, status.value if status else "",
        body=event.body, ordinal=event.ordinal, mode=mode_of(line), is_next=event.is_next, last_line=number,
        evidence=[_evidence(event, cue)],
    )  # fmt: skip
    if status is not None:
        meeting.status_span = line.units[status.at].span
    if not is_addressed:
        meeting.date = date_near(line, event.first, event.last, cue, allow_on=allow_on)
        meeting.venue = venue_near(line, event.first, event.last, cue)
    if event.ordinal is not None:
        meeting.ordinal_span = line.units[event.first].span
    if meeting.body is None and status is not None and not event.is_next:
        meeting.body = _body_beside(event, line.units[status.at].lemma)
        meeting.kind = "ministerial" if _by_ministers(event) and meeting.body else meeting.kind
    if event.is_bare and not event.is_next and not (meeting.body and not found):
        is_dated = meeting.date is not None and meeting.venue is not None
        is_other = meeting.status in ("planned", "postponed", "cancelled") and is_dated
        return _again(meeting, found) or (_joined(meeting, found) if is_other else None)
    if not status:
        return _same(meeting, found) if event.body is not None else None
    if event.is_next and event.body is None:
        meeting.body = next((m.body for m in reversed(found) if m.body is not None), None)
        meeting.kind = (meeting.body.organ_kind if meeting.body else "") or meeting.kind
    return _joined(meeting, found)


def _is_of_meeting(lemma: str) -> bool:
    return lemma in STATUS_VERBS


def _body_beside(event: Event, verb: str) -> BodyNamed | None:
    """The only body of a line: "лидеры АСЕАН собрались на 43-й саммит", "министры ОДКБ провели заседание"."""
    owners = [u.named for u in event.line.units if isinstance(u.named, BodyNamed) and u.named.key]
    titled = [u.named for u in event.line.units if isinstance(u.named, OfficeNamed) and u.named.is_plural]
    owners += [o for office in titled for o in office.organisations if isinstance(o, BodyNamed)]
    is_told = event.ordinal is not None or verb in ("провести", "собраться")
    return owners[0] if len(owners) == 1 and is_told else None


def _by_ministers(event: Event) -> bool:
    titles = [u.named for u in event.line.units if isinstance(u.named, OfficeNamed)]
    return event.lemma in ("заседание", "встреча") and any(
        t.is_plural and t.head == "министр" for t in titles
    )


def _evidence(event: Event, cue: int | None) -> Span:
    units = event.line.units
    first = min(event.first, cue if cue is not None else event.first)
    last = max(event.last - 1, cue if cue is not None else 0)
    return Span(units[first].span.start, units[last].span.end)


def _again(meeting: Meeting, found: list[Meeting]) -> Meeting | None:
    """Return the meeting told before for which a bare noun stands; "встреча" alone begins none."""
    for earlier in sorted(found[: -_MAY_SPEAK_OF - 1 : -1], key=lambda m: m.lemma != meeting.lemma):
        is_near = meeting.last_line - earlier.last_line <= _MAY_SPEAK_OF and not earlier.is_next
        if is_near and {meeting.lemma, earlier.lemma} <= _TOGETHER and _agree(meeting, earlier):
            _add(meeting, earlier, bare=True)
            return earlier
    return None


def _same(meeting: Meeting, found: list[Meeting]) -> Meeting | None:
    for earlier in reversed(found):
        if _is_same(meeting, earlier):
            return earlier
    return None


def _joined(meeting: Meeting, found: list[Meeting]) -> Meeting:
    for earlier in reversed(found):
        if _is_same(meeting, earlier):
            _add(meeting, earlier, bare=False)
            return earlier
    found.append(meeting)
    return meeting


def _is_same(one: Meeting, other: Meeting) -> bool:
    if one.is_next != other.is_next or one.is_talk != other.is_talk or not _agree(one, other):
        return False
    if one.is_talk:
        names = [{a.value for a in m.attendants} for m in (one, other)]
        return one.kind == other.kind and (names[0] == names[1])
    if one.body is None or other.body is None:
        return one.title == other.title or (
            one.lemma == other.lemma and one.body is other.body and one.ordinal == other.ordinal
        )
    organs = {written_out(m.body.organ) for m in (one, other) if m.body is not None and m.body.organ}
    is_one_body = one.body.key == other.body.key and len(organs) < 2
    return is_one_body and {one.lemma, other.lemma} <= _TOGETHER | {one.lemma}


def _agree(one: Meeting, other: Meeting) -> bool:
    """Tell whether nothing contradicts that two are one."""
    if one.status and other.status and one.status != other.status:
        return False
    if one.ordinal and other.ordinal and one.ordinal != other.ordinal:
        return False
    if one.venue and other.venue and one.venue.value != other.venue.value:
        return False
    days = [m.date.edtf for m in (one, other) if m.date is not None and m.date.edtf is not None]
    return len(days) < 2 or _may_meet(days[0], days[1])


def _may_meet(one: str, other: str) -> bool:
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
    _join_attendants(meeting, more.attendants)


def _join_attendants(meeting: Meeting, more: list[Attendant]) -> None:
    known = {a.value for a in meeting.attendants}
    meeting.attendants += [a for a in more if a.value not in known]


def _attend(line: Line, number: int, here: list[Meeting], found: list[Meeting]) -> None:
    """Give the attendants that a line names to its meeting, or to the one told just before."""
    named_here = attendants(line)
    talk = found[-1] if found and found[-1].is_talk and not here else None
    if talk is not None and talk.last_line == number - 1 and _speaks_of_talk(line):
        _join_attendants(talk, named_here)
        talk.last_line = number
        return
    own = [m for m in here if not m.is_talk]
    if here and not own and not any(u.lemma in ("участие", "участвовать") for u in line.units):
        return
    speaks_of = own[-1] if own else _spoken_of(line, number, found)
    if speaks_of is None:
        return
    if not own and _begins_with_pronoun(line):
        date = date_near(line, 0, 1, None)
        if date is not None and (
            speaks_of.date is None or _may_meet(date.edtf or "", speaks_of.date.edtf or "")
        ):
            speaks_of.date = (
                date
                if len(date.edtf or "") >= len((speaks_of.date and speaks_of.date.edtf) or "")
                else speaks_of.date
            )
            speaks_of.evidence.append(date.span)
        speaks_of.venue = speaks_of.venue or venue_near(line, 0, 1, None)
        speaks_of.mode = speaks_of.mode or mode_of(line)
        speaks_of.last_line = number
    if not own and any(u.cases == "futr" for u in line.units) and found:
        speaks_of = found[-1] if found[-1].status == "planned" else speaks_of
    is_ahead = speaks_of.status == "planned" and any(u.cases == "futr" for u in line.units)
    if named_here and (speaks_of.status in ("held", "") or is_ahead):
        _join_attendants(speaks_of, named_here)
        speaks_of.last_line = number


def _spoken_of(line: Line, number: int, found: list[Meeting]) -> Meeting | None:
    held = [m for m in found if not m.is_talk and m.status == "held"]
    if not held or number - held[-1].last_line > _MAY_ATTEND:
        return None
    return held[-1]


def _speaks_of_talk(line: Line) -> bool:
    """Tell whether a line begins "В них участвовали", "В переговорах приняли участие"."""
    first = [u.lemma for u in line.units[:2]]
    is_of_talk = len(first) > 1 and (
        first[1] in ("они", "он", "она", "оно", "беседа", "переговоры", "разговор")
    )
    return is_of_talk and first[0] in ("в", "на") and any(u.lemma in _OF_MEETING for u in line.units[:5])


def _begins_with_pronoun(line: Line) -> bool:
    has_pronoun = any(u.lemma in _PRONOUNS for u in line.units[:2])
    return has_pronoun and any(u.lemma in _OF_MEETING for u in line.units[:6])


def _says_enough(meeting: Meeting) -> bool:
    """A meeting needs a body, someone, a name of its own, or two of place, day and number."""
    if meeting.body or meeting.attendants:
        return True
    told = [meeting.venue is not None, meeting.date is not None, meeting.ordinal is not None]
    return sum(told) >= (1 if "«" in meeting.title else 2)


def _draft(document: Document, meeting: Meeting) -> Draft | None:
    if not meeting.status or not _says_enough(meeting):
        return None
    draft = Draft(Kind.MEETING, f"ru.meeting.{meeting.rule}", evidence=list(meeting.evidence))
    draft.put("type", meeting.kind, slot(document, meeting.title_span))
    draft.put("title", meeting.title, slot(document, meeting.title_span))
    draft.put("status", meeting.status, slot(document, meeting.status_span) if meeting.status_span else None)
    if meeting.body is not None:
        value, where = named(document, meeting.body)
        draft.put("body", value, where)
        if where.inferred_from is not None:
            draft.evidence.append(where.inferred_from)
    if meeting.ordinal is not None:
        draft.put(
            "ordinal", meeting.ordinal, slot(document, meeting.ordinal_span) if meeting.ordinal_span else None
        )
    if meeting.date is not None:
        put_dates(draft, document, meeting.date)
        draft.evidence.append(meeting.date.span)
    if meeting.venue is not None:
        inferred = meeting.venue.span if meeting.venue.inferred else None
        draft.put("place", meeting.venue.value, slot(document, meeting.venue.span, inferred))
        draft.evidence.append(meeting.venue.span)
    if meeting.mode is not None:
        draft.put("mode", meeting.mode[0], slot(document, meeting.mode[1]))
    draft.put_many("participants", ((a.value, slot(document, a.span, a.source)) for a in meeting.attendants))
    if meeting.is_talk:
        draft.evidence += [a.span for a in meeting.attendants]
    is_told_in_full = meeting.body is not None and meeting.body.source is None and meeting.date is not None
    if is_told_in_full and meeting.status == "held" and not meeting.is_next:
        draft.grade = Grade.ACCEPTED
    return draft


def main_meeting(meetings: list[Meeting]) -> Meeting | None:
    """Return the meeting that a document tells of first, if it was held."""
    held = [m for m in meetings if m.status == "held" and not m.is_talk]
    return held[0] if held else None
