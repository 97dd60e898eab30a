"""How far the report of a meeting is: its state, who must still speak, what the viewer may do."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from django.utils import timezone
from django.utils.translation import gettext as _

from secretariat.chairs.policies import presides
from secretariat.dates import moment
from secretariat.meetings import reporting
from secretariat.meetings.models import Meeting, MeetingReport
from secretariat.meetings.states import (
    ApprovalWay,
    AttendanceStatus,
    DocumentStage,
    MeetingStatus,
    ReportState,
)
from secretariat.site.queries.pointing import page_of
from secretariat.site.queries.reads import Read
from secretariat.site.queries.rows import Link, Look


@dataclass(frozen=True, slots=True)
class Course:
    """How far the report is: its state and rule, who checked it, what stands in the way."""

    state: str
    state_words: str
    way_words: str
    circulated: str
    silence_ends: str
    approved: str
    approved_at: Link | None
    checkers: tuple[tuple[str, bool], ...]
    objection: str
    objected_by: str
    sha256: str


def course_of(report: MeetingReport) -> Course:
    """Return how far a report is, in 2 queries."""
    checked = set(report.checked_by.values_list("pk", flat=True))
    other = report.approved_at_meeting
    return Course(
        state=report.state,
        state_words=str(ReportState(report.state).label),
        way_words=str(ApprovalWay(report.way).label) if report.way else "",
        circulated=moment(report.circulated_at) if report.circulated_at else "",
        silence_ends=moment(report.silence_ends_at) if report.silence_ends_at else "",
        approved=moment(report.approved_at) if report.approved_at else "",
        approved_at=Link(other.title, page_of("meeting", other.public_id)) if other else None,
        checkers=tuple((one.name, one.pk in checked) for one in report.checkers.order_by("name")),
        objection=report.objection,
        objected_by=report.objected_by,
        sha256=report.sha256,
    )


def gaps(
    items: Sequence[Read], by_kind: Mapping[str, Sequence[Read]], report: MeetingReport | None
) -> Iterator[str]:
    """Return what a reader of the draft would miss; nothing of it stops anybody."""
    if report is not None and report.state not in {ReportState.DRAFT, ReportState.OBJECTED}:
        return
    told = {read.value.get("item") for kind in ("outcome", "statement") for read in by_kind.get(kind, ())}
    silent = [item.value["number"] for item in items if item.value["number"] and item.line not in told]
    if silent:
        yield _("Nothing is recorded under items %(numbers)s.") % {"numbers": ", ".join(silent)}
    awaited = [
        read for read in by_kind.get("meeting-document", ()) if read.value["stage"] == DocumentStage.AWAITED
    ]
    if awaited:
        yield _("%(count)d documents are still awaited and left out.") % {"count": len(awaited)}
    unsure = [
        read for read in by_kind.get("attendance", ()) if read.value["status"] == AttendanceStatus.ANNOUNCED
    ]
    if unsure:
        yield _("%(count)d participants are announced, and nobody said whether they came.") % {
            "count": len(unsure)
        }


def acts_of(meeting: Meeting, report: MeetingReport | None, look: Look, *, writes: bool) -> tuple[str, ...]:
    """Return what the viewer may do with the report now."""
    if meeting.status != MeetingStatus.HELD:
        return ()
    if report is None:
        return ("draft",) if writes else ()
    found = ["draft"] if writes and report.state in {ReportState.DRAFT, ReportState.OBJECTED} else []
    sees_to_it = writes or bool(meeting.body and presides(look.viewer, meeting.body, timezone.now()))
    if report.state == ReportState.DRAFT and sees_to_it:
        found.append("circulate")
    if report.state == ReportState.CIRCULATED:
        if sees_to_it and report.way != ApprovalWay.CHECKERS:
            found.append("approve")
        if report.checkers.filter(pk=look.viewer.account_id).exclude(pk__in=report.checked_by.all()).exists():
            found.append("check")
        if reporting.may_object(look.viewer, meeting):
            found.append("object")
    return (*found, "rule") if writes else tuple(found)
