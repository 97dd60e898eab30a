"""Whom a Person, or those of a Party, met: day, office of that day, source; and a drawing of it."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from itertools import groupby
from typing import Any

from django.conf import settings
from django.db.models import F, Q
from django.utils.translation import gettext as _

from secretariat.bodies.models import Tenure
from secretariat.bodies.spellings import all_spellings, known_as, person_for
from secretariat.engines.values.date_labels import label
from secretariat.evidence.notes import Note
from secretariat.meetings.encounters import Encounter, There, encounters
from secretariat.meetings.models import Meeting
from secretariat.meetings.presence import Seen, present, was_there
from secretariat.meetings.states import MeetingStatus
from secretariat.parties.models import Party
from secretariat.people.models import Person
from secretariat.site.queries.met_drawing import Drawing, Tie, drawing_of
from secretariat.site.queries.naming import Names, names_for
from secretariat.site.queries.page_parts import MOST
from secretariat.site.queries.reads import Reads, reads_of
from secretariat.site.queries.rows import Link, Look, Row
from secretariat.site.queries.written import rows_of

PAGE = 50
MOST_MEETINGS = 5 * MOST


@dataclass(frozen=True, slots=True)
class Met:
    """Somebody met at a meeting; `own`: who of the page's subject, with the office of that day.

    `when`: in words; of a meeting whose day is not known the days of its visit.
    """

    meeting: Row
    when: str
    own: Link
    own_office: str
    other: Link
    other_office: str
    notes: tuple[Note, ...]


@dataclass(frozen=True, slots=True)
class MetPage:
    """The list of a Person or Party, latest first; `is_cut`: older meetings were not looked at."""

    name: str
    code: str
    slug: str
    rows: tuple[Met, ...]
    total: int
    person_count: int
    page: int
    page_count: int
    drawing: Drawing | None
    is_fictitious: bool
    is_cut: bool


def person_met(slug: str, look: Look, page: int) -> MetPage | None:
    """Return whom a person met, in 14 queries; None where the person is not, or bears no name to be seen."""
    one = person_for(look.viewer, slug)
    person = Person.objects.filter(slug=one.slug).first() if one else None
    if one is None or person is None:
        return None
    names = names_for([{"person": one.slug}], look)
    if one.slug not in names.people:
        return None
    found = _found(Q(person__in=one.ids), frozenset({one.slug}), look)
    head = MetHead(names.people[one.slug], "", one.slug, person.is_fictitious)
    return _page(head, found, look, page)


def party_met(code: str, look: Look, page: int) -> MetPage | None:
    """Return whom those who came for a party met, in no more queries for more; None where it is not."""
    party = Party.objects.filter(code=code).first()
    if party is None:
        return None
    names = names_for([{"party": code}], look)
    tenures = Tenure.objects.visible_to(look.viewer).filter(office__party=party, person__isnull=False)
    held: dict[int, list[Any]] = {}
    for person, during in tenures.values_list("person", "during"):
        held.setdefault(person, []).append(during)
    holders = all_spellings(Person.objects.filter(pk__in=tenures.values("person")))
    there = Q(party=party, person__isnull=False) | Q(person__in=holders.values("pk"))
    found = _found(there, None, look, came_for=(code, held))
    return _page(MetHead(names.parties.get(code, code), code, "", party.is_fictitious), found, look, page)


@dataclass(frozen=True, slots=True)
class MetHead:
    """Of whom the page is."""

    name: str
    code: str
    slug: str
    is_fictitious: bool


@dataclass(frozen=True, slots=True)
class Found:
    """The encounters, latest first; the days of the meetings; of those without one the days of the visit.

    `whose`: key → slug of whoever was there, for all spellings.
    """

    encounters: tuple[Encounter, ...]
    whose: Mapping[int, str]
    days: Mapping[int, date | None]
    during: Mapping[int, str]
    is_cut: bool


CameFor = tuple[str, Mapping[int, Sequence[Any]]]


def _found(there: Q, own: frozenset[str] | None, look: Look, *, came_for: CameFor | None = None) -> Found:
    """Return who met whom, in 5 queries."""
    seen = was_there(look.viewer, there, came=True) | was_there(look.viewer, there, came=True, path="part_of")
    held = Meeting.objects.visible_to(look.viewer).filter(status=MeetingStatus.HELD)
    if not settings.DEMO:
        held = held.filter(line__is_fictitious=False)
    rows = held.filter(seen).order_by(F("on_first").desc(nulls_last=True))
    listed = list(
        rows.values_list("pk", "part_of", "on_first", "part_of__on_first", "part_of__on")[: MOST_MEETINGS + 1]
    )
    shown = listed[:MOST_MEETINGS]
    days = {pk: first or of_visit for pk, _visit, first, of_visit, _on in shown}
    during = {
        pk: _("within %(days)s") % {"days": label(on, look.language)}
        for pk, _visit, first, _of, on in shown
        if on and not first
    }
    with_programme = {row[1] for row in shown if row[1]}
    there_then = list(
        present(look.viewer, Q(meeting__in={row[0] for row in shown} | with_programme), came=True)
    )
    whose = known_as(look.viewer, Person.objects.filter(pk__in={one.person for one in there_then}))
    at = _by_meeting(there_then, whose)
    found: list[Encounter] = []
    for pk, visit, *_days in shown:
        if pk in with_programme:
            continue  # of a visit those of its programme tell who met whom
        inside, visitors = at.get(pk, []), at.get(visit, []) if visit else []
        theirs = own if own is not None else _came(inside + visitors, days[pk], came_for, whose)
        found += encounters(pk, inside, visitors, theirs)
    found.sort(key=lambda one: days[one.meeting] or date.min, reverse=True)
    return Found(tuple(found), whose, days, during, len(listed) > MOST_MEETINGS)


def _came(
    there: Iterable[There], day: date | None, came_for: CameFor | None, whose: Mapping[int, str]
) -> frozenset[str]:
    """Return who was there for a party: named for it, or in its office on that day."""
    assert came_for is not None, "asked of a party"
    code, held = came_for
    in_office = {
        whose.get(key)
        for key, terms in held.items()
        if day and any(during is not None and during.holds(day) for during in terms)
    }
    return frozenset(one.person for one in there if one.party == code or one.person in in_office)


def _by_meeting(rows: Iterable[Seen], whose: Mapping[int, str]) -> dict[int, list[There]]:
    """Return who was at which meeting, each once, whatever spelling and list name them."""
    found: dict[int, dict[str, There]] = {}
    for one in rows:
        there = found.setdefault(one.meeting, {})
        slug = whose[one.person]
        now = There(slug, one.party, one.office, one.role, one.side)
        first = there.setdefault(slug, now)
        there[slug] = replace(first, party=first.party or now.party, office=first.office or now.office)
    return {meeting: list(there.values()) for meeting, there in found.items()}


def _page(head: MetHead, found: Found, look: Look, number: int) -> MetPage | None:
    page_count = max(1, -(-len(found.encounters) // PAGE))
    if not 1 <= number <= page_count:
        return None
    shown = found.encounters[(number - 1) * PAGE : number * PAGE]
    reads = reads_of({one.meeting for one in shown}, look)
    people = {slug for one in found.encounters for slug in (one.own.person, one.other.person)}
    values = [read.value for of_line in reads.values() for read in of_line]
    names = names_for([*values, *({"person": slug} for slug in people)], look)
    return MetPage(
        name=head.name,
        code=head.code,
        slug=head.slug,
        rows=tuple(_rows(shown, found, reads, names, look)),
        total=len(found.encounters),
        person_count=len({one.other.person for one in found.encounters}),
        page=number,
        page_count=page_count,
        drawing=_drawn(found.encounters, names) if number == 1 else None,
        is_fictitious=head.is_fictitious,
        is_cut=found.is_cut,
    )


def _rows(
    shown: Sequence[Encounter],
    found: Found,
    reads: Reads,
    names: Names,
    look: Look,
) -> Iterable[Met]:
    there = {slug for one in shown for slug in (one.own.person, one.other.person)}
    offices = _offices({key: slug for key, slug in found.whose.items() if slug in there}, look)
    for pk, of_meeting in groupby(shown, key=lambda one: one.meeting):
        read = next(iter(reads.get(pk, ())), None)
        if read is None:
            continue
        row = rows_of([read], names, look)[0]
        for one in of_meeting:
            own, other = (_in_office(each, found.days[pk], offices) for each in (one.own, one.other))
            yield Met(
                meeting=row,
                when=row.when or found.during.get(pk, ""),
                own=names.person(own.person),
                own_office=own.office,
                other=names.person(other.person),
                other_office=other.office,
                notes=_once(row.notes),
            )


def _once(notes: Iterable[Note]) -> tuple[Note, ...]:
    """Return the notes without those that would be told by the same words and lead to the same place."""
    return tuple({(note.url, _words(note)): note for note in notes}.values())


def _words(note: Note) -> str:
    return note.label or note.kind if note.url else note.note or note.label or note.kind


def _in_office(there: There, day: date | None, offices: Mapping[str, Sequence[tuple[str, Any]]]) -> There:
    """Return with the office of that day: as the source says, else from the record."""
    if there.office or day is None:
        return there
    then = [title for title, during in offices.get(there.person, ()) if during and during.holds(day)]
    return replace(there, office="; ".join(dict.fromkeys(then)))


def _offices(whose: Mapping[int, str], look: Look) -> dict[str, list[tuple[str, Any]]]:
    rows = Tenure.objects.visible_to(look.viewer).filter(person__in=list(whose)).order_by("pk")
    found: dict[str, list[tuple[str, Any]]] = {}
    for key, title, during in rows.values_list("person", "office__title", "during"):
        found.setdefault(whose[key], []).append((title, during))
    return found


def _drawn(found: Sequence[Encounter], names: Names) -> Drawing | None:
    ties = Counter((one.own.person, one.other.person) for one in found)
    drawn = [
        Tie(names.person(own), names.person(other), count)
        for (own, other), count in sorted(ties.items(), key=lambda pair: (-pair[1], pair[0]))
    ]
    return drawing_of(drawn) if drawn else None
