"""Meetings to come, reports that nobody has approved, decisions handed on, documents awaited."""

from collections.abc import Mapping
from datetime import date

from django.db.models import Count, F, Prefetch, Q
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from secretariat.bodies.queries import names_of
from secretariat.evidence.lines import lines_open_to
from secretariat.meetings.models import AgendaItem, Meeting, MeetingDocument, MeetingReport, Outcome
from secretariat.meetings.states import (
    AHEAD,
    ApprovalWay,
    DocumentStage,
    MeetingStatus,
    ReportState,
)
from secretariat.parties.unfinished import Asked, OpenItem, holds
from secretariat.people.actor import Actor

KEPT_DAYS = 730  # for so long a decision without a day is told as handed on


def meetings_open(asked: Asked) -> list[OpenItem]:
    """Return what the meetings of the bodies have open, in 7 queries."""
    return [*_ahead(asked), *_reports(asked), *_handed_on(asked), *_awaited(asked)]


def _of_bodies(asked: Asked, row: str = "") -> Q:
    """Return the condition for meetings of the bodies, also those that they hold with others."""
    jointly = Meeting.joint_with.through.objects.filter(body__in=asked.keys).values("meeting")
    return Q(**{f"{row}body__in": asked.keys}) | Q(**{f"{row}pk__in": jointly})


def _ahead(asked: Asked) -> list[OpenItem]:
    """Return the meetings to come, and those whose day passed without a word on them."""
    agenda = AgendaItem.objects.filter(
        lines_open_to(asked.viewer, row="line__"), is_struck=False, line__chosen__isnull=False
    )
    rows = (
        Meeting.objects.visible_to(asked.viewer)
        .filter(_of_bodies(asked), status__in=AHEAD, part_of=None)
        .select_related("line", "body")
        .annotate(called=Count("convocations", distinct=True), sent=Count("agendas", distinct=True))
        .prefetch_related(Prefetch("items", queryset=agenda))
        .order_by(F("on_first").asc(nulls_last=True), "pk")
    )
    return [_meeting(row, asked) for row in rows]


def _meeting(row: Meeting, asked: Asked) -> OpenItem:
    is_over = bool(row.on and row.on.end and row.on.end <= asked.on)
    state = str(MeetingStatus(row.status).label).lower()
    return OpenItem(
        kind="meeting", id=row.public_id, words=_capital(row.title_in(asked.language)),
        body=(row.body or asked.body).slug, url=reverse("site:meeting", args=[row.public_id]),
        due=row.on.text if row.on else "",
        state=_("%(state)s, the day has passed") % {"state": state} if is_over else state,
        next="; ".join(filter(None, (row.place, _agenda(row), _called(row)))),
    )  # fmt: skip


def _agenda(row: Meeting) -> str:
    count = len(row.items.all())
    if not count:
        return _("no agenda yet")
    words = ngettext("agenda of %(count)d item", "agenda of %(count)d items", count) % {"count": count}
    return words if row.sent else _("%(agenda)s, not sent") % {"agenda": words}  # type: ignore[attr-defined]


def _called(row: Meeting) -> str:
    return _("invitations sent") if row.called else _("not called yet")  # type: ignore[attr-defined]


def _capital(words: str) -> str:
    return words[:1].upper() + words[1:]


def _reports(asked: Asked) -> list[OpenItem]:
    """Return the reports on their way: of those not circulated the secretariat alone is told."""
    viewer = asked.viewer
    staffed = [slug for slug in asked.slugs if isinstance(viewer, Actor) and viewer.is_staff_of(slug)]
    rows = (
        MeetingReport.objects.filter(
            lines_open_to(viewer, row="meeting__line__"), meeting__line__chosen__isnull=False
        )
        .filter(meeting__body__in=asked.keys, meeting__body__slug__in=viewer.limited_bodies)
        .exclude(state=ReportState.APPROVED)
        .filter(~Q(state=ReportState.DRAFT) | Q(meeting__body__slug__in=staffed))
        .select_related("meeting__line", "meeting__body")
        .order_by("meeting__on_first", "pk")
    )
    return [_report(row, asked) for row in rows]


def _report(row: MeetingReport, asked: Asked) -> OpenItem:
    way = str(ApprovalWay(row.way).label).lower() if row.way else ""
    objection = f"{row.objected_by}: {row.objection}" if row.objection else ""
    meeting = row.meeting
    return OpenItem(
        kind="meeting-report", id=row.public_id,
        words=_("Report: %(meeting)s") % {"meeting": meeting.title_in(asked.language)},
        body=meeting.body.slug if meeting.body else "", url=reverse("site:report", args=[meeting.public_id]),
        since=row.circulated_at.date().isoformat() if row.circulated_at else "",
        due=row.silence_ends_at.date().isoformat() if row.silence_ends_at else "",
        state=str(ReportState(row.state).label).lower(), next=objection or way,
    )  # fmt: skip


def _handed_on(asked: Asked) -> list[OpenItem]:
    """Return the decisions that were handed to a body or have a day that is to come, or just passed."""
    since = date.fromordinal(asked.on.toordinal() - KEPT_DAYS)
    rows = (
        Outcome.objects.visible_to(asked.viewer)
        .filter(lines_open_to(asked.viewer, row="meeting__line__"))
        .filter(Q(meeting__body__in=asked.keys) | Q(handed_to__in=asked.keys))
        .filter(Q(handed_to__isnull=False) | Q(due_first__isnull=False))
        .filter(Q(due_end__gt=since) | Q(due_first__isnull=True, meeting__on_first__gt=since))
        .select_related("line", "meeting__line", "meeting__body", "handed_to")
        .order_by(F("due_first").asc(nulls_last=True), "pk")
    )
    found = list(rows)
    names = names_of(
        "body", {row.handed_to_id for row in found if row.handed_to_id}, asked.language, viewer=asked.viewer
    )
    return [_outcome(row, names, asked) for row in found]


def _outcome(row: Outcome, names: Mapping[int, str], asked: Asked) -> OpenItem:
    meeting = row.meeting
    return OpenItem(
        kind="decision", id=row.public_id, words=row.words,
        body=(meeting.body or asked.body).slug, url=reverse("site:line", args=[row.public_id]),
        owners=(names.get(row.handed_to_id, ""),) if row.handed_to_id else (),
        since=meeting.on.text if meeting.on else "", due=row.due.text if row.due else "",
        state=_("handed on") if row.handed_to_id else _("to be followed up"),
        source=", ".join(filter(None, (row.symbol, meeting.title_in(asked.language)))),
    )  # fmt: skip


def _awaited(asked: Asked) -> list[OpenItem]:
    """Return the documents for which meetings wait that are still to be held."""
    rows = (
        MeetingDocument.objects.visible_to(asked.viewer)
        .filter(lines_open_to(asked.viewer, row="meeting__line__"), meeting__line__chosen__isnull=False)
        .filter(meeting__body__in=asked.keys, stage=DocumentStage.AWAITED)
        .filter(meeting__status__in=AHEAD)
        .select_related("line", "meeting__line", "meeting__body")
        .order_by(F("due").asc(nulls_last=True), "pk")
    )
    return [
        OpenItem(
            kind="meeting-document", id=row.public_id, words=str(row), body=row.meeting.body.slug,
            url=reverse("site:meeting-documents", args=[row.meeting.public_id]),
            due=row.due.isoformat() if row.due else "", state=str(DocumentStage(row.stage).label).lower(),
            source=row.meeting.title_in(asked.language),
        )
        for row in rows
    ]  # fmt: skip


holds("meeting", "meeting-report", "decision", "meeting-document", gather=meetings_open)
