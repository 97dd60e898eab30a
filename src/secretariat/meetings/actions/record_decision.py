from dataclasses import replace

from django.db import transaction

from secretariat.evidence.sourced import Sourced
from secretariat.meetings import deciding, sitting
from secretariat.meetings.actions.enter_outcome import enter_outcome
from secretariat.meetings.bridge import OutcomeValue
from secretariat.meetings.models import AgendaItem, Outcome
from secretariat.refusals import Invalid, StaleRevision


@transaction.atomic
def record_decision(*, item: AgendaItem, value: OutcomeValue, sourced: Sourced, seen_count: int) -> Outcome:
    """Record what was decided under an item: in which words, how, on which Texts, and who follows it up.

    Who: the secretariat of the body (`policies.may_record`).
    Writes: an outcome under the item, as a line of its own (`enter_outcome`), open to nobody who may not see
        the item.
    Refuses: NotPermitted; StaleRevision (somebody else recorded one); WrongState (the meeting does not sit
        yet or was called off); Invalid (nothing said, no such way, Text or Body, a day by which nobody
        follows it up).

    Args:
        seen_count: how many outcomes of the item the person saw.
    """
    meeting = sitting.in_hand(item.meeting, sourced.by)
    if Outcome.objects.filter(item=item).visible_to(sourced.by).count() != seen_count:
        raise StaleRevision(
            "Somebody recorded a decision after you opened this. Look at it, then save again."
        )
    deciding.refuse_before_it_sits(meeting, sourced)
    refuse_orphan_day(value)
    deciding.good_texts(value, meeting, sourced.by)
    value = replace(value, meeting=meeting.public_id, item=item.public_id)
    claim = enter_outcome(value=value, sourced=deciding.decided_source(item, sourced))
    return Outcome.objects.get(line=claim.line)


def refuse_orphan_day(value: OutcomeValue) -> None:
    """Refuse a day by which nobody is to follow it up."""
    if value.due and not value.handed_to:
        raise Invalid("Say which body is to follow it up by that day.", field="handed_to")
