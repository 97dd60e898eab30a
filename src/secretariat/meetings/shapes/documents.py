from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from secretariat.evidence.models import Document, Line
from secretariat.evidence.projection import projects
from secretariat.meetings.models import AgendaItem, DocumentFile, Meeting, MeetingDocument
from secretariat.meetings.states import DocumentStage


@dataclass(frozen=True, slots=True, kw_only=True)
class FileValue:
    """One language of a document: `document` is the public id of the file as received."""

    language: str
    document: str


@dataclass(frozen=True, slots=True, kw_only=True)
class DocumentValue:
    """A document of `meeting`, under `item` (public ids): due and received_on are ISO days.

    `of`: public id of the document that it revises, adds to or corrects, with the `relation`.
    """

    meeting: str
    body: str | None
    title: str
    item: str | None = None
    symbol: str = ""
    language: str = "en"
    stage: str = DocumentStage.AWAITED.value
    due: str | None = None
    received_on: str | None = None
    relation: str = ""
    of: str | None = None
    author: str = ""
    note: str = ""
    files: tuple[FileValue, ...] = ()


def document_of(given: Mapping[str, Any]) -> DocumentValue:
    """Return a claim's value as the slice has it."""
    files = tuple(FileValue(**one) for one in given["files"])
    return DocumentValue(**dict(given) | {"files": files})


@projects("meeting-document")
def _document(line: Line, value: dict[str, Any]) -> None:
    columns = ("symbol", "title", "language", "stage", "due", "received_on", "relation")
    item, of = value["item"], value["of"]
    paper, _ = MeetingDocument.objects.update_or_create(
        line=line,
        defaults={name: value[name] for name in columns}
        | {
            "meeting": Meeting.objects.get(line__public_id=value["meeting"]),
            "item": AgendaItem.objects.get(line__public_id=item) if item else None,
            "of": MeetingDocument.objects.get(line__public_id=of) if of else None,
        },
    )
    paper.files.all().delete()
    for one in value["files"]:
        document = Document.objects.get(public_id=one["document"])
        DocumentFile.objects.create(paper=paper, language=one["language"], document=document)
