"""The page of a Document: its text with the passages on which lines rest, and those lines."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise
from typing import Any

from django.urls import NoReverseMatch, reverse
from django.utils.translation import gettext_lazy as _

from secretariat.dates import moment
from secretariat.engines.values.addresses import shown_address
from secretariat.engines.values.date_labels import label
from secretariat.evidence.lines import claims_open_to, lines_open_to
from secretariat.evidence.models import Citation, Document, Reading
from secretariat.evidence.shown import shown_from
from secretariat.site.queries.naming import names_for
from secretariat.site.queries.reads import reads_of
from secretariat.site.queries.rows import Look, Row
from secretariat.site.queries.written import rows_of

KINDS = {
    "chairmanship": _("Term in the chair"),
    "membership": _("Seat"),
    "tenure": _("Office"),
    "meeting": _("Meeting"),
    "text": _("Text"),
    "statement": _("Statement"),
    "commitment": _("Commitment"),
    "project": _("Project"),
    "project-act": _("What was done with a project"),
    "project-call": _("Call for projects"),
}


@dataclass(frozen=True, slots=True)
class Piece:
    """A run of the text: `anchors` are the passages that begin here; `url` the line that the words carry."""

    text: str
    anchors: tuple[str, ...] = ()
    url: str = ""
    title: str = ""


@dataclass(frozen=True, slots=True)
class CitedLine:
    """A line that rests on the document: `anchors` are its passages in order; `words` the first of them."""

    row: Row
    anchors: tuple[str, ...]
    words: tuple[str, ...]
    is_elsewhere: bool
    kind: str


@dataclass(frozen=True, slots=True)
class DocumentPage:
    """All that the page of a Document shows."""

    id: str
    title: str
    publisher: str
    published: str
    edtf: str
    address: str
    body: str
    received_at: str
    sha256: str
    file_name: str
    media_type: str
    byte_count: int
    distribution: str
    state: str
    failure: str
    language: str
    original_url: str
    desk_url: str
    pieces: tuple[Piece, ...]
    lines: tuple[CitedLine, ...]
    names: tuple[CitedLine, ...]
    is_fictitious: bool


@dataclass(frozen=True, slots=True)
class Cited:
    """A passage that carries a line; `reading` is the reading in which it stands."""

    passage: int
    start: int
    end: int
    words: str
    line: int
    is_here: bool


def document_page(public_id: str, look: Look) -> DocumentPage | None:
    """Return the page of a Document; None where the viewer may not see it."""
    document = (
        Document.objects.visible_to(look.viewer).select_related("body").filter(public_id=public_id).first()
    )
    if document is None:
        return None
    readings = list(Reading.objects.filter(document=document).order_by("-read_at", "-pk"))
    reading = readings[0] if readings else None
    cited = _cited(readings, look)
    lines = list(dict.fromkeys(c.line for c in sorted(cited, key=lambda c: (c.start, c.end))))
    reads = reads_of(lines, look)
    names = names_for([read.value for of_line in reads.values() for read in of_line], look)
    rows = {r.line_id: row for r, row in _paired(reads.of(lines), names, look)}
    resting = [_line(rows[line], [c for c in cited if c.line == line]) for line in lines if line in rows]
    urls = {line: (row.url, row.head.label) for line, row in rows.items()}
    return DocumentPage(
        id=public_id,
        title=document.title,
        publisher=document.publisher,
        published=label(document.published, look.language) if document.published else "",
        edtf=document.published.text if document.published else "",
        address=shown_address(document.address),
        body=document.body.slug,
        received_at=moment(document.received_at),
        sha256=document.sha256,
        file_name=document.file_name,
        media_type=document.media_type,
        byte_count=document.byte_count,
        distribution=document.get_distribution_display(),
        state=document.state,
        failure=document.failure,
        language=reading.language if reading else "",
        original_url=_address("desk:original", public_id),
        desk_url=_address("desk:document", public_id),
        pieces=tuple(pieces(reading.text, [c for c in cited if c.is_here], urls)) if reading else (),
        lines=tuple(one for one in resting if one.row.kind != "name"),
        names=tuple(one for one in resting if one.row.kind == "name"),
        is_fictitious=document.is_fictitious,
    )


def pieces(text: str, cited: Sequence[Cited], urls: dict[int, tuple[str, str]]) -> Iterable[Piece]:
    """Cut a text at the edges of its passages; where several lie over one another the shortest leads.

    Blank lines before the first words are left out.
    """
    first = shown_from(text)
    cited = [replace(c, start=max(c.start, first)) for c in cited if c.end > first]
    edges = sorted({first, len(text), *(c.start for c in cited), *(c.end for c in cited)})
    for start, end in pairwise(edges):
        over = [c for c in cited if c.start <= start and end <= c.end and c.line in urls]
        begins = dict.fromkeys(f"p{c.passage}" for c in cited if c.start == start)
        url, title = urls[min(over, key=lambda c: (c.end - c.start, c.passage)).line] if over else ("", "")
        yield Piece(text[start:end], tuple(begins), url, title)


def _cited(readings: Sequence[Reading], look: Look) -> list[Cited]:
    """Return the passages of all readings; those of an older reading with the same text are at home in it."""
    same = {reading.pk for reading in readings if reading.text == readings[0].text}
    rows = (
        Citation.objects.filter(
            claims_open_to(look.viewer, row="claim__"),
            lines_open_to(look.viewer, row="claim__line__"),
            passage__reading__in=[reading.pk for reading in readings],
            claim__withdrawal__isnull=True,
            claim__line__chosen__isnull=False,
        )
        .values_list(
            "passage_id",
            "passage__start",
            "passage__end",
            "passage__words",
            "claim__line_id",
            "passage__reading_id",
        )
        .order_by("passage__start", "passage__end", "pk")
    )
    return [
        Cited(passage, start, end, words, line, reading in same)
        for passage, start, end, words, line, reading in rows
    ]


def _paired(reads: list[Any], names: Any, look: Look) -> Iterable[tuple[Any, Row]]:
    return zip(reads, rows_of(reads, names, look), strict=True)


def _line(row: Row, cited: Sequence[Cited]) -> CitedLine:
    once = {c.passage: c for c in cited}
    return CitedLine(
        row=row,
        anchors=tuple(f"p{passage}" for passage in once),
        kind=str(KINDS.get(row.kind, row.kind)),
        words=tuple(c.words for c in once.values()),
        is_elsewhere=not any(c.is_here for c in cited),
    )


def _address(route: str, public_id: str) -> str:
    try:
        return reverse(route, args=[public_id])
    except NoReverseMatch:
        return ""
