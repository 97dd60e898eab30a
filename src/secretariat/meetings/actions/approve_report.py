from datetime import datetime

from django.db import transaction

from secretariat.history.actions.record import record
from secretariat.meetings import reporting
from secretariat.meetings.models import Meeting, MeetingReport
from secretariat.meetings.states import ApprovalWay, MeetingStatus, ReportState
from secretariat.people.actor import Actor
from secretariat.refusals import Invalid, NotReady


@transaction.atomic
def approve_report(
    *, report: MeetingReport, by: Actor, at: datetime, seen_version: int, at_meeting: Meeting | None = None
) -> MeetingReport:
    """Record that the report is approved, as the body's rule says.

    Who: the secretariat and the chair of the body (`reporting.refuse_others`).
    From, to: circulated → approved.
    Writes: the report; history entry `meeting-report.approved`.
    Refuses: NotPermitted; StaleRevision; WrongState; NotReady (the same meeting is over; the silence is not;
        the checkers have not spoken); Invalid (no later meeting of the same kind that was held).

    Args:
        at_meeting: the next meeting, where the body approves its reports there.
    """
    reporting.refuse_others(by, report.meeting, at)
    report = reporting.taken_up(report, seen_version, ReportState.CIRCULATED)
    if report.way == ApprovalWay.CHECKERS:
        raise NotReady("It is approved once both elected checkers have said that it is right.")
    if report.way == ApprovalWay.SILENCE and (report.silence_ends_at is None or at < report.silence_ends_at):
        raise NotReady(f"The silence runs until {report.silence_ends_at:%Y-%m-%d %H:%M} UTC.")
    if report.way == ApprovalWay.SAME_MEETING:
        _refuse_after(report.meeting, at)
    if report.way == ApprovalWay.NEXT_MEETING:
        _refuse_other(report.meeting, at_meeting)
        report.approved_at_meeting = at_meeting
    before, report.state, report.approved_at = report.state, ReportState.APPROVED, at
    reporting.kept(report)
    record(
        "meeting-report.approved", on=report, by=by, at=at, meeting=report.meeting.public_id, before=before,
        after=report.state, way=report.way, at_meeting=at_meeting.public_id if at_meeting else None,
    )  # fmt: skip
    return report


def _refuse_after(meeting: Meeting, at: datetime) -> None:
    last = reporting.last_day(meeting)
    if last is not None and reporting.today_at(meeting, at) > last:
        raise NotReady(
            f"The meeting ended on {last}; its report was to be approved there. Set another rule for this "
            "body first, then circulate it anew."
        )


def _refuse_other(meeting: Meeting, other: Meeting | None) -> None:
    is_known = other is not None and other.pk != meeting.pk
    if other is None or not is_known or (other.body_id, other.kind) != (meeting.body_id, meeting.kind):
        raise Invalid("Name the next meeting of this series that approved it.", field="at_meeting")
    first, last = other.on.first if other.on else None, reporting.last_day(meeting)
    if other.status != MeetingStatus.HELD or (first and last and first <= last):
        raise Invalid("That meeting was not held later than this one.", field="at_meeting")
