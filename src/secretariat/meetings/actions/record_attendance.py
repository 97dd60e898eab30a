from django.db import transaction

from secretariat.evidence.sourced import Sourced
from secretariat.meetings import sitting
from secretariat.meetings.actions.enter_attendance import enter_attendance
from secretariat.meetings.attending import Checked, checked, parted
from secretariat.meetings.models import Attendance, Meeting
from secretariat.meetings.naming import Written, named
from secretariat.meetings.people_file import PersonRow
from secretariat.meetings.shapes.people import AttendanceValue, SenderValue
from secretariat.refusals import Invalid


@transaction.atomic
def record_attendance(*, meeting: Meeting, row: PersonRow, sourced: Sourced) -> Attendance:
    """Put somebody on the list of participants.

    Who: the secretariat of the body (`policies.may_record`).
    Writes: a line with its source (`enter_attendance`); the person, where the record knows them not yet.
    Refuses: NotPermitted; WrongState (a visit); Invalid (no name; a sender that nobody knows; on the list
        already).
    """
    sitting.in_hand(meeting, sourced.by)
    source = sitting.sourced_at(meeting, sourced)
    found = checked([row], meeting, source)
    refuse_bad(found)
    return take(meeting, *found.good[0], source, Attendance.objects.filter(meeting=meeting).count())


def refuse_bad(found: Checked) -> None:
    """Refuse a row that cannot be taken, naming the field."""
    if found.bad:
        reasons = "; ".join(found.bad[0].reasons)
        field = "sender" if "nobody that the record knows" in reasons else "name"
        raise Invalid(f"{reasons[:1].upper()}{reasons[1:]}.", field=field)


def take(
    meeting: Meeting, row: PersonRow, sender: SenderValue | None, source: Sourced, position: int
) -> Attendance:
    """Enter one row that was checked; call it within the transaction of the act."""
    address, words = parted(row.name, row.address)
    person = named([Written(words)], source)[0].person
    value = AttendanceValue(
        meeting=meeting.public_id,
        body=meeting.body.slug if meeting.body else None,
        words=words,
        sender=sender,
        person=person,
        address=address[:60],
        office=row.office,
        role=row.role,
        rank=row.rank,
        status=row.status,
        position=position,
    )
    claim = enter_attendance(value=value, sourced=source)
    return Attendance.objects.get(line=claim.line)
