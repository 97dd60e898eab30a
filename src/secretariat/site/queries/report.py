"""The report of a meeting: items with what was decided and said, and its annexes, from the record."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext as _

from secretariat.commitments.models import Statement
from secretariat.commitments.states import Delivery
from secretariat.engines.values.date_labels import label
from secretariat.engines.values.edtf import parse
from secretariat.evidence.models import Line
from secretariat.meetings.models import (
    AgendaItem,
    Attendance,
    Meeting,
    MeetingDocument,
    MeetingReport,
    Outcome,
    ProtocolRule,
)
from secretariat.meetings.policies import may_record
from secretariat.meetings.states import (
    AttendanceStatus,
    DecisionWay,
    DocumentStage,
    MeetingStatus,
    OrderRule,
    ReportState,
)  # fmt: skip
from secretariat.site.queries.agenda import in_order
from secretariat.site.queries.naming import Names, names_for
from secretariat.site.queries.page_parts import Written, gather
from secretariat.site.queries.participants import GroupShown, groups_of
from secretariat.site.queries.pointing import page_of, speaker_link
from secretariat.site.queries.reads import Read, Reads
from secretariat.site.queries.report_course import Course, acts_of, course_of, gaps
from secretariat.site.queries.rows import Link, Look
from secretariat.site.queries.sitting import Sat, SittingHead, meeting_seen, sat

MOST = 3000
KINDS = (AgendaItem, Outcome, MeetingDocument, Attendance)


@dataclass(frozen=True, slots=True)
class Said:
    """What somebody said at an item."""

    who: Link
    office: str
    words: str
    language: str
    is_quotation: bool
    delivery: str
    url: str


@dataclass(frozen=True, slots=True)
class Decided:
    """What was decided: `item` is the number of its item, `follow_up` who follows it up and by when."""

    item: str
    symbol: str
    words: str
    how: str
    follow_up: str
    texts: tuple[Link, ...]
    url: str


@dataclass(frozen=True, slots=True)
class ReportItem:
    """One item with what came of it."""

    number: str
    title: str
    documents: tuple[str, ...]
    decided: tuple[Decided, ...]
    said: tuple[Said, ...]


@dataclass(frozen=True, slots=True)
class Listed:
    """A document of the meeting."""

    symbol: str
    title: str
    languages: str
    stage: str
    url: str


@dataclass(frozen=True, slots=True)
class ReportPage:
    """All that the page of a report shows. `gaps`: what is not on record yet; `acts`: what one may do."""

    head: SittingHead
    introduction: str
    items: tuple[ReportItem, ...]
    decisions: tuple[Decided, ...]
    documents: tuple[Listed, ...]
    groups: tuple[GroupShown, ...]
    course: Course | None
    gaps: tuple[str, ...]
    acts: tuple[str, ...]
    is_held: bool


def report_page(public_id: str, look: Look) -> ReportPage | None:
    """Return the report of a meeting; None where the viewer may not see the meeting, or there is none yet.

    A draft is for whoever writes it and for members; what circulates or was approved, for whoever may see the
    lines on which it rests.
    """
    meeting = meeting_seen(public_id, look)
    report = (
        MeetingReport.objects.filter(meeting=meeting).select_related("approved_at_meeting__line").first()
        if meeting
        else None
    )
    writes = meeting is not None and may_record(look.viewer, meeting.body)
    if meeting is None or not (writes or _is_open(report, meeting, look)):
        return None
    shown = (
        _kept(meeting, report, look)
        if report and report.lines and report.state != ReportState.DRAFT
        else _standing(meeting, look)
    )
    if shown is None:
        return None
    reads = [read for of_line in shown.written.reads.values() for read in of_line]
    by_kind: dict[str, list[Read]] = {}
    for read in reads:
        by_kind.setdefault(read.kind, []).append(read)
    items = in_order(read for read in by_kind.get("agenda-item", ()) if not read.value["is_struck"])
    names = shown.names
    number = {item.line: item.value["number"] for item in items}
    decided = [_decided(read, number, names, look) for read in _by_item(by_kind.get("outcome", ()), items)]
    rule = ProtocolRule.objects.filter(body=meeting.body_id).first()
    order, language = (rule.order, rule.language) if rule else (OrderRule.ALPHABETICAL.value, "en")
    came = [read for read in by_kind.get("attendance", ()) if read.value["status"] != AttendanceStatus.ABSENT]
    return ReportPage(
        head=shown.head,
        introduction=report.introduction if report else "",
        items=tuple(_item(item, by_kind, number, names, look) for item in items if item.value["number"]),
        decisions=tuple(decided),
        documents=tuple(_listed(read) for read in by_kind.get("meeting-document", ()) if _counts(read)),
        groups=groups_of(shown, came, look, order, language),
        course=course_of(report) if report else None,
        gaps=tuple(gaps(items, by_kind, report)) if writes else (),
        acts=acts_of(meeting, report, look, writes=writes),
        is_held=meeting.status == MeetingStatus.HELD,
    )


def _is_open(report: MeetingReport | None, meeting: Meeting, look: Look) -> bool:
    if report is None:
        return False
    body = meeting.body
    is_member = body is not None and body.slug in look.viewer.limited_bodies
    return report.state == ReportState.APPROVED or is_member


def _standing(meeting: Meeting, look: Look) -> Sat | None:
    """Return the record as it stands: what a draft is made of."""
    parts = [
        gather(model.__name__, "", model.objects.filter(meeting=meeting).order_by("pk"), look, MOST)
        for model in KINDS
    ]
    said = Statement.objects.filter(item__meeting=meeting).order_by("pk")
    return sat(meeting, [*parts, gather("said", "", said, look, MOST)], look)


def _kept(meeting: Meeting, report: MeetingReport, look: Look) -> Sat | None:
    """Return what was circulated, as far as the viewer may see its lines."""
    shown = sat(meeting, [], look)
    if shown is None:
        return None
    ids = [one["line"] for one in report.lines]
    seen = dict(Line.objects.visible_to(look.viewer).filter(public_id__in=ids).values_list("public_id", "pk"))
    kept = [one for one in report.lines if one["line"] in seen]
    reads = Reads((seen[one["line"]], [_read(one, seen)]) for one in kept)
    names = names_for([*(one["value"] for one in kept), shown.read.value], look)
    return Sat(meeting, shown.head, shown.read, Written((), reads, names))


def _read(one: Mapping[str, Any], seen: Mapping[str, int]) -> Read:
    return Read(
        line_id=seen[one["line"]], line=one["line"], kind=one["kind"], value=one["value"], notes=(),
        claims=(), distribution=one["distribution"], is_fictitious=False,
    )  # fmt: skip


def _by_item(outcomes: Sequence[Read], items: Sequence[Read]) -> list[Read]:
    place = {item.line: at for at, item in enumerate(items)}
    return sorted(
        outcomes, key=lambda read: (place.get(read.value.get("item") or "", len(place)), read.line_id)
    )


def _item(
    item: Read, by_kind: Mapping[str, Sequence[Read]], number: Mapping[str, str], names: Names, look: Look
) -> ReportItem:
    def under(kind: str) -> list[Read]:
        return [read for read in by_kind.get(kind, ()) if read.value.get("item") == item.line]

    papers = [
        read.value["symbol"] or read.value["title"] for read in under("meeting-document") if _counts(read)
    ]
    return ReportItem(
        number=item.value["number"],
        title=item.value["title"],
        documents=tuple(papers),
        decided=tuple(_decided(read, number, names, look) for read in under("outcome")),
        said=tuple(_said(read, names) for read in under("statement")),
    )


def _decided(read: Read, number: Mapping[str, str], names: Names, look: Look) -> Decided:
    value = read.value
    follow = names.body(value["handed_to"]).label if value["handed_to"] else ""
    due = label(parse(value["due"]), look.language) if value["due"] else ""
    by_when = _(", by %(day)s") % {"day": due} if due else ""
    return Decided(
        item=number.get(value.get("item") or "", ""),
        symbol=value.get("symbol") or "",
        words=value["words"],
        how=str(DecisionWay(value["how"]).label) if value.get("how") else "",
        follow_up=f"{follow}{by_when}" if follow else "",
        texts=tuple(Link(_("Text adopted"), page_of("text", text)) for text in value.get("texts") or ()),
        url=page_of("outcome", read.line),
    )


def _said(read: Read, names: Names) -> Said:
    value = read.value
    delivery = value.get("delivery") or Delivery.SPOKEN
    told = "" if delivery == Delivery.SPOKEN else str(Delivery(delivery).label).lower()
    return Said(
        who=speaker_link(value["speaker"], names), office=value.get("office") or "", words=value["words"],
        language=value["language"], is_quotation=value["is_quotation"], delivery=told,
        url=page_of("statement", read.line),
    )  # fmt: skip


def _counts(read: Read) -> bool:
    return bool(read.value["stage"] not in {DocumentStage.WITHDRAWN, DocumentStage.AWAITED})


def _listed(read: Read) -> Listed:
    value = read.value
    return Listed(
        symbol=value["symbol"], title=value["title"],
        languages=", ".join(one["language"] for one in value["files"]),
        stage=str(DocumentStage(value["stage"]).label), url=page_of("meeting-document", read.line),
    )  # fmt: skip
