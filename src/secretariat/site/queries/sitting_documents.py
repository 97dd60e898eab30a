"""The documents of a meeting: by item, with their languages, what is late, what is superseded."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.urls import reverse
from django.utils.translation import gettext as _

from secretariat.engines.values.date_labels import label
from secretariat.engines.values.edtf import Edtf
from secretariat.evidence.models import Document
from secretariat.evidence.notes import Note
from secretariat.meetings.documents import lateness
from secretariat.meetings.models import AgendaItem, Meeting, MeetingDocument
from secretariat.meetings.set_names import Member, members
from secretariat.meetings.states import DocumentStage, Lateness, Relation
from secretariat.site.queries.agenda import in_order
from secretariat.site.queries.page_parts import gather
from secretariat.site.queries.pointing import page_of
from secretariat.site.queries.reads import Read
from secretariat.site.queries.rows import Link, Look
from secretariat.site.queries.sitting import Sat, SittingHead, meeting_seen, sat

MOST = 1000


@dataclass(frozen=True, slots=True)
class FileShown:
    """One language of a document: `url` gives the original, `page` what stands in it."""

    language: str
    url: str
    page: str
    kind: str
    kilobytes: int


@dataclass(frozen=True, slots=True)
class PaperShown:
    """A document as the list shows it. `late`: late, came-late or ""; `superseded`: by which revision."""

    id: str
    symbol: str
    title: str
    language: str
    author: str
    note: str
    stage: str
    stage_words: str
    due: str
    received: str
    late: str
    late_words: str
    relation: str
    of: Link | None
    superseded: Link | None
    related: tuple[Link, ...]
    files: tuple[FileShown, ...]
    notes: tuple[Note, ...]
    distribution: str
    url: str


@dataclass(frozen=True, slots=True)
class ItemPapers:
    """The documents of one item; without an item those of the whole meeting."""

    item: str
    heading: str
    papers: tuple[PaperShown, ...]


@dataclass(frozen=True, slots=True)
class DocumentsPage:
    """All that the page of a meeting's documents shows."""

    head: SittingHead
    groups: tuple[ItemPapers, ...]
    total: int
    late: int
    awaited: int
    in_set: int


@dataclass(frozen=True, slots=True)
class DocumentSet:
    """What one takes away: files in their order, and a list of all documents as text."""

    name: str
    members: tuple[Member, ...]
    contents: str
    byte_count: int


def documents_page(public_id: str, look: Look) -> DocumentsPage | None:
    """Return the documents of a meeting; None where the viewer may not see the meeting."""
    meeting = meeting_seen(public_id, look)
    shown = _sat(meeting, look) if meeting else None
    if meeting is None or shown is None:
        return None
    groups = grouped_papers(shown, look)
    papers = [paper for group in groups for paper in group.papers]
    return DocumentsPage(
        head=shown.head,
        groups=groups,
        total=len(papers),
        late=sum(paper.late == Lateness.LATE for paper in papers),
        awaited=sum(paper.stage == DocumentStage.AWAITED for paper in papers),
        in_set=sum(len(paper.files) for paper in papers if not paper.superseded),
    )


def _sat(meeting: Meeting, look: Look) -> Sat | None:
    items = AgendaItem.objects.filter(meeting=meeting, is_struck=False).order_by("position", "pk")
    papers = MeetingDocument.objects.filter(meeting=meeting).order_by("symbol", "pk")
    return sat(
        meeting, [gather("items", "", items, look, MOST), gather("papers", "", papers, look, MOST)], look
    )


def grouped_papers(shown: Sat, look: Look) -> tuple[ItemPapers, ...]:
    """Return the documents under their items, in the order of the agenda; in 1 query."""
    reads = [read for of_line in shown.written.reads.values() for read in of_line]
    items = in_order(read for read in reads if read.kind == "agenda-item")
    papers = sorted((read for read in reads if read.kind == "meeting-document"), key=_place)
    files = files_seen([read.value for read in papers], look)
    made = papers_shown(papers, files, look)
    by_item: dict[str, list[PaperShown]] = {}
    for read, paper in zip(papers, made, strict=True):
        by_item.setdefault(read.value["item"] or "", []).append(paper)
    known = {item.line for item in items}
    loose = [paper for item, group in by_item.items() if item not in known for paper in group]
    groups = [ItemPapers("", _("Of the whole meeting"), tuple(loose))] if loose else []
    for item in items:
        if item.line in by_item:
            heading = f"{item.value['number']}. {item.value['title']}".removeprefix(". ")
            groups.append(ItemPapers(item.line, heading, tuple(by_item[item.line])))
    return tuple(groups)


def _place(read: Read) -> tuple[Any, ...]:
    return (not read.value["symbol"], read.value["symbol"], read.line_id)


def files_seen(values: Sequence[Mapping[str, Any]], look: Look) -> dict[str, Document]:
    """Return public id → file, of those that the viewer may open; in 1 query."""
    wanted = {one["document"] for value in values for one in value["files"]}
    rows = Document.objects.visible_to(look.viewer).filter(public_id__in=wanted)
    return {row.public_id: row for row in rows}


def papers_shown(papers: Sequence[Read], files: Mapping[str, Document], look: Look) -> list[PaperShown]:
    """Return documents as read, each with what revises it and what belongs to it."""
    named = {read.line: Link(_name(read), f"#paper-{read.line}") for read in papers}
    belonging: dict[str, list[Read]] = {}
    for read in papers:
        if read.value["of"] and read.value["stage"] != DocumentStage.WITHDRAWN:
            belonging.setdefault(read.value["of"], []).append(read)
    return [_shown(read, named, belonging.get(read.line, []), files, look) for read in papers]


def _name(read: Read) -> str:
    return str(read.value["symbol"] or read.value["title"])


def _shown(
    read: Read,
    named: Mapping[str, Link],
    belonging: Sequence[Read],
    files: Mapping[str, Document],
    look: Look,
) -> PaperShown:
    value = read.value
    late = lateness(value["stage"], value["due"], value["received_on"], look.known or look.today)
    revisions = [one for one in belonging if one.value["relation"] == Relation.REV and one.value["files"]]
    others = [one for one in belonging if one not in revisions]
    return PaperShown(
        id=read.line,
        symbol=value["symbol"],
        title=value["title"],
        language=value["language"],
        author=value["author"],
        note=value["note"],
        stage=value["stage"],
        stage_words=str(DocumentStage(value["stage"]).label),
        due=_day(value["due"], look),
        received=_day(value["received_on"], look),
        late=late,
        late_words=str(Lateness(late).label) if late else "",
        relation=str(Relation(value["relation"]).label) if value["relation"] else "",
        of=named.get(value["of"] or ""),
        superseded=named[revisions[-1].line] if revisions else None,
        related=tuple(named[one.line] for one in others),
        files=tuple(_file(one, files[one["document"]]) for one in value["files"] if one["document"] in files),
        notes=read.notes,
        distribution=read.distribution,
        url=page_of("meeting-document", read.line),
    )


def _day(text: str | None, look: Look) -> str:
    return label(Edtf.day(date.fromisoformat(text)), look.language) if text else ""


def _file(given: Mapping[str, Any], document: Document) -> FileShown:
    return FileShown(
        language=given["language"],
        url=reverse("desk:original", args=[document.public_id]),
        page=reverse("site:document", args=[document.public_id]),
        kind=document.media_type.rpartition("/")[2].rpartition(".")[2].replace("document", "docx"),
        kilobytes=max(document.byte_count // 1024, 1),
    )


def document_set(public_id: str, look: Look) -> DocumentSet | None:
    """Return all files of a meeting that the viewer may see; what is superseded or withdrawn is left out."""
    meeting = meeting_seen(public_id, look)
    shown = _sat(meeting, look) if meeting else None
    if shown is None:
        return None
    papers = [
        paper
        for group in grouped_papers(shown, look)
        for paper in group.papers
        if not paper.superseded and paper.stage != DocumentStage.WITHDRAWN
    ]
    reads = {read.line: read for of_line in shown.written.reads.values() for read in of_line}
    files = files_seen([reads[paper.id].value for paper in papers], look)
    chosen = [
        (
            paper.symbol or paper.title,
            one["language"],
            files[one["document"]].media_type,
            files[one["document"]].sha256,
        )
        for paper in papers
        for one in reads[paper.id].value["files"]
        if one["document"] in files
    ]
    return DocumentSet(
        name=f"documents-{public_id}.zip",
        members=tuple(members(chosen)),
        contents=_contents(shown.head, papers),
        byte_count=sum(file.byte_count for file in files.values()),
    )


def _contents(head: SittingHead, papers: Sequence[PaperShown]) -> str:
    lines = [head.title, ", ".join(filter(None, (head.row.when, head.place))), ""]
    for paper in papers:
        languages = ", ".join(one.language for one in paper.files) or paper.stage_words.lower()
        lines.append(" · ".join(filter(None, (paper.symbol, paper.title, languages))))
    return "\n".join(lines) + "\n"
