"""The footnote in the margin: what a line rests on, ready for a page."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from urllib.parse import urlsplit

from django.db.models import Prefetch, prefetch_related_objects
from django.urls import reverse

from secretariat.distribution import Viewer
from secretariat.engines.values.date_labels import label
from secretariat.evidence.models import Citation, Claim, Document
from secretariat.evidence.states import CitationKind

ANNOUNCING = {"planned", "expected", "proposed", "announced", "confirmed"}


@dataclass(frozen=True, slots=True)
class Note:
    """One source of one line.

    `label`: publisher, host or title of the document; `words`: the passage; `url`: where to read it;
    `said`: when it was said, "" where not known; `announced`: the source tells what is to come;
    `inferred`: fields that are not in the words alone; `is_chosen`: this reading is the present one.
    """

    kind: str
    label: str
    words: str
    url: str
    said: str
    announced: bool
    inferred: tuple[str, ...]
    note: str
    is_chosen: bool
    entered_by: str
    status: str


def notes_by_line(line_ids: Iterable[int], viewer: Viewer, language: str = "en") -> dict[int, list[Note]]:
    """Return the notes of each line: its standing claims that the viewer may see, chosen one first.

    Runs 4 queries, however many lines.
    """
    claims: Sequence[Claim] = list(
        Claim.objects.standing()
        .visible_to(viewer)
        .filter(line__in=set(line_ids))
        .select_related("line", "entered_by")
        .order_by("entered_at", "pk")
    )
    seen = Document.objects.visible_to(viewer).values_list("pk", flat=True)
    citations = Citation.objects.select_related("passage__reading__document")
    prefetch_related_objects(claims, Prefetch("citations", queryset=citations))
    readable = set(seen.filter(pk__in=_documents(claims)))
    notes: dict[int, list[Note]] = {}
    for claim in sorted(claims, key=lambda c: c.pk != c.line.chosen_id):
        for citation in claim.citations.all():
            if citation.passage is None or citation.passage.reading.document_id in readable:
                notes.setdefault(claim.line_id, []).append(_note(citation, claim, language))
    return notes


def _documents(claims: Iterable[Claim]) -> set[int]:
    cited = (citation for claim in claims for citation in claim.citations.all())
    return {citation.passage.reading.document_id for citation in cited if citation.passage}


def _note(citation: Citation, claim: Claim, language: str) -> Note:
    said = citation.said_on or claim.said_on
    status = str(claim.value.get("status") or claim.value.get("stance") or "")
    return Note(
        kind=citation.kind,
        label=_label(citation, claim),
        words=citation.passage.words if citation.passage else "",
        url=_url(citation),
        said=label(said, language) if said else "",
        announced=status in ANNOUNCING,
        inferred=tuple(claim.inferred),
        note=" ".join(part for part in (citation.note, claim.note) if part),
        is_chosen=claim.pk == claim.line.chosen_id,
        entered_by=str(claim.entered_by),
        status=status,
    )


def _label(citation: Citation, claim: Claim) -> str:
    if citation.passage:
        document = citation.passage.reading.document
        return document.publisher or document.title
    if citation.kind == CitationKind.REFERENCE:
        return urlsplit(citation.address).hostname or citation.address
    return str(claim.entered_by) if citation.kind == CitationKind.ENTRY else ""


def _url(citation: Citation) -> str:
    if citation.passage:
        document = citation.passage.reading.document
        return f"{reverse('site:document', args=[document.public_id])}#p{citation.passage_id}"
    return citation.address
