from dataclasses import replace

from django.db import transaction

from secretariat.evidence.sourced import Sourced
from secretariat.meetings import sitting
from secretariat.meetings.actions.enter_meeting_document import enter_meeting_document
from secretariat.meetings.models import Meeting, MeetingDocument
from secretariat.meetings.shapes.documents import DocumentValue
from secretariat.meetings.symbols import continued, plain
from secretariat.refusals import Invalid


@transaction.atomic
def list_document(*, meeting: Meeting, value: DocumentValue, sourced: Sourced) -> MeetingDocument:
    """Put a document on the list of a meeting: awaited, or with what came.

    Who: the secretariat of the body (`policies.may_record`).
    Writes: a line with its source (`enter_meeting_document`); a revision without a symbol takes the next.
    Refuses: NotPermitted; WrongState (a visit); Invalid (as `enter_meeting_document`; a symbol taken).
    """
    sitting.in_hand(meeting, sourced.by)
    value = replace(
        value,
        meeting=meeting.public_id,
        body=meeting.body.slug if meeting.body else None,
        symbol=free_symbol(value, meeting),
    )
    claim = enter_meeting_document(value=value, sourced=sitting.sourced_at(meeting, sourced))
    return MeetingDocument.objects.get(line=claim.line)


def free_symbol(value: DocumentValue, meeting: Meeting, *, but: MeetingDocument | None = None) -> str:
    """Return the symbol in its one spelling; of a revision the next one where none is said.

    Raises:
        Invalid: another document of this body bears it.
    """
    rows = MeetingDocument.objects.standing().filter(meeting__body=meeting.body_id).exclude(symbol="")
    rows = rows.exclude(pk=but.pk) if but else rows
    symbol = plain(value.symbol)
    if not symbol and value.of and value.relation:
        base = rows.filter(line__public_id=value.of).values_list("symbol", flat=True).first()
        symbol = continued(base, value.relation, rows.values_list("symbol", flat=True)) if base else ""
    if symbol and rows.filter(symbol=symbol).exists():
        raise Invalid(f"The symbol {symbol} is taken by another document of this body.", field="symbol")
    return symbol
