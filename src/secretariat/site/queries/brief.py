"""The brief for a visit or meeting: what each counterpart last said and promised, and when they were met."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from django.db.models import F, Q
from django.utils.translation import gettext as _

from secretariat.bodies.audience import seated_staff
from secretariat.bodies.spellings import known_as
from secretariat.commitments.models import Commitment, Owner, Statement
from secretariat.evidence.notes import Note
from secretariat.meetings.models import Meeting, Outcome
from secretariat.meetings.presence import present, was_there
from secretariat.meetings.queries import IN_ORDER
from secretariat.meetings.states import MeetingStatus, PartRole
from secretariat.papers.paper import Block, Heading, Item, Paper, Words
from secretariat.people.models import Person
from secretariat.site.queries.naming import names_for
from secretariat.site.queries.reads import reads_of
from secretariat.site.queries.rows import Group, Link, Look, Row, grouped
from secretariat.site.queries.sitting import reach_words
from secretariat.site.queries.written import rows_of

EACH = 5  # of each kind, for each counterpart
MOST = 400  # lines of each kind that are looked through


@dataclass(frozen=True, slots=True)
class BriefPart:
    """What is told of a counterpart under one heading."""

    title: str
    rows: tuple[Row, ...]

    @property
    def groups(self) -> tuple[Group, ...]:
        """The rows with their sources in the margin."""
        return grouped(self.rows)


@dataclass(frozen=True, slots=True)
class Counterpart:
    """Somebody who will be met, in which office, at which meetings."""

    link: Link
    office: str
    at: tuple[str, ...]
    parts: tuple[BriefPart, ...]


@dataclass(frozen=True, slots=True)
class BriefPage:
    """The brief; `reader_count`: how many sit in the secretariat, who alone see it."""

    id: str
    title: str
    when: str
    counterparts: tuple[Counterpart, ...]
    follow_up: BriefPart | None
    reader_count: int
    is_fictitious: bool


@dataclass(slots=True)
class _Met:
    office: str
    at: list[str]


def brief_page(meeting: Meeting, look: Look) -> BriefPage:
    """Return the brief, in a fixed number of queries, whatever the number of counterparts."""
    look = replace(look, known=None)
    met, whose = _counterparts(meeting, look)
    lines = {
        _("Last said"): _latest(whose, look),
        _("Promised, proposed, supported"): _promised(whose, look),
        _("Met before"): _met_before(meeting, whose, look),
    }
    open_ones = _followed_up(meeting, look)
    ids = {pk for of_kind in lines.values() for of_person in of_kind.values() for pk in of_person}
    reads = reads_of({*ids, *open_ones, meeting.pk}, look)
    values: list[Any] = [read.value for of_line in reads.values() for read in of_line]
    names = names_for([*values, *({"person": slug} for slug in met)], look)

    def rows(pks: Iterable[int], seen_from: str) -> tuple[Row, ...]:
        return tuple(rows_of(reads.of(pks), names, look, seen_from=seen_from))

    def parts(slug: str) -> Iterator[BriefPart]:
        for title, of_kind in lines.items():
            if found := rows(of_kind.get(slug, ()), "person"):
                yield BriefPart(title, found)

    own = rows([meeting.pk], "")
    handed = rows(open_ones, "")
    return BriefPage(
        id=meeting.public_id,
        title=meeting.title,
        when=own[0].when if own else "",
        counterparts=tuple(
            Counterpart(names.person(slug), one.office, tuple(dict.fromkeys(one.at)), tuple(parts(slug)))
            for slug, one in met.items()
        ),
        follow_up=BriefPart(_("Handed on by earlier meetings"), handed) if handed else None,
        reader_count=seated_staff(meeting.body, look.today) if meeting.body else 0,
        is_fictitious=meeting.line.is_fictitious,
    )


def _counterparts(meeting: Meeting, look: Look) -> tuple[dict[str, _Met], dict[int, str]]:
    """Return whom one meets, in the order of the programme, and key → slug of them under all spellings.

    In 4 queries; our own side is left out.
    """
    around = [pk for pk in (meeting.pk, meeting.part_of_id) if pk]
    at = [*around, *Meeting.objects.filter(part_of=meeting).order_by(*IN_ORDER).values_list("pk", flat=True)]
    rows = sorted(present(look.viewer, Q(meeting__in=at), came=False), key=lambda one: at.index(one.meeting))
    whose = known_as(look.viewer, Person.objects.filter(pk__in={one.person for one in rows}))
    found: dict[str, _Met] = {}
    own: set[str] = set()
    has_programme = any(one.meeting not in around for one in rows)
    for there in rows:
        slug = whose[there.person]
        is_around = there.meeting == meeting.part_of_id or (has_programme and there.meeting == meeting.pk)
        if there.is_ours or is_around:
            own.add(slug)
        elif there.role != PartRole.INTERPRETER:
            one = found.setdefault(slug, _Met(there.office, []))
            one.office = one.office or there.office
            one.at.append(there.title)
    met = {slug: one for slug, one in found.items() if slug not in own}
    return met, {key: slug for key, slug in whose.items() if slug in met}


def _latest(whose: Mapping[int, str], look: Look) -> dict[str, list[int]]:
    rows = Statement.objects.visible_to(look.viewer).filter(person__in=list(whose))
    told = rows.order_by(F("said_first").desc(nulls_last=True), "-pk").values_list("pk", "person")
    return _first_of_each((pk, whose[key]) for pk, key in told[:MOST])


def _promised(whose: Mapping[int, str], look: Look) -> dict[str, list[int]]:
    seen = Commitment.objects.visible_to(look.viewer)
    rows = Owner.objects.filter(person__in=list(whose), commitment__in=seen.values("pk"))
    told = rows.order_by(F("commitment__said_first").desc(nulls_last=True), "-commitment")
    pairs = told.values_list("commitment", "person")
    return _first_of_each((pk, whose[key]) for pk, key in pairs[:MOST])


def _met_before(meeting: Meeting, whose: Mapping[int, str], look: Look) -> dict[str, list[int]]:
    held = Meeting.objects.visible_to(look.viewer).filter(status=MeetingStatus.HELD).exclude(pk=meeting.pk)
    earlier = held.exclude(part_of=meeting, part_of__isnull=False)
    if first := _first_day(meeting):
        earlier = earlier.filter(on_first__lt=first)
    who = Q(person__in=list(whose))
    rows = earlier.filter(was_there(look.viewer, who, came=True))
    latest = rows.order_by(F("on_first").desc(nulls_last=True), "-pk").values_list("pk", flat=True)[:MOST]
    place = {pk: at for at, pk in enumerate(latest)}
    there = present(look.viewer, who & Q(meeting__in=list(place)), came=True)
    by_time = sorted(there, key=lambda one: place[one.meeting])
    return _first_of_each((one.meeting, whose[one.person]) for one in by_time)


def _followed_up(meeting: Meeting, look: Look) -> list[int]:
    """Return what earlier meetings of the body handed on, what is due first standing first."""
    rows = Outcome.objects.visible_to(look.viewer).filter(
        meeting__body=meeting.body, meeting__body__isnull=False, handed_to__isnull=False
    )
    if first := _first_day(meeting):
        rows = rows.filter(meeting__on_first__lt=first)
    order = (F("due_first").asc(nulls_last=True), "-pk")
    return list(rows.order_by(*order).values_list("pk", flat=True)[: 2 * EACH])


def _first_day(meeting: Meeting) -> date | None:
    on = meeting.on or (meeting.part_of.on if meeting.part_of else None)
    return on.first if on else None


def _first_of_each(rows: Iterable[tuple[int, str]]) -> dict[str, list[int]]:
    found: dict[str, list[int]] = {}
    for pk, slug in rows:
        of_person = found.setdefault(slug, [])
        if len(of_person) < EACH and pk not in of_person:
            of_person.append(pk)
    return found


def brief_paper(page: BriefPage, language: str) -> Paper:
    """Return the brief as a paper; each line says on what it rests."""
    return Paper(
        title=_("Brief"),
        masthead=page.title,
        marks=(reach_words("restricted"),),
        lede=tuple(filter(None, (page.title, page.when))),
        blocks=tuple(_blocks(page)),
        foot=_("For the secretariat alone"),
        language=language,
    )


def _blocks(page: BriefPage) -> Iterator[Block]:
    for one in page.counterparts:
        yield Heading(", ".join(filter(None, (one.link.label, one.office))))
        if not one.parts:
            yield Words(_("Nothing is on record of what was said or promised."), is_soft=True)
        for part in one.parts:
            yield Heading(part.title, level=2)
            yield from (_told(row) for row in part.rows)
    if page.follow_up:
        yield Heading(page.follow_up.title)
        yield from (_told(row) for row in page.follow_up.rows)


def _told(row: Row) -> Item:
    words = row.words or row.head.label
    title = f"“{words}”" if row.is_quotation else words
    return Item(number="", title=title, below=tuple(_below(row)), side=row.when)


def _below(row: Row) -> Sequence[str]:
    facts = "; ".join(row.facts)
    return tuple(filter(None, (facts, "; ".join(dict.fromkeys(map(_source, row.notes))))))


def _source(note: Note) -> str:
    return ", ".join(filter(None, (note.label or note.note, note.said)))
