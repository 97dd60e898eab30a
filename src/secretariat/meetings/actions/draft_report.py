from datetime import datetime

from django.db import transaction

from secretariat.evidence import checks
from secretariat.history.actions.record import record
from secretariat.meetings import reporting, sitting
from secretariat.meetings.models import Meeting, MeetingReport
from secretariat.meetings.states import MeetingStatus, ReportState
from secretariat.people.actor import Actor
from secretariat.refusals import Invalid, StaleRevision, WrongState

LONGEST = 20_000


@transaction.atomic
def draft_report(
    *, meeting: Meeting, introduction: str, by: Actor, at: datetime, seen_version: int
) -> MeetingReport:
    """Draft the report of a meeting, or write its introduction anew; its annexes follow the record.

    Who: the secretariat of the body (`policies.may_record`).
    From, to: none, draft or objected → draft; the words of an objection stay in the history.
    Writes: the report; history entry `meeting-report.drafted`.
    Refuses: NotPermitted; StaleRevision; WrongState (the meeting was not held; circulated or approved
        already); Invalid (too long).

    Args:
        seen_version: version of the report that the person saw; 0 where there was none.
    """
    sitting.in_hand(meeting, by)
    if meeting.status != MeetingStatus.HELD:
        raise WrongState("The report is drafted once the meeting is closed: say first that it was held.")
    checks.openly_written(introduction, field="introduction")
    if len(introduction) > LONGEST:
        raise Invalid(f"Say it in at most {LONGEST} characters.", field="introduction")
    report = MeetingReport.objects.filter(meeting=meeting).first()
    if report is None:
        if seen_version:
            raise StaleRevision("There is no such draft. Look again, then save.")
        report, before = MeetingReport(meeting=meeting, version=0), ""
    else:
        report = reporting.taken_up(report, seen_version, ReportState.DRAFT, ReportState.OBJECTED)
        before = report.state
    report.introduction = introduction.strip()
    report.state, report.objection, report.objected_by = ReportState.DRAFT, "", ""
    reporting.kept(report)
    record(
        "meeting-report.drafted", on=report, by=by, at=at, meeting=meeting.public_id, before=before,
        after=report.state,
    )  # fmt: skip
    return report
