from collections.abc import Sequence
from dataclasses import replace

from django.db import transaction
from django.utils import timezone

from secretariat.evidence import checks
from secretariat.evidence.actions.withdraw_claim import withdraw_claim
from secretariat.evidence.models import Claim, Line
from secretariat.evidence.sourced import Sourced
from secretariat.meetings import policies
from secretariat.meetings.actions.enter_meeting import enter_meeting
from secretariat.meetings.bridge import MeetingValue
from secretariat.meetings.checks import free_number, well_arranged
from secretariat.meetings.models import Meeting
from secretariat.meetings.naming import Written, named
from secretariat.refusals import Invalid, NotPermitted, StaleRevision, WrongState


@transaction.atomic
def change_meeting(
    *,
    meeting: Meeting,
    value: MeetingValue,
    sourced: Sourced,
    seen_version: int,
    people: Sequence[Written] = (),
    is_slip: bool = False,
) -> Meeting:
    """Say anew what a meeting is: moved, held, cancelled, or written wrongly before.

    Who: the secretariat of the body (`policies.may_record`).
    Writes: a further claim, which is the present reading (`enter_meeting`); what was said before stays beside
        it, but for a slip (`withdraw_claim`).
    Refuses: NotPermitted; StaleRevision; WrongState (a slip of somebody else's source); Invalid (as
        `record_meeting`; another body).

    Args:
        seen_version: version of the line when the person saw it.
        people: who took part, as written; they come after those of the value.
        is_slip: the present reading was mistyped at the desk.
    """
    line = Line.objects.select_for_update(of=("self",)).select_related("chosen").get(pk=meeting.pk)
    body = checks.known_body(value.body)
    if not (policies.may_record(sourced.by, meeting.body) and policies.may_record(sourced.by, body)):
        raise NotPermitted("Only the secretariat of this body changes its meetings.")
    if line.version != seen_version:
        raise StaleRevision("Somebody changed this meeting after you opened it.")
    if body != meeting.body:
        raise Invalid("A meeting stays with its body. Record a new one with the other body.", field="body")
    well_arranged(value, body, today=timezone.localdate(sourced.at))
    free_number(value, body, sourced.by, but=meeting)
    before = line.chosen
    if is_slip and (before is None or not _is_typed(before)):
        raise WrongState(
            "What stands there comes from a document or from the reference data, not from a slip."
        )
    present = (*value.participants, *named(people, sourced.about(body)))
    enter_meeting(value=replace(value, participants=present), sourced=sourced, line=line, choose=True)
    if is_slip and before is not None:
        withdraw_claim(claim=before, by=sourced.by, at=sourced.at, reason="A slip, corrected at the desk.")
    return Meeting.objects.get(pk=meeting.pk)


def _is_typed(claim: Claim) -> bool:
    """Tell whether a person entered the claim by hand."""
    return claim.finding_id is None and claim.line.reference is None
