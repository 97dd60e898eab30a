from datetime import datetime

from django.db import transaction

from secretariat.history.actions.record import record
from secretariat.meetings import reporting
from secretariat.meetings.models import MeetingReport
from secretariat.meetings.states import ReportState
from secretariat.people.actor import Actor
from secretariat.refusals import NotPermitted, WrongState


@transaction.atomic
def check_report(*, report: MeetingReport, by: Actor, at: datetime, seen_version: int) -> MeetingReport:
    """Say, as one of the two elected checkers, that the report is right; with the second word it is approved.

    Who: those who were elected to check it, each once.
    From, to: circulated → circulated, or approved once all have checked it.
    Writes: the report; history entry `meeting-report.checked`.
    Refuses: NotPermitted; StaleRevision; WrongState (not circulated; checked already by the same).
    """
    if by.is_looking or by.account_id is None or not report.checkers.filter(pk=by.account_id).exists():
        raise NotPermitted("Only those who were elected to check this report say that it is right.")
    report = reporting.taken_up(report, seen_version, ReportState.CIRCULATED)
    if report.checked_by.filter(pk=by.account_id).exists():
        raise WrongState("You have checked it already.")
    report.checked_by.add(by.account_id)
    before = report.state
    if report.checked_by.count() == report.checkers.count():
        report.state, report.approved_at = ReportState.APPROVED, at
    reporting.kept(report)
    record(
        "meeting-report.checked", on=report, by=by, at=at, meeting=report.meeting.public_id, before=before,
        after=report.state,
    )  # fmt: skip
    return report
