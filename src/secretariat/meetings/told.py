"""What history tells of agendas and invitations that were sent, to those who may see the meeting."""

from typing import Any

from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _

from secretariat.history.telling import Field, thing, verb
from secretariat.meetings.models import (
    AgendaVersion,
    ApprovalRule,
    Convocation,
    Meeting,
    MeetingReport,
    ProtocolRule,
)
from secretariat.people.actor import Actor


def _versions(viewer: Actor) -> "QuerySet[Any]":
    return AgendaVersion.objects.filter(meeting__in=Meeting.objects.visible_to(viewer))


def _rules(viewer: Actor) -> "QuerySet[Any]":
    return ProtocolRule.objects.filter(body__slug__in=viewer.limited_bodies)


def _approvals(viewer: Actor) -> "QuerySet[Any]":
    return ApprovalRule.objects.filter(body__slug__in=viewer.limited_bodies)


def _reports(viewer: Actor) -> "QuerySet[Any]":
    return MeetingReport.objects.filter(
        meeting__in=Meeting.objects.visible_to(viewer), meeting__body__slug__in=viewer.limited_bodies
    )


thing("approval-rule", _("rule on reports"), key="body__slug", seen_by=_approvals)
thing("meeting-report", _("report of a meeting"), key="public_id", seen_by=_reports)
thing("protocol-rule", _("order of delegations"), key="body__slug", seen_by=_rules)
thing("agenda-version", _("agenda as sent"), key="public_id", seen_by=_versions)


def _convocations(viewer: Actor) -> "QuerySet[Any]":
    """Who was called to a meeting is for those who call: staff who may see the meeting."""
    rows = Convocation.objects.filter(meeting__in=Meeting.objects.visible_to(viewer))
    return rows if viewer.is_staff else rows.none()


thing("convocation", _("convocation"), key="public_id", seen_by=_convocations)

_MEETING = Field(_("meeting"), of="line")

verb("agenda-version.issued", _("sent an agenda"), meeting=_MEETING, number=_("version"), note=_("remark"))
for _kind in ("agenda-version", "convocation"):
    verb(
        f"{_kind}.redacted",
        _("took somebody out of those to whom a letter went"),
        meeting=_MEETING,
        reason=_("reason"),
    )
verb(
    "agenda-version.sent",
    _("sent an agenda by letter"),
    meeting=_MEETING,
    number=_("version"),
    count=_("letters"),
)
verb(
    "convocation.sent",
    _("sent invitations"),
    meeting=_MEETING,
    method=_("method"),
    sequence=_("version"),
    count=_("how many"),
)
verb(
    "protocol-rule.set",
    _("said in which order delegations are listed"),
    before=_("rule before"),
    after=_("rule after"),
)

_BEFORE, _AFTER = _("before"), _("after")

verb("approval-rule.set", _("said how reports are approved"), before=_BEFORE, after=_AFTER)
verb("meeting-report.drafted", _("drafted a report"), meeting=_MEETING, before=_BEFORE, after=_AFTER)
verb(
    "meeting-report.circulated",
    _("circulated a report"),
    meeting=_MEETING,
    before=_BEFORE,
    after=_AFTER,
    way=_("how it is approved"),
    sha256=_("SHA-256"),
)
verb("meeting-report.checked", _("checked a report"), meeting=_MEETING, before=_BEFORE, after=_AFTER)
verb(
    "meeting-report.objected",
    _("objected to a report"),
    meeting=_MEETING,
    before=_BEFORE,
    after=_AFTER,
    reason=_("why"),
)
verb(
    "meeting-report.approved",
    _("recorded the approval of a report"),
    meeting=_MEETING,
    before=_BEFORE,
    after=_AFTER,
    way=_("how it is approved"),
    at_meeting=Field(_("at the meeting"), of="line"),
)
