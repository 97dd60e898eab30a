from dataclasses import replace

from django.db import transaction

from secretariat.distribution import Distribution, stricter
from secretariat.evidence.models import Line
from secretariat.evidence.reach import readers_of
from secretariat.evidence.sourced import Sourced
from secretariat.meetings import policies
from secretariat.meetings.actions.enter_outcome import enter_outcome
from secretariat.meetings.bridge import OutcomeValue
from secretariat.meetings.models import Meeting, Outcome
from secretariat.meetings.states import AHEAD, MeetingStatus
from secretariat.refusals import Invalid, NotPermitted, StaleRevision, WrongState


@transaction.atomic
def record_outcome(*, meeting: Meeting, value: OutcomeValue, sourced: Sourced, seen_count: int) -> Outcome:
    """Record what came of a meeting, and which body is to follow it up.

    Who: the secretariat of the body (`policies.may_record`).
    Writes: the outcome as a line of its own (`enter_outcome`), never open to more than the meeting.
    Refuses: NotPermitted; StaleRevision (somebody else recorded one); WrongState (the meeting lies ahead or
        was called off); Invalid (nothing said, a day by which nobody is to follow it up).

    Args:
        seen_count: how many outcomes the person saw.
    """
    line = Line.objects.select_for_update(of=("self",)).get(pk=meeting.pk)
    if not policies.may_record(sourced.by, meeting.body):
        raise NotPermitted("Only the secretariat of this body records what came of its meetings.")
    if Outcome.objects.filter(meeting=meeting).visible_to(sourced.by).count() != seen_count:
        raise StaleRevision(
            "Somebody recorded an outcome after you opened this. Look at it, then save again."
        )
    if meeting.status != MeetingStatus.HELD:
        when = "has not been held yet" if meeting.status in AHEAD else "was not held"
        raise WrongState(f"This meeting {when}: nothing came of it.")
    if value.due and not value.handed_to:
        raise Invalid("Say which body is to follow it up by that day.", field="handed_to")
    claim = enter_outcome(value=value, sourced=_no_wider(sourced, line))
    return Outcome.objects.get(line=claim.line)


def _no_wider(sourced: Sourced, line: Line) -> Sourced:
    """Return the source, open to nobody who may not see the meeting by itself."""
    reach = stricter(sourced.distribution, line.distribution)
    readers = sourced.readers
    if line.distribution == Distribution.RESTRICTED:
        readers = readers & readers_of(line)
    return replace(sourced, distribution=reach, readers=readers)
