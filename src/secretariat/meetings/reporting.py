"""What a report rests on, and what the actions on it ask first. Call within their transaction."""

import hashlib
import json
from datetime import date, datetime
from typing import Any
from zoneinfo import ZoneInfo

from django.db.models import Q

from secretariat.bodies.models import Mandate
from secretariat.chairs.policies import presides
from secretariat.evidence.models import Line
from secretariat.meetings import policies, sitting
from secretariat.meetings.models import ApprovalRule, Meeting, MeetingReport
from secretariat.meetings.states import ApprovalWay, ReportState
from secretariat.people.actor import DELEGATION, Actor
from secretariat.refusals import NotPermitted, StaleRevision, WrongState

OF_MEETING = ("agenda-item", "outcome", "meeting-document", "attendance")
CHECKERS = 2
SILENCE_DAYS = 14


def taken_up(report: MeetingReport, seen_version: int, *states: str) -> MeetingReport:
    """Return the report, locked, in one of these states.

    Raises:
        StaleRevision: somebody changed it since. WrongState: it is in another state.
    """
    rows = MeetingReport.objects.select_for_update(of=("self",)).select_related(
        "meeting__line", "meeting__body"
    )
    found = rows.get(pk=report.pk)
    if found.version != seen_version:
        raise StaleRevision("Somebody changed this report after you opened the page. Look again, then act.")
    if found.state not in states:
        raise WrongState(f"The report is {ReportState(found.state).label.lower()}.")
    return found


def kept(report: MeetingReport) -> None:
    """Write a report that an act changed."""
    report.version += 1
    report.save()


def refuse_others(by: Actor, meeting: Meeting, at: datetime) -> None:
    """Refuse whoever is neither the secretariat of the body nor in its chair."""
    if not (policies.may_record(by, meeting.body) or (meeting.body and presides(by, meeting.body, at))):
        raise NotPermitted("The secretariat and the chair of this body see to its reports.")


def may_object(by: Actor, meeting: Meeting) -> bool:
    """Members of the body object to a report: their delegations, by their seat or by their note."""
    body = meeting.body
    return body is not None and not by.is_looking and bool(by.parties_in(body.slug))


def delegates_of(meeting: Meeting, day: date) -> dict[int, str]:
    """Return account → who they are, of the delegations that can be elected to check a report."""
    rows = Mandate.objects.filter(body=meeting.body_id, role__in=DELEGATION, first_on__lte=day)
    seated = (
        rows.filter(Q(end_on=None) | Q(end_on__gt=day))
        .select_related("account", "party")
        .order_by("account__name")
    )
    return {one.account_id: f"{one.account.name} ({one.party.code if one.party else ''})" for one in seated}


def rule_of(meeting: Meeting) -> tuple[str, int]:
    """Return how the body approves its reports, and in how many days of silence; by silence where unsaid."""
    rule = ApprovalRule.objects.filter(body=meeting.body_id).first()
    return (rule.way, rule.silence_days) if rule else (ApprovalWay.SILENCE.value, SILENCE_DAYS)


def today_at(meeting: Meeting, at: datetime) -> date:
    """Return the calendar day at the place of the meeting."""
    zone = meeting.time_zone or (meeting.body.time_zone if meeting.body else "") or "UTC"
    return at.astimezone(ZoneInfo(zone)).date()


def last_day(meeting: Meeting) -> date | None:
    """Return the last day of the meeting; None where it is not known to the day."""
    days = sitting.days_of(meeting)
    return days[-1] if days else None


def lines_of(meeting: Meeting) -> list[dict[str, Any]]:
    """Return the lines on which the report rests, as they stand now."""
    of_meeting = Q(kind__in=OF_MEETING, chosen__value__meeting=meeting.public_id)
    standing = Line.objects.filter(of_meeting, chosen__isnull=False).select_related("chosen").order_by("pk")
    own = [_kept(line) for line in standing]
    items = [one["line"] for one in own if one["kind"] == "agenda-item"]
    said = Line.objects.filter(kind="statement", chosen__value__item__in=items).select_related("chosen")
    return own + [_kept(line) for line in said.order_by("pk")]


def _kept(line: Line) -> dict[str, Any]:
    assert line.chosen is not None, "only lines that stand are taken"
    told = {"line": line.public_id, "kind": line.kind, "value": line.chosen.value}
    return told | {"distribution": line.distribution}


def hash_of(introduction: str, lines: list[dict[str, Any]]) -> str:
    """Return the SHA-256 of what was circulated, as canonical JSON."""
    told = json.dumps([introduction, lines], ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    return hashlib.sha256(told.encode()).hexdigest()
