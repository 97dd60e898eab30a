"""The groups and who coordinates them: where nobody does, and which have not met this year, is marked."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import Q
from django.utils.translation import gettext as _

from secretariat.bodies.queries import bodies_known_to
from secretariat.chairs import coordinating
from secretariat.chairs.models import Coordinator
from secretariat.engines.values.date_labels import label
from secretariat.engines.values.edtf import Edtf, parse
from secretariat.engines.values.folding import sort_key
from secretariat.evidence.models import Document, Line
from secretariat.meetings.models import Meeting
from secretariat.meetings.states import MeetingStatus
from secretariat.parties.models import Body
from secretariat.site.queries.naming import Names, address, names_for
from secretariat.site.queries.reads import Read, known_lines, reads_of
from secretariat.site.queries.rows import Link, Look, Row
from secretariat.site.queries.written import day_of, rows_of

GROUP = "working group"
MET = (MeetingStatus.HELD, MeetingStatus.PLANNED, MeetingStatus.CONFIRMED)
SHOWS = ("all", "without-coordinator", "without-meeting")


@dataclass(frozen=True, slots=True)
class ReportShown:
    """A yearly report: due when, in which state, received when; `document`: where it stands."""

    due: str
    state: str
    received: str
    document: str


@dataclass(frozen=True, slots=True)
class TermShown:
    """A coordinator's term with all that belongs to it; `over_since`: the first day after it, or ""."""

    row: Row
    is_now: bool
    is_coming: bool
    is_surely: bool
    focal_point: Link | None
    plan: Link | None
    reports: tuple[ReportShown, ...]
    handover: Link | None
    over_since: str


@dataclass(frozen=True, slots=True)
class GroupRow:
    """A group: who coordinates it now and next, who did before, whether it meets this year."""

    body: Link
    organisation: Link | None
    slug: str
    terms: tuple[TermShown, ...]
    earlier: tuple[TermShown, ...]
    is_coordinated: bool
    without_since: str
    meeting: Link | None
    meeting_state: str
    is_fictitious: bool


@dataclass(frozen=True, slots=True)
class CoordinatorsPage:
    """The list with what it is filtered by, and how many groups are in want of what."""

    groups: tuple[GroupRow, ...]
    total: int
    without_coordinator: int
    without_meeting: int
    year: int
    shows: str
    of: Link | None
    of_slug: str


@dataclass(frozen=True, slots=True)
class _Linked:
    """The meetings and documents to which terms lead, by public id, as far as the viewer may see them."""

    meetings: Mapping[str, Link]
    documents: Mapping[str, Link]


def coordinators_page(
    look: Look, *, of: str = "", party: str = "", shows: str = "all"
) -> CoordinatorsPage | None:
    """Return the groups in the order of their organisations; None for a body that is not there.

    Args:
        of: slug of an organisation or of a group. party: code; only groups that it leads, led or will lead.
        shows: one of SHOWS.
    """
    chosen = Body.objects.filter(bodies_known_to(look.viewer), slug=of).first() if of else None
    if (of and chosen is None) or shows not in SHOWS:
        return None
    day = look.known or look.today
    bodies = _groups(chosen, party, look)
    reads = _terms(bodies, look)
    names = names_for(
        [*(read.value for of_body in reads.values() for read in of_body), *_named(bodies, chosen)], look
    )
    linked = _linked([read for of_body in reads.values() for read in of_body], look)
    met = _met(bodies, day, look)
    rows = [_group(body, reads.get(body.slug, []), names, linked, met, day, look) for body in bodies]
    rows.sort(key=lambda row: _place(row, look.language))
    wanted = {
        "all": rows,
        "without-coordinator": [row for row in rows if not row.is_coordinated],
        "without-meeting": [row for row in rows if row.meeting is None],
    }
    return CoordinatorsPage(
        groups=tuple(wanted[shows]),
        total=len(rows),
        without_coordinator=len(wanted["without-coordinator"]),
        without_meeting=len(wanted["without-meeting"]),
        year=day.year,
        shows=shows,
        of=names.body(chosen.slug) if chosen else None,
        of_slug=of,
    )


def _groups(chosen: Body | None, party: str, look: Look) -> list[Body]:
    """Return the working groups, and whatever else bears a coordinator on record."""
    seen = Coordinator.objects.visible_to(look.viewer)
    coordinated = (seen.filter(holder__code=party) if party else seen).values("body")
    where = Q(pk__in=coordinated) if party else Q(kind=GROUP) | Q(pk__in=coordinated)
    if chosen:
        where &= Q(pk=chosen.pk) | Q(parent=chosen)
    rows = Body.objects.filter(where, bodies_known_to(look.viewer)).select_related("parent")
    return list(rows.order_by("slug"))


def _named(bodies: Iterable[Body], chosen: Body | None) -> list[dict[str, Any]]:
    slugs = [body.slug for body in bodies] + [body.parent.slug for body in bodies if body.parent]
    return [{"body": slug} for slug in [*slugs, *([chosen.slug] if chosen else [])]]


def _terms(bodies: Iterable[Body], look: Look) -> dict[str, list[Read]]:
    """Return group → its coordinators' terms as they read, the earliest first, in 4 queries."""
    rows = Coordinator.objects.visible_to(look.viewer).filter(body__in=[body.pk for body in bodies])
    known = known_lines(rows.order_by("during_first", "pk"), look)
    ids = list(known.values_list("pk", flat=True))
    found: dict[str, list[Read]] = {}
    for read in reads_of(ids, look).of(ids):
        found.setdefault(read.value["body"], []).append(read)
    return {slug: sorted(reads, key=_first_day) for slug, reads in found.items()}


def _first_day(read: Read) -> date:
    when = day_of(read)
    return (when.first if when else None) or date.min


def _met(bodies: Iterable[Body], day: date, look: Look) -> dict[int, tuple[str, str, str]]:
    """Return group → id, words and state of a meeting in the year of the day, one that was held first."""
    rows = Meeting.objects.visible_to(look.viewer).filter(
        body__in=[body.pk for body in bodies],
        status__in=MET,
        on_first__gte=date(day.year, 1, 1),
        on_end__lte=date(day.year + 1, 1, 1),
    )
    found: dict[int, tuple[str, str, str]] = {}
    for body_id, public_id, on, status in rows.order_by("on_first", "pk").values_list(
        "body_id", "line__public_id", "on", "status"
    ):
        if body_id not in found or (status == MeetingStatus.HELD and found[body_id][2] != status):
            found[body_id] = (public_id, label(on, look.language), status)
    return found


def _linked(reads: Sequence[Read], look: Look) -> _Linked:
    """Return the meetings and documents that terms name, in 2 queries."""
    wanted = {read.value["handover_meeting"] for read in reads} - {""}
    lines = Line.objects.visible_to(look.viewer).filter(public_id__in=wanted, chosen__isnull=False)
    meetings = {
        line.public_id: Link(line.chosen.value["title"], address("site:meeting", line.public_id))
        for line in lines.select_related("chosen")
        if line.chosen
    }
    papers = {read.value.get("plan_document", "") for read in reads}
    papers |= {each["document"] for read in reads for each in read.value.get("reports", ())}
    documents = Document.objects.visible_to(look.viewer).filter(public_id__in=papers - {""})
    return _Linked(
        meetings,
        {
            public_id: Link(title, address("site:document", public_id))
            for public_id, title in documents.values_list("public_id", "title")
        },
    )


def _group(
    body: Body,
    reads: Sequence[Read],
    names: Names,
    linked: _Linked,
    met: Mapping[int, tuple[str, str, str]],
    day: date,
    look: Look,
) -> GroupRow:
    shown = [_term(read, names, linked, day, look) for read in reads]
    meeting = met.get(body.pk)
    current = [term for term in shown if term.is_now]
    return GroupRow(
        body=names.body(body.slug),
        organisation=names.body(body.parent.slug) if body.parent else None,
        slug=body.slug,
        terms=tuple(term for term in shown if term.is_now or term.is_coming),
        earlier=tuple(reversed([term for term in shown if not (term.is_now or term.is_coming)])),
        is_coordinated=bool(current),
        without_since="" if current else next((t.over_since for t in reversed(shown) if t.over_since), ""),
        meeting=Link(meeting[1], address("site:meeting", meeting[0])) if meeting else None,
        meeting_state=meeting[2] if meeting else "",
        is_fictitious=body.is_fictitious,
    )


def _term(read: Read, names: Names, linked: _Linked, day: date, look: Look) -> TermShown:
    value, during = read.value, day_of(read)
    is_now = bool(during and during.first and during.holds(day))
    is_coming = bool(during and during.first and day < during.first)
    is_past = not is_now and not is_coming
    due = parse(value["report_due"]) if value["report_due"] else None
    reports = coordinating.yearly_reports(due, during, value.get("reports", ()), day)
    after = during.end if during and is_past else None
    return TermShown(
        row=rows_of([read], names, look, seen_from="body")[0],
        is_now=is_now,
        is_coming=is_coming,
        is_surely=bool(during and during.surely_holds(day)),
        focal_point=names.person(value["focal_point"]) if value["focal_point"] else None,
        plan=_plan(value, linked),
        reports=tuple(_report(each, linked, look) for each in reports),
        handover=linked.meetings.get(value["handover_meeting"]),
        over_since=label(Edtf.day(after), look.language) if after else "",
    )


def _plan(value: Mapping[str, Any], linked: _Linked) -> Link | None:
    document = linked.documents.get(value.get("plan_document", ""))
    words = value["plan_of_action"]
    if document:
        return Link(words or document.label, document.url)
    return Link(words) if words else None


def _report(report: coordinating.YearlyReport, linked: _Linked, look: Look) -> ReportShown:
    document = linked.documents.get(report.document)
    return ReportShown(
        due=label(Edtf.day(report.due), look.language),
        state=report.state.value,
        received=label(Edtf.day(report.received), look.language) if report.received else "",
        document=document.url if document else "",
    )


def _place(row: GroupRow, language: str) -> tuple[bytes, bytes]:
    organisation = row.organisation.label if row.organisation else ""
    return sort_key(organisation, language), sort_key(row.body.label, language)


def filter_words() -> dict[str, str]:
    """Return what the list can show, in words."""
    return {
        "all": _("All groups"),
        "without-coordinator": _("Without coordinator"),
        "without-meeting": _("Without a meeting this year"),
    }
