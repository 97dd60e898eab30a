"""What a term does, as its page shows it: programme, calendar, who presides over the organs, initiatives."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from django.db.models import F, Q, QuerySet
from django.utils.translation import gettext as _

from secretariat.bodies.models import Tenure
from secretariat.chairs.models import Chairmanship, Initiative, PriorityAct, Programme, ProgrammeEvent
from secretariat.chairs.states import EventStatus, InitiativeState, TermStatus
from secretariat.evidence.models import Line
from secretariat.evidence.notes import Note
from secretariat.meetings.models import Meeting
from secretariat.meetings.states import MeetingStatus
from secretariat.site.queries.naming import address
from secretariat.site.queries.page_parts import Gathered, Written, gather
from secretariat.site.queries.pointing import page_of
from secretariat.site.queries.reads import Read
from secretariat.site.queries.rows import Link, Look, Row, Section, section
from secretariat.site.queries.term_days import has_days, perhaps_in, surely_in
from secretariat.site.queries.written import day_of, page_name, rows_of

MOST = 200
# Words by which an office is known as that of whoever presides; deputies are left out.
PRESIDING = ("chair", "president", "presiding", "председател")
RELATED = "related body"
DEPUTY = ("vice", "deputy", "заместител")


@dataclass(frozen=True, slots=True)
class Served:
    """An act that served a priority; `credit` is the line that says so and its version, "" for an event."""

    row: Row
    credit: str = ""
    version: int = 0


@dataclass(frozen=True, slots=True)
class PriorityShown:
    """A priority, the strategy on which it rests (None: on none) and where, and the acts that served it."""

    words: str
    rests_on: Link | None
    place: str
    served: tuple[Served, ...]


@dataclass(frozen=True, slots=True)
class ProgrammeShown:
    """Motto and priorities; `loose`: acts named under a priority that no longer stands, by its words."""

    motto: str
    url: str
    is_draft: bool
    priorities: tuple[PriorityShown, ...]
    loose: tuple[PriorityShown, ...]
    notes: tuple[Note, ...]


@dataclass(frozen=True, slots=True)
class WorkShown:
    """All of it."""

    programme: ProgrammeShown | None
    calendar: Section | None
    organs: Section | None
    initiatives: Section | None


@dataclass(frozen=True, slots=True)
class Credit:
    """That an act (key of its line) served a priority, by which line."""

    priority: str
    act: int
    line: str
    version: int


@dataclass(frozen=True, slots=True)
class WorkGathered:
    """The lines of a term's work before they are read: parts, and what else is to be read."""

    meetings: Gathered
    events: Gathered
    organs: Gathered
    initiatives: Gathered
    programme: int | None
    is_draft: bool
    credits: tuple[Credit, ...]
    strategies: Mapping[str, int]

    @property
    def parts(self) -> tuple[Gathered, ...]:
        """The parts with lines of their own."""
        return (self.meetings, self.events, self.organs, self.initiatives)

    @property
    def also(self) -> set[int]:
        """The lines that are read beside them."""
        programme = {self.programme} if self.programme else set()
        return programme | {credit.act for credit in self.credits} | set(self.strategies.values())


def gather_work(term: Chairmanship, look: Look) -> WorkGathered:
    """Return the lines of a term's work that the viewer may see, in 8 queries."""
    programme = Programme.objects.visible_to(look.viewer).filter(of=term).select_related("line")
    held = programme.order_by("pk").first()
    ties = {each["line"] for each in held.priorities if each["line"]} if held else set()
    events = ProgrammeEvent.objects.filter(of=term).order_by(F("on_first").asc(nulls_last=True), "pk")
    initiatives = Initiative.objects.filter(of=term).order_by("pk")
    return WorkGathered(
        meetings=gather("meetings", "", meetings_in(term), look, MOST),
        events=gather("events", "", events, look, MOST),
        organs=_organs(term, look),
        initiatives=gather("initiatives", _("Initiatives open to other bodies"), initiatives, look, MOST),
        programme=held.pk if held else None,
        is_draft=bool(held and held.line.distribution != "public"),
        credits=_credits(term, look),
        strategies=dict(
            Line.objects.visible_to(look.viewer).filter(public_id__in=ties).values_list("public_id", "pk")
        ),
    )


def work_shown(gathered: WorkGathered, written: Written, look: Look, *, may_work: bool) -> WorkShown:
    """Return the work from what was read.

    Args:
        may_work: rows then say where they can be changed.
    """
    calendar = calendar_rows(gathered, written, look, may_work)
    return WorkShown(
        programme=_programme(gathered, written, look),
        calendar=section("calendar", _("Calendar of the term"), calendar, remark=_counted(calendar))
        if calendar
        else None,
        organs=_presiding(gathered, written, look),
        initiatives=_initiatives(gathered, written, look, may_work),
    )


def meetings_in(term: Chairmanship) -> QuerySet[Any]:
    """Return the meetings of the body that surely fell, or fall, in the term."""
    meetings = Meeting.objects.filter(body=term.body_id, part_of=None)
    found = meetings.filter(surely_in(term, "on")) if has_days(term) else meetings.none()
    return found.order_by("on_first", "pk")


def calendar_rows(gathered: WorkGathered, written: Written, look: Look, may_work: bool) -> list[Row]:
    """Return meetings and events in the order of their days, those without a day last."""
    reads = [*written.reads.of(gathered.meetings.ids), *written.reads.of(gathered.events.ids)]
    rows = rows_of(sorted(reads, key=_first_day), written.names, look, seen_from="body")
    return [_changeable(row, may_work and row.kind == "programme-event") for row in rows]


def _changeable(row: Row, may_change: bool) -> Row:
    return replace(row, change=address("chairs:change-work", row.id)) if may_change else row


def _first_day(read: Read) -> date:
    when = day_of(read)
    return (when.first if when else None) or date.max


def _counted(rows: Iterable[Row]) -> str:
    """Return how many were held, are planned, were dropped."""
    states = Counter(row.state for row in rows if not row.is_apart)
    held = states[MeetingStatus.HELD]
    planned = states[MeetingStatus.PLANNED] + states[MeetingStatus.CONFIRMED]
    dropped = states[EventStatus.DROPPED] + states[MeetingStatus.NOT_HELD] + states[MeetingStatus.CANCELLED]
    return _("%(held)d held, %(planned)d planned, %(dropped)d dropped or not held.") % {
        "held": held,
        "planned": planned,
        "dropped": dropped,
    }


def _initiatives(gathered: WorkGathered, written: Written, look: Look, may_work: bool) -> Section | None:
    reads = written.reads.of(gathered.initiatives.ids)
    rows = [_changeable(row, may_work) for row in rows_of(reads, written.names, look, seen_from="body")]
    offered = sum(row.state == InitiativeState.OFFERED for row in rows)
    remark = _("%(open)d of %(total)d open to others.") % {"open": offered, "total": len(rows)}
    return section("initiatives", gathered.initiatives.title, rows, remark=remark) if rows else None


def _presiding(gathered: WorkGathered, written: Written, look: Look) -> Section | None:
    """Return who presides over the organs, each with the name of the organ."""
    rows = rows_of(written.reads.of(gathered.organs.ids), written.names, look)
    return section("organs", gathered.organs.title, rows) if rows else None


def _organs(term: Chairmanship, look: Look) -> Gathered:
    """Return who presides over the body's organs in the term: their own terms, and offices of a chair."""
    title = _("In the chair of its organs")
    if term.term is None:
        return Gathered("organs", title, (), 0)
    organ = Q(body__parent=term.body_id) & ~Q(body__kind__istartswith=RELATED)
    terms = Chairmanship.objects.filter(perhaps_in(term, "term"), organ)
    counted = terms.filter(status__in=(TermStatus.HELD, TermStatus.PLANNED))
    chairs = gather("organs", title, counted.order_by("body__slug", "term_first", "pk"), look, MOST)
    of_body = Q(office__body=term.body_id) | Q(office__body__parent=term.body_id)
    of_body &= ~Q(office__body__kind__istartswith=RELATED)
    named = Tenure.objects.filter(of_body, perhaps_in(term, "during"), _any_of(PRESIDING))
    persons = gather(
        "organs", title, named.exclude(_any_of(DEPUTY)).order_by("during_first", "pk"), look, MOST
    )
    return Gathered("organs", title, (*chairs.ids, *persons.ids), chairs.total + persons.total)


def _any_of(words: Sequence[str]) -> Q:
    where = Q()
    for word in words:
        where |= Q(office__title__icontains=word)
    return where


def _credits(term: Chairmanship, look: Look) -> tuple[Credit, ...]:
    rows = PriorityAct.objects.visible_to(look.viewer).filter(of=term).select_related("line").order_by("pk")
    return tuple(Credit(row.priority, row.act_id, row.public_id, row.line.version) for row in rows)


def _programme(gathered: WorkGathered, written: Written, look: Look) -> ProgrammeShown | None:
    read = next(iter(written.reads.get(gathered.programme or 0, ())), None)
    if read is None:
        return None
    served = _served(gathered, written, look)
    stands = [str(each["words"]) for each in read.value["priorities"]]
    return ProgrammeShown(
        motto=read.value["motto"],
        url=page_of("programme", read.line),
        is_draft=gathered.is_draft,
        priorities=tuple(
            PriorityShown(
                words=each["words"],
                rests_on=_strategy(each["line"], gathered, written) if each["line"] else None,
                place=each.get("place", ""),
                served=tuple(served.get(each["words"], ())),
            )
            for each in read.value["priorities"]
        ),
        loose=tuple(
            PriorityShown(words, None, "", tuple(acts))
            for words, acts in served.items()
            if words not in stands
        ),
        notes=read.notes,
    )


def _served(gathered: WorkGathered, written: Written, look: Look) -> dict[str, list[Served]]:
    """Return priority → the acts named under it that the viewer may see, and the events that name it."""
    found: dict[str, list[Served]] = {}
    for credit in gathered.credits:
        rows = rows_of(written.reads.of([credit.act]), written.names, look)
        if rows:
            found.setdefault(credit.priority, []).append(Served(rows[0], credit.line, credit.version))
    events = [read for read in written.reads.of(gathered.events.ids) if read.value["priority"]]
    for read, row in zip(events, rows_of(events, written.names, look, seen_from="body"), strict=True):
        found.setdefault(read.value["priority"], []).append(Served(row))
    return found


def _strategy(public_id: str, gathered: WorkGathered, written: Written) -> Link:
    read = next(iter(written.reads.get(gathered.strategies.get(public_id, 0), ())), None)
    return (
        Link(page_name(read), page_of(read.kind, read.line))
        if read
        else Link(_("a text that is not open to you"))
    )
