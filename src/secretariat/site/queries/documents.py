"""Lists of documents: what was received, and how much of the record rests on it."""

from collections.abc import Sequence
from dataclasses import dataclass

from django.conf import settings
from django.db.models import Count, Q, QuerySet
from django.db.models.functions import Substr
from django.urls import reverse

from secretariat.bodies.queries import LONG, bodies_known_to, names_by_address
from secretariat.engines.values.date_labels import label
from secretariat.evidence.lines import claims_open_to, lines_open_to
from secretariat.evidence.models import Citation, Document
from secretariat.evidence.states import CitationKind
from secretariat.parties.models import Body
from secretariat.site.queries.naming import address
from secretariat.site.queries.rows import Look

PAGE = 50


@dataclass(frozen=True, slots=True)
class DocumentRow:
    """A document in a list; `line_count`: how many lines rest on it."""

    id: str
    url: str
    title: str
    publisher: str
    published: str
    edtf: str
    received: str
    line_count: int
    state: str
    distribution: str
    is_fictitious: bool


@dataclass(frozen=True, slots=True)
class DocumentsPage:
    """A page of the list."""

    documents: tuple[DocumentRow, ...]
    total: int
    page: int
    page_count: int


def documents_page(look: Look, page: int) -> DocumentsPage | None:
    """Return the documents that the viewer may see, received last first; None where the page is not."""
    rows = documents_received(look)
    total = rows.count()
    page_count = max(1, -(-total // PAGE))
    if not 1 <= page <= page_count:
        return None
    shown = rows[(page - 1) * PAGE : page * PAGE]
    return DocumentsPage(rows_for(shown, look), total, page, page_count)


def documents_received(look: Look, body: str = "") -> QuerySet[Document]:
    """Return the documents that the viewer may see, received last first, of one Body or of all."""
    rows = Document.objects.visible_to(look.viewer).order_by("-received_at", "-pk")
    if body:
        return rows.filter(body__slug=body)
    return rows if settings.DEMO else rows.filter(is_fictitious=False)


@dataclass(frozen=True, slots=True)
class DocumentFeed:
    """What was received last; `name`: of the Body, "" for all."""

    name: str
    rows: tuple[DocumentRow, ...]


def feed_of(look: Look, slug: str | None = None) -> DocumentFeed | None:
    """Return the documents received last that the viewer may see; None where the Body is not."""
    name = ""
    if slug:
        if not Body.objects.filter(bodies_known_to(look.viewer), slug=slug).exists():
            return None
        name = names_by_address("body", [slug], look.language, LONG, look.viewer).get(slug, slug)
    return DocumentFeed(name, rows_for(documents_received(look, slug or "")[:PAGE], look))


def documents_about(body: Body, look: Look, limit: int = 8) -> tuple[DocumentRow, ...]:
    """Return the documents that a body keeps, or on which lines about it rest."""
    cited = Citation.objects.filter(
        claims_open_to(look.viewer, row="claim__"),
        lines_open_to(look.viewer, row="claim__line__"),
        claim__line__body=body,
        claim__withdrawal__isnull=True,
        passage__isnull=False,
    )
    rows = Document.objects.visible_to(look.viewer).filter(
        Q(body=body) | Q(pk__in=cited.values("passage__reading__document"))
    )
    return rows_for(rows.order_by("-published_first", "-received_at", "-pk")[:limit], look)


def documents_cited(
    line_ids: Sequence[int], look: Look, limit: int = 20, *, with_papers: bool = False
) -> tuple[DocumentRow, ...]:
    """Return the documents on whose words these lines rest; `with_papers`: those handed in with them too."""
    cited = Citation.objects.filter(
        claims_open_to(look.viewer, row="claim__"), claim__line__in=line_ids, claim__withdrawal__isnull=True
    )
    read = cited.filter(passage__isnull=False)
    of = Q(pk__in=read.values("passage__reading__document"))
    if with_papers:
        page = reverse("site:document", args=["x"]).removesuffix("x/")
        papers = cited.filter(kind=CitationKind.ENTRY, address__startswith=page)
        of |= Q(public_id__in=papers.values_list(Substr("address", len(page) + 1, 10)))
    rows = Document.objects.visible_to(look.viewer).filter(of)
    return rows_for(rows.order_by("-published_first", "-received_at", "-pk")[:limit], look)


def rows_for(documents: QuerySet[Document], look: Look) -> tuple[DocumentRow, ...]:
    """Return the documents as rows, in 2 queries."""
    found = list(documents)
    counts = dict(
        Citation.objects.filter(
            claims_open_to(look.viewer, row="claim__"),
            lines_open_to(look.viewer, row="claim__line__"),
            passage__reading__document__in=[document.pk for document in found],
            claim__withdrawal__isnull=True,
        )
        .values_list("passage__reading__document")
        .annotate(lines=Count("claim__line", distinct=True))
        .order_by()
    )
    return tuple(_row(document, counts.get(document.pk, 0), look) for document in found)


def _row(document: Document, line_count: int, look: Look) -> DocumentRow:
    return DocumentRow(
        id=document.public_id,
        url=address("site:document", document.public_id),
        title=document.title,
        publisher=document.publisher,
        published=label(document.published, look.language) if document.published else "",
        edtf=document.published.text if document.published else "",
        received=document.received_at.date().isoformat(),
        line_count=line_count,
        state=document.state,
        distribution=document.distribution,
        is_fictitious=document.is_fictitious,
    )
