from dataclasses import replace

from django.db import transaction

from secretariat.evidence.sourced import Sourced
from secretariat.meetings import sitting
from secretariat.meetings.actions.enter_attendance import enter_attendance
from secretariat.meetings.attending import parted, sender_of
from secretariat.meetings.models import Attendance
from secretariat.meetings.people_file import PersonRow
from secretariat.meetings.shapes.people import attendance_of
from secretariat.meetings.speaking import Bearers
from secretariat.refusals import Invalid, WrongState


@transaction.atomic
def change_attendance(
    *, attendance: Attendance, row: PersonRow, sourced: Sourced, seen_version: int
) -> Attendance:
    """Say anew in which office, for whom and whether somebody attends; who it is stays.

    Who: the secretariat of the body (`policies.may_record`).
    Writes: a further claim, which is the present reading (`enter_attendance`).
    Refuses: NotPermitted; StaleRevision; WrongState (nothing changes); Invalid (as `record_attendance`).

    Args:
        seen_version: version of the line that the person saw.
    """
    meeting = sitting.in_hand(attendance.meeting, sourced.by)
    line = sitting.taken_up(attendance.line, seen_version)
    assert line.chosen is not None, "whoever is on the list has a reading"
    before = attendance_of(line.chosen.value)
    source = sitting.sourced_at(meeting, sourced, line)
    try:
        sender = sender_of(row.sender, row.role, Bearers(source))
    except ValueError as error:
        raise Invalid(f"{str(error).capitalize()}.", field="sender") from error
    address, words = parted(row.name, row.address)
    value = replace(
        before,
        words=words,
        address=address[:60],
        sender=sender,
        office=row.office,
        role=row.role,
        rank=row.rank,
        status=row.status,
    )
    if value == before:
        raise WrongState("That is what the list says already.")
    enter_attendance(value=value, sourced=source, line=line, choose=True)
    return Attendance.objects.get(pk=attendance.pk)
