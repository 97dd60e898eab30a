"""Meetings in English: sessions, summits and conferences, visits, talks, lectures.

Reads Marked; writes Findings, one for each meeting, its participants gathered from the sentences that tell
of it.
"""

from collections.abc import Iterable

from secretariat.engines.reading.english.events.clauses import clause_of
from secretariat.engines.reading.english.events.event import Event, joined_all
from secretariat.engines.reading.english.events.gatherings import Gatherings
from secretariat.engines.reading.english.events.people import People
from secretariat.engines.reading.english.events.roles import in_focus, present, with_people
from secretariat.engines.reading.english.events.talks import Talks
from secretariat.engines.reading.findings import Finding
from secretariat.engines.reading.mentions import Marked


def find(marked: Marked) -> Iterable[Finding]:
    """Yield the meetings of a text, each once."""
    events: list[Event] = []
    people = People(marked)
    for paragraph in marked.source.paragraphs:
        people.told.clear()
        for sentence in paragraph.sentences:
            clause = clause_of(marked, sentence)
            people.learn(clause)
            here = len(events)
            events.extend(Gatherings(marked, clause, paragraph.is_heading, tuple(events)).events())
            if not paragraph.is_heading:
                events.extend(Talks(marked, clause, people, tuple(events)).events())
            focus = in_focus(events, here)
            if focus is not None and not paragraph.is_heading:
                events[focus] = with_people(events[focus], present(clause, people))
            people.follow(clause)
    kept = [event for event in joined_all(events) if not event.is_heading or _tells_all(event)]
    return [event.finding(marked) for event in kept]


def _tells_all(event: Event) -> bool:
    """Tell whether a title line names a meeting by itself: by number, or by its name, day and place."""
    dated = event.date is not None and event.date.edtf is not None and event.place is not None
    return event.ordinal is not None or (dated and event.is_named)
