from dataclasses import dataclass, replace
from zoneinfo import ZoneInfo

from django.db import transaction

from secretariat.distribution import Distribution
from secretariat.evidence.actions.receive_document import Received, receive_document
from secretariat.evidence.models import Document
from secretariat.evidence.reach import may_stand_for, readers_of
from secretariat.evidence.sourced import Sourced
from secretariat.meetings import documents, sitting
from secretariat.meetings.actions.enter_meeting_document import enter_meeting_document
from secretariat.meetings.models import MeetingDocument
from secretariat.meetings.shapes.documents import FileValue
from secretariat.meetings.states import DocumentStage
from secretariat.people.models import Account
from secretariat.refusals import Invalid


@dataclass(frozen=True, slots=True)
class Upload:
    """A file as it came, and its language."""

    data: bytes
    file_name: str
    language: str


@transaction.atomic
def file_document(*, paper: MeetingDocument, upload: Upload, sourced: Sourced, seen_version: int) -> Received:
    """File what came for a document of a meeting: one language of it.

    Who: the secretariat of the body (`policies.may_record`).
    From, to: awaited → received; a document that came before keeps its stage, an issued one is edited again.
    Writes: the original (`receive_document`); a further claim that names it, in the place of an earlier file
        of this language, which stays on file (`enter_meeting_document`).
    Refuses: NotPermitted; StaleRevision; Invalid (what `receive_document` refuses; a language that is none;
        the same file received before for other readers).

    Args:
        seen_version: version of the line that the person saw.
    """
    meeting = sitting.in_hand(paper.meeting, sourced.by)
    line = sitting.taken_up(paper.line, seen_version)
    before = documents.value_now(paper)
    if not upload.language.isalpha() or not 2 <= len(upload.language) <= 3:
        raise Invalid("Say the language by its code, for example en.", field="language")
    source = sitting.sourced_at(meeting, sourced, line)
    received = receive_document(
        data=upload.data,
        file_name=upload.file_name,
        distribution=line.distribution,
        by=sourced.by,
        at=sourced.at,
        body=meeting.body,
        title=" ".join(filter(None, (before.symbol, before.title))),
        readers=Account.objects.filter(pk__in=readers_of(line)),
        is_fictitious=meeting.line.is_fictitious,
    )
    _refuse_other_readers(received.document, paper)
    others = tuple(one for one in before.files if one.language != upload.language)
    files = (*others, FileValue(language=upload.language, document=received.document.public_id))
    zone = ZoneInfo(meeting.time_zone or (meeting.body.time_zone if meeting.body else "") or "UTC")
    value = replace(
        before,
        files=tuple(sorted(files, key=lambda one: one.language)),
        stage=_stage(before.stage, is_replaced=len(others) < len(before.files)),
        received_on=before.received_on or sourced.at.astimezone(zone).date().isoformat(),
    )
    enter_meeting_document(value=value, sourced=source, line=line, choose=True)
    return received


def _stage(before: str, *, is_replaced: bool) -> str:
    """Return how far the document has come: another file in the place of an issued one is not issued yet."""
    if before == DocumentStage.AWAITED:
        return DocumentStage.RECEIVED.value
    return DocumentStage.EDITED.value if before == DocumentStage.ISSUED and is_replaced else before


def _refuse_other_readers(document: Document, paper: MeetingDocument) -> None:
    """Bytes that were received before keep their readers: those of the list must be able to open them."""
    if not may_stand_for(paper.line, document.distribution, readers_of(document)):
        raise Invalid(
            "The same file was received before, for fewer readers. Give this document the same readers, or "
            "send another file.",
            field="file",
        )
    if document.distribution == Distribution.PUBLIC and paper.line.distribution != Distribution.PUBLIC:
        raise Invalid("The same file was received before, open to everybody.", field="file")
