"""Programmes of visits, without a verb: a day, and under it "10.00 Встреча с министром ..."."""

from collections.abc import Iterator
from dataclasses import dataclass

from secretariat.engines.reading.mentions import DateMention
from secretariat.engines.reading.russian.attendance import Attendant, attendant
from secretariat.engines.reading.russian.circumstances import called_off, venue_near
from secretariat.engines.reading.russian.document import Document
from secretariat.engines.reading.russian.events import Event, events_in
from secretariat.engines.reading.russian.told_meetings import Meeting
from secretariat.engines.reading.russian.units import Line
from secretariat.engines.values.spans import Span

_HEAD_LINES = 8
_VISITS = ("визит", "пребывание", "поездка")
_MOST_WORDS_OF_DAY = 4  # beside the day: "Вторник, 29 марта"
_OF_TWO = ("встреча", "беседа", "переговоры", "консультация")


@dataclass(frozen=True, slots=True)
class Programme:
    """Whose visit a document plans, and where its entries begin."""

    visitor: Attendant
    first: int


def programme_of(document: Document) -> Programme | None:
    """Return the programme that a document is, or None."""
    lines = document.lines[:_HEAD_LINES]
    named = next((n for n, one in enumerate(lines) if any(u.lemma == "программа" for u in one.units)), None)
    if named is None:
        return None
    visit = next(
        (n for n, one in enumerate(lines) if n >= named and any(u.lemma in _VISITS for u in one.units)), None
    )
    people = [] if visit is None else [u for u in lines[visit].units if u.kind == "P"]
    visitor = attendant(people[0]) if len(people) == 1 else None
    return None if visitor is None or visit is None else Programme(visitor, visit)


def entries(document: Document, programme: Programme) -> Iterator[tuple[int, Meeting]]:
    """Yield the meetings of a programme, each with the number of its line."""
    yield programme.first, _visit(document, programme)
    day: DateMention | None = None
    for number, line in enumerate(document.lines):
        if number <= programme.first:
            continue
        day = _day_of(line) or day
        if not _is_timed(line):
            continue
        for event in events_in(line)[:1]:
            meeting = _entry(document, number, event, programme, day)
            if meeting is not None:
                yield number, meeting


def _visit(document: Document, programme: Programme) -> Meeting:
    """Return the visit itself: its days stand in the heading or in the line below it."""
    line = document.lines[programme.first]
    near = document.lines[programme.first : programme.first + 2]
    days = [u.named for one in near for u in one.units if isinstance(u.named, DateMention) and u.named.edtf]
    at = next(n for n, u in enumerate(line.units) if u.lemma in _VISITS)
    day = days[0] if days else None
    return Meeting(
        "визит", "visit", "визит", line.units[at].span, _status(document, day), date=day,
        venue=venue_near(line, at, at + 1, None), is_talk=True, attendants=[programme.visitor],
        evidence=[line.units[at].span], rule="programme", last_line=programme.first,
    )  # fmt: skip


def _status(document: Document, day: DateMention | None) -> str:
    begins = str(day.edtf).partition("/")[0] if day is not None else ""
    is_over = document.today is not None and bool(begins) and begins < document.today.day.isoformat()
    return "held" if is_over else "planned"


def _day_of(line: Line) -> DateMention | None:
    days = [u.named for u in line.units if isinstance(u.named, DateMention)]
    words = [u for u in line.units if u.kind not in "DX"]
    is_day = len(days) == 1 and len(words) <= _MOST_WORDS_OF_DAY and not days[0].is_range
    return days[0] if is_day and days[0].edtf else None


def _is_timed(line: Line) -> bool:
    """Tell whether a line begins with a time of the day: "10.00", "9:30"."""
    hour, _, minute = line.units[0].surface.replace(":", ".").partition(".")
    if hour.isdigit() and not minute and len(line.units) > 2 and line.units[1].surface == ":":
        return line.units[2].surface.isdigit()
    return hour.isdigit() and minute.isdigit() and len(minute) == 2


def _entry(
    document: Document, number: int, event: Event, programme: Programme, day: DateMention | None
) -> Meeting | None:
    line = event.line
    others = [a for u in line.units[event.last :] if u.kind == "P" and (a := attendant(u)) is not None]
    noun = line.units[event.noun]
    own = Attendant(programme.visitor.value, noun.span, programme.visitor.span)
    status = called_off(line)
    if not others and event.lemma in _OF_TWO:
        return None
    return Meeting(
        event.lemma,
        "bilateral" if others and event.lemma in _OF_TWO else event.kind,
        event.lemma if others else event.title,
        event.span,
        status.value if status else _status(document, day),
        body=event.body,
        date=day,
        venue=venue_near(line, event.first, event.last, None),
        is_talk=bool(others) and event.lemma in _OF_TWO,
        attendants=[own, *others],
        evidence=[Span(event.span.start, line.span.end)],
        rule="programme",
        last_line=number,
    )
