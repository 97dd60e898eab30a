from dataclasses import replace

from django.db import transaction

from secretariat.evidence.sourced import Sourced
from secretariat.meetings import documents, sitting
from secretariat.meetings.actions.enter_meeting_document import enter_meeting_document
from secretariat.meetings.actions.list_document import free_symbol
from secretariat.meetings.models import MeetingDocument
from secretariat.meetings.shapes.documents import DocumentValue
from secretariat.refusals import WrongState


@transaction.atomic
def change_document(
    *, paper: MeetingDocument, value: DocumentValue, sourced: Sourced, seen_version: int
) -> MeetingDocument:
    """Say anew what a document is, or how far it has come; its files stay.

    Who: the secretariat of the body (`policies.may_record`).
    Writes: a further claim, which is the present reading (`enter_meeting_document`).
    Refuses: NotPermitted; StaleRevision; WrongState (nothing changes); Invalid (as `list_document`).

    Args:
        seen_version: version of the line that the person saw.
    """
    meeting = sitting.in_hand(paper.meeting, sourced.by)
    line = sitting.taken_up(paper.line, seen_version)
    before = documents.value_now(paper)
    value = replace(
        value,
        meeting=before.meeting,
        body=before.body,
        files=before.files,
        received_on=before.received_on,
        symbol=free_symbol(value, meeting, but=paper),
    )
    if value == before:
        raise WrongState("That is what the list says already.")
    enter_meeting_document(
        value=value, sourced=sitting.sourced_at(meeting, sourced, line), line=line, choose=True
    )
    return MeetingDocument.objects.get(pk=paper.pk)
