from dataclasses import replace

from django.db import transaction

from secretariat.evidence.sourced import Sourced
from secretariat.meetings.actions.change_meeting import change_meeting
from secretariat.meetings.models import Meeting
from secretariat.meetings.queries import value_now
from secretariat.meetings.states import AHEAD, MOVES, MeetingStatus
from secretariat.refusals import Invalid, WrongState


@transaction.atomic
def move_meeting(
    *, meeting: Meeting, move: str, reason: str, sourced: Sourced, seen_version: int, on: str | None = None
) -> Meeting:
    """Confirm, hold, postpone or cancel a meeting that lies ahead.

    Who: the secretariat of the body (`meetings.policies.may_record`).
    Writes: a further claim with the new state (`change_meeting`); what was announced stays.
    Refuses: as `change_meeting`; Invalid (no such move); WrongState (held or cancelled already).

    Args:
        move: confirm, hold, postpone or cancel.
        on: EDTF; the new day of a meeting that is postponed.
    """
    if move not in MOVES:
        raise Invalid(f"“{move}” is nothing that is done to a meeting.", field="move")
    if meeting.status not in AHEAD:
        raise WrongState(f"It is {MeetingStatus(meeting.status).label.lower()} already.")
    before = value_now(meeting)
    value = replace(before, status=MOVES[move].value, reason=reason)
    if move == "postpone":
        value = replace(value, on=on, begins="", ends="")
    return change_meeting(meeting=meeting, value=value, sourced=sourced, seen_version=seen_version)
