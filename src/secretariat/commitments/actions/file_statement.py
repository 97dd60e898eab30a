from dataclasses import replace

from django.db import transaction

from secretariat.commitments import policies
from secretariat.commitments.actions.enter_statement import enter_statement
from secretariat.commitments.bridge import SpeakerValue, StatementValue
from secretariat.commitments.models import Statement
from secretariat.evidence.sourced import Sourced
from secretariat.meetings import deciding
from secretariat.meetings.models import AgendaItem
from secretariat.meetings.naming import Written
from secretariat.meetings.speaking import speakers_of
from secretariat.refusals import NotPermitted, StaleRevision


@transaction.atomic
def file_statement(
    *, item: AgendaItem, value: StatementValue, speaker: Written, sourced: Sourced, seen_count: int
) -> Statement:
    """File under an item what somebody said there, read out or sent as a video message.

    Who: the secretariat of the body (`policies.may_file`).
    Writes: the statement with its source (`enter_statement`); the speaker, where the record knows them not
        yet. What is quoted from a document keeps its passage.
    Refuses: NotPermitted; StaleRevision (somebody else filed one); WrongState (the meeting does not sit yet
        or was called off); Invalid (nothing said, no such delivery, a name that two persons bear).

    Args:
        speaker: as written; office after the comma.
        seen_count: how many statements of the item the person saw.
    """
    if not policies.may_file(sourced.by, item):
        raise NotPermitted("Only the secretariat of this body files what was said at its meetings.")
    if Statement.objects.filter(item=item).visible_to(sourced.by).count() != seen_count:
        raise StaleRevision("Somebody filed a statement after you opened this. Look at it, then save again.")
    deciding.refuse_before_it_sits(item.meeting, sourced)
    source = deciding.decided_source(item, sourced)
    (found,) = speakers_of([speaker], source)
    who = SpeakerValue(words=found.words, person=found.person, party=found.party, body=found.body)
    value = replace(value, item=item.public_id, speaker=who, office=speaker.office)
    claim = enter_statement(value=value, sourced=source)
    return Statement.objects.get(line=claim.line)
