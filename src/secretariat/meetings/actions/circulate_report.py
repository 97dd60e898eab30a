from collections.abc import Sequence
from datetime import datetime, timedelta

from django.db import transaction

from secretariat.history.actions.record import record
from secretariat.meetings import reporting
from secretariat.meetings.models import MeetingReport
from secretariat.meetings.states import ApprovalWay, ReportState
from secretariat.people.actor import Actor
from secretariat.refusals import Invalid, NotReady


@transaction.atomic
def circulate_report(
    *, report: MeetingReport, checkers: Sequence[int], by: Actor, at: datetime, seen_version: int
) -> MeetingReport:
    """Circulate the report: from now on its words stay, until it is approved or objected to.

    Who: the secretariat and the chair of the body (`reporting.refuse_others`).
    From, to: draft → circulated.
    Writes: the report with each line on which it rests, as it stands, and its SHA-256; history entry
        `meeting-report.circulated`.
    Refuses: NotPermitted; StaleRevision; WrongState; NotReady (no item on its agenda); Invalid (not two
        different checkers of two delegations, where the body elects them).

    Args:
        checkers: accounts of those who were elected to check it.
    """
    reporting.refuse_others(by, report.meeting, at)
    report = reporting.taken_up(report, seen_version, ReportState.DRAFT)
    way, days = reporting.rule_of(report.meeting)
    chosen = frozenset(checkers) if way == ApprovalWay.CHECKERS else frozenset()
    if way == ApprovalWay.CHECKERS:
        seated = reporting.delegates_of(report.meeting, reporting.today_at(report.meeting, at))
        if len(chosen) != reporting.CHECKERS or not chosen <= set(seated):
            raise Invalid(
                f"Name the {reporting.CHECKERS} delegates who were elected to check it.", field="checkers"
            )
    lines = reporting.lines_of(report.meeting)
    if not any(one["kind"] == "agenda-item" for one in lines):
        raise NotReady("The meeting has no item on its agenda: there is nothing to report.")
    report.way, report.lines = way, lines
    report.sha256 = reporting.hash_of(report.introduction, lines)
    report.circulated_at = at
    report.silence_ends_at = at + timedelta(days=days) if way == ApprovalWay.SILENCE else None
    report.checkers.set(chosen)
    report.checked_by.clear()
    before, report.state = report.state, ReportState.CIRCULATED
    reporting.kept(report)
    record(
        "meeting-report.circulated", on=report, by=by, at=at, meeting=report.meeting.public_id, before=before,
        after=report.state, way=way, sha256=report.sha256,
    )  # fmt: skip
    return report
