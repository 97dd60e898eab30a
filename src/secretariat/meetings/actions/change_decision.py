from dataclasses import replace

from django.db import transaction

from secretariat.evidence.sourced import Sourced
from secretariat.meetings import deciding, sitting
from secretariat.meetings.actions.enter_outcome import enter_outcome
from secretariat.meetings.actions.record_decision import refuse_orphan_day
from secretariat.meetings.bridge import OutcomeValue
from secretariat.meetings.models import Outcome
from secretariat.refusals import WrongState


@transaction.atomic
def change_decision(*, outcome: Outcome, value: OutcomeValue, sourced: Sourced, seen_version: int) -> Outcome:
    """Say anew what was decided under an item; what stood there before stays.

    Who: the secretariat of the body (`policies.may_record`).
    Writes: a further claim, which is the present reading (`enter_outcome`).
    Refuses: NotPermitted; StaleRevision; WrongState (under no item; nothing changes); Invalid (as
        `record_decision`).

    Args:
        seen_version: version of the line that the person saw.
    """
    meeting = sitting.in_hand(outcome.meeting, sourced.by)
    line = sitting.taken_up(outcome.line, seen_version)
    if outcome.item is None:
        raise WrongState("This came of the meeting as a whole. Record what was decided under an item.")
    before = deciding.outcome_now(outcome)
    refuse_orphan_day(value)
    deciding.good_texts(value, meeting, sourced.by)
    value = replace(value, meeting=before.meeting, item=before.item)
    if value == before:
        raise WrongState("That is what the record says already.")
    source = deciding.decided_source(outcome.item, sourced, line)
    enter_outcome(value=value, sourced=source, line=line, choose=True)
    return Outcome.objects.get(pk=outcome.pk)
