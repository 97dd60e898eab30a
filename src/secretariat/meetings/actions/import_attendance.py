from collections.abc import Sequence

from django.db import transaction

from secretariat.evidence.sourced import Sourced
from secretariat.meetings import sitting
from secretariat.meetings.actions.record_attendance import take
from secretariat.meetings.attending import Checked, attendance_version, checked
from secretariat.meetings.models import Attendance, Meeting
from secretariat.meetings.people_file import PersonRow
from secretariat.refusals import Invalid, StaleRevision


@transaction.atomic
def import_attendance(
    *,
    meeting: Meeting,
    rows: Sequence[PersonRow],
    sourced: Sourced,
    seen_version: int,
    is_in_part: bool = False,
) -> Checked:
    """Put a whole list on the list of participants: all of it, or nothing, unless a part is asked for.

    Who: the secretariat of the body (`policies.may_record`).
    Writes: a line for each row (`take`, as `record_attendance` does it for one).
    Refuses: NotPermitted; WrongState (a visit); StaleRevision (somebody changed the list); Invalid (a row
        that cannot be taken, where no part was asked for; no row that can).

    Args:
        is_in_part: leave the rows that cannot be taken out, and take the others.
    """
    sitting.in_hand(meeting, sourced.by)
    if attendance_version(meeting) != seen_version:
        raise StaleRevision("Somebody changed this list after you opened it. Look again, then take it.")
    source = sitting.sourced_at(meeting, sourced)
    found = checked(rows, meeting, source)
    if found.bad and not is_in_part:
        raise Invalid(
            f"{len(found.bad)} of {len(rows)} rows cannot be taken, so none was. Mend them, or ask for the "
            "others alone.",
            field="text",
        )
    if not found.good:
        raise Invalid("No row can be taken.", field="text")
    start = Attendance.objects.filter(meeting=meeting).count()
    for at, (row, sender) in enumerate(found.good):
        take(meeting, row, sender, source, start + at)
    return found
