from collections.abc import Sequence
from dataclasses import replace

from django.db import transaction
from django.utils import timezone

from secretariat.evidence import checks
from secretariat.evidence.sourced import Sourced
from secretariat.meetings import policies
from secretariat.meetings.actions.enter_meeting import enter_meeting
from secretariat.meetings.bridge import MeetingValue
from secretariat.meetings.checks import free_number, well_arranged
from secretariat.meetings.models import Meeting
from secretariat.meetings.naming import Written, named
from secretariat.refusals import NotPermitted


@transaction.atomic
def record_meeting(*, value: MeetingValue, sourced: Sourced, people: Sequence[Written] = ()) -> Meeting:
    """Record a meeting or visit at the desk.

    Who: the secretariat of the body (`policies.may_record`).
    Writes: the meeting with its source (`enter_meeting`); persons whom the record does not know yet.
    Refuses: NotPermitted; Invalid (what `enter_meeting` refuses; a number of the series that is taken, hours
        that cannot be, a postponement without a reason, held before its day, a name that two persons bear).

    Args:
        people: who took part, as written; they come after those of the value.
    """
    body = checks.known_body(value.body)
    if not policies.may_record(sourced.by, body):
        raise NotPermitted("Only the secretariat of this body records its meetings.")
    well_arranged(value, body, today=timezone.localdate(sourced.at))
    free_number(value, body, sourced.by)
    present = (*value.participants, *named(people, sourced.about(body)))
    claim = enter_meeting(value=replace(value, participants=present), sourced=sourced)
    return Meeting.objects.get(line=claim.line)
