from datetime import datetime

from django.db import transaction

from secretariat.evidence import checks
from secretariat.history.actions.record import record
from secretariat.meetings import reporting
from secretariat.meetings.models import MeetingReport
from secretariat.meetings.states import ReportState
from secretariat.people.actor import Actor
from secretariat.refusals import Invalid, NotPermitted, WrongState

LONGEST = 1000


@transaction.atomic
def object_to_report(
    *, report: MeetingReport, reason: str, by: Actor, at: datetime, seen_version: int
) -> MeetingReport:
    """Object to a report that circulates: the silence is broken, and the secretariat drafts it anew.

    Who: the delegations of members, by their seat or by their note (`reporting.may_object`).
    From, to: circulated → objected.
    Writes: the report, with whose word and why; history entry `meeting-report.objected`.
    Refuses: NotPermitted; StaleRevision; WrongState (not circulated; the silence is over); Invalid (no
        reason).
    """
    if not reporting.may_object(by, report.meeting):
        raise NotPermitted("Only the delegations of members object to a report.")
    report = reporting.taken_up(report, seen_version, ReportState.CIRCULATED)
    if report.silence_ends_at is not None and at >= report.silence_ends_at:
        raise WrongState("The silence is over: nobody objected in time.")
    checks.said(reason, field="reason")
    if len(reason) > LONGEST:
        raise Invalid(f"Say it in at most {LONGEST} characters.", field="reason")
    checks.openly_written(reason, field="reason")
    before, report.state = report.state, ReportState.OBJECTED
    report.objection = reason.strip()
    report.objected_by = (
        ", ".join(sorted(by.parties_in(report.meeting.body.slug))) if report.meeting.body else ""
    )
    reporting.kept(report)
    record(
        "meeting-report.objected", on=report, by=by, at=at, meeting=report.meeting.public_id, before=before,
        after=report.state, reason=report.objection,
    )  # fmt: skip
    return report
