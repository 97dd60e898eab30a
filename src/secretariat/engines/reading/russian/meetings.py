"""Meetings: named with a verb that says whether they took place, gathered over several sentences."""

from collections.abc import Sequence
from dataclasses import replace

from secretariat.engines.reading.dates.resolve import DocumentDay
from secretariat.engines.reading.mentions import DateMention
from secretariat.engines.reading.russian.attendance import Attendant, attendant, opens_list
from secretariat.engines.reading.russian.circumstances import (
    date_near,
    mode_of,
    status_of,
    tells_of_meeting,
    venue_near,
)
from secretariat.engines.reading.russian.document import Document
from secretariat.engines.reading.russian.events import Event, events_in
from secretariat.engines.reading.russian.gatherings import Gathering, gatherings_in
from secretariat.engines.reading.russian.headings import headed, place_in, with_place_below
from secretariat.engines.reading.russian.meeting_attendance import attend, call_off, spoken_of
from secretariat.engines.reading.russian.occasions import addressed, in_passing, on_the_margins
from secretariat.engines.reading.russian.programmes import entries, programme_of
from secretariat.engines.reading.russian.speakers import holders_of
from secretariat.engines.reading.russian.talks import Talk, talks_in, visitor_talks
from secretariat.engines.reading.russian.told_meetings import Meeting, again, join_attendants, joined, same
from secretariat.engines.reading.russian.units import BodyNamed, Line, OfficeNamed
from secretariat.engines.reading.russian.words import MEETING_NOUNS
from secretariat.engines.values.spans import Span

_BESIDE = 3  # units after the name of a meeting where its place may stand, told in passing


def gather(document: Document) -> list[Meeting]:
    """Return the meetings, each with all that the document tells of it."""
    found: list[Meeting] = []
    listing: Meeting | None = None
    holders = holders_of(document.lines)
    programme = programme_of(document)
    planned = dict(entries(document, programme)) if programme is not None else {}
    bodies: list[BodyNamed] = []
    for number, line in enumerate(document.lines):
        here: list[Meeting] = []
        if listing is not None and _is_list_item(line):
            join_attendants(listing, [a for u in line.units if u.kind == "P" and (a := attendant(u))])
            listing.last_line = number
            continue
        if number in planned:
            joined(planned[number], found)
            continue
        bodies += bodies_of(line)
        call_off(line, number, found)
        talks = talks_in(line, holders)
        taken = {at for talk in talks for at in range(talk.first, talk.last)}
        below = document.lines[number + 1] if number + 1 < len(document.lines) else None
        for event in events_in(with_place_below(line, below)):
            if event.noun not in taken:
                meeting = _told(event, number, found, bodies, document.today)
                if meeting is not None:
                    here.append(meeting)
        for gathering in () if here or talks else gatherings_in(line, _told_body(document, number)):
            here.append(joined(_of_gathering(gathering, number), found))
        talks += visitor_talks(line, _visitor(found))
        for talk in talks:
            told = _of_talk(talk, number)
            told.date = told.date or _same_day(document, number, found)
            here.append(joined(told, found))
        attend(line, number, here, found)
        opens = line.units[-1].surface == ":" and opens_list(line)
        listing = spoken_of(line, number, found) if opens else None
    return found


def bodies_of(line: Line) -> list[BodyNamed]:
    """Return the organisations that a line names, also in titles."""
    titles = [o for u in line.units if isinstance(u.named, OfficeNamed) for o in u.named.organisations]
    return [b for b in (*titles, *(u.named for u in line.units)) if isinstance(b, BodyNamed) and b.key]


def _told_body(document: Document, number: int) -> BodyNamed | None:
    """Return the organisation named last before the end of a line."""
    backwards = (u.named for line in document.lines[number::-1] for u in reversed(line.units))
    return next((named for named in backwards if isinstance(named, BodyNamed) and named.key), None)


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
        "встреча", told.kind, told.title, told.span, told.status, status_span=told.status_span,
        body=told.body, date=told.date, venue=told.venue, evidence=[told.span], rule="gathering",
        last_line=number,
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
    visits = [m for m in found if m.kind == "visit" and m.status in ("held", "planned")]
    return visits[-1].attendants[0] if visits and visits[-1].attendants else None


def _told(
    event: Event, number: int, found: list[Meeting], bodies: Sequence[BodyNamed], today: DocumentDay | None
) -> Meeting | None:
    """Return the meeting that an event of a line is: one told before, a new one, or none."""
    line = event.line
    status = None if on_the_margins(event) else status_of(line, event.first, event.last)
    status = status or addressed(event) or in_passing(event)
    if status is not None and status.value == "planned" and _is_frame(event):
        status = None
    entry = headed(event, today) if status is None else None
    status = status or entry
    if status is None and event.is_next:
        return None
    if status is not None and status.value == "held" and event.is_next:
        event = replace(event, is_next=False)
    cue = status.at if status else None
    is_addressed = status is not None and entry is None and not tells_of_meeting(line, status.at)
    allow_on = status is not None and line.units[status.at].lemma in (
        "запланировать",
        "наметить",
        "назначить",
        "намечаться",
    )
    meeting = Meeting(
        event.lemma, event.kind, event.title, event.span, status.value if status else "",
        body=event.body, ordinal=event.ordinal, mode=mode_of(line), is_next=event.is_next, last_line=number,
        is_proper=event.is_proper,
        evidence=[_evidence(event, cue)],
    )  # fmt: skip
    if status is not None:
        meeting.status_span = line.units[status.at].span
    if not is_addressed:
        meeting.date = date_near(line, event.first, event.last, cue, allow_on=allow_on)
        meeting.venue = venue_near(line, event.first, event.last, cue)
        meeting.venue = meeting.venue or (place_in(line, event.last) if entry else None)
    elif status is not None:
        beyond = replace(line, units=line.units[: event.last + _BESIDE])
        meeting.venue = venue_near(beyond, event.last, event.last, None)
    if event.ordinal is not None:
        meeting.ordinal_span = line.units[event.first].span
    if meeting.body is None and status is not None and not event.is_next:
        meeting.body = _body_beside(event, line.units[status.at].lemma) or _only_body(
            meeting, event, found, bodies
        )
        meeting.kind = "ministerial" if _by_ministers(event) and meeting.body else meeting.kind
    if event.is_bare and not event.is_next and not (meeting.body and not found):
        is_dated = meeting.date is not None and meeting.venue is not None
        is_other = meeting.status in ("planned", "postponed", "cancelled") and is_dated
        return again(meeting, found) or (joined(meeting, found) if is_other else None)
    if not status:
        return _spoken_of(meeting, event, found)
    if event.is_next and event.body is None and event.last == event.noun + 1:
        meeting.body = next((m.body for m in reversed(found) if m.body is not None), None)
        meeting.kind = (meeting.body.organ_kind if meeting.body else "") or meeting.kind
    return joined(meeting, found)


_FRAMES = ("рамка", "ход", "поле", "кулуары")


def _is_frame(event: Event) -> bool:
    """Tell whether another meeting of the sentence is within this one: "встреча пройдёт в рамках сессии"."""
    units = event.line.units
    is_within = any(u.lemma in _FRAMES for u in units[max(0, event.first - 5) : event.first])
    others = [u for u in units[: event.first] if u.lemma in MEETING_NOUNS and "n" in u.cases]
    return is_within and bool(others)


def _spoken_of(meeting: Meeting, event: Event, found: list[Meeting]) -> Meeting | None:
    """Keep a numbered meeting of a body of which nothing is told yet: a later sentence may say when it is."""
    if event.body is None:
        return None
    known = same(meeting, found)
    if known is None and event.ordinal is not None and not event.is_next:
        found.append(meeting)
    return known


def _body_beside(event: Event, verb: str) -> BodyNamed | None:
    """The only body of a line: "лидеры АСЕАН собрались на 43-й саммит", "министры ОДКБ провели заседание"."""
    owners = [u.named for u in event.line.units if isinstance(u.named, BodyNamed) and u.named.key]
    titled = [
        u.named
        for u in event.line.units
        if isinstance(u.named, OfficeNamed) and (u.named.is_plural or event.ordinal is not None)
    ]
    owners += [o for office in titled for o in office.organisations if isinstance(o, BodyNamed)]
    is_told = event.ordinal is not None or verb in ("провести", "собраться")
    return owners[0] if len(owners) == 1 and is_told else None


_OF_A_BODY = ("саммит", "сессия", "заседание", "ассамблея")


def _only_body(
    meeting: Meeting, event: Event, found: list[Meeting], bodies: Sequence[BodyNamed]
) -> BodyNamed | None:
    """The only body told of so far, for a dated sitting that names none: "саммит в Шуше прошёл в июле"."""
    is_sitting = event.lemma in _OF_A_BODY or meeting.kind in ("summit", "ministerial")
    is_other = event.last > event.noun + 1 or not is_sitting or meeting.date is None or meeting.venue is None
    if is_other or len({b.key for b in bodies}) != 1 or any(m.body is None and not m.is_talk for m in found):
        return None
    last = bodies[-1]
    span = last.organisation_span or last.span
    return BodyNamed(
        span, last.key, last.organisation, last.organisation, source=span, organisation_span=span
    )


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
