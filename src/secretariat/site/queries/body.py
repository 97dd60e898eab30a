"""The page of a Body: identity, the chair now, and a section for each kind of line."""

from dataclasses import dataclass
from typing import Any

from django.db.models import Count, QuerySet
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from secretariat.bodies.queries import bodies_known_to, names_by_address
from secretariat.chairs.models import Chairmanship
from secretariat.engines.values.addresses import shown_address
from secretariat.engines.values.folding import sort_key
from secretariat.evidence.lines import claims_open_to, lines_open_to
from secretariat.evidence.models import Citation
from secretariat.parties.models import Body
from secretariat.site.queries.anniversaries import Shown, next_of_body
from secretariat.site.queries.body_map import BodyMap, body_map, seated
from secretariat.site.queries.body_sections import PART, PARTS, Part
from secretariat.site.queries.disagreements import Disagreement, contradicted_terms
from secretariat.site.queries.documents import DocumentRow, documents_about
from secretariat.site.queries.naming import Names, names_for
from secretariat.site.queries.news import NewsRow, latest_news
from secretariat.site.queries.next_terms import NextTerms, in_names, next_terms
from secretariat.site.queries.organs import OrganGroup, organs_below, tree_of
from secretariat.site.queries.reads import Read, Reads, known_lines, reads_of
from secretariat.site.queries.rows import Link, Look, Row, Section, section
from secretariat.site.queries.troika import Term, Troika, is_last_known, troika_on
from secretariat.site.queries.written import day_of, rows_of

FULL_PAGE = 60
NEWS_SHOWN = 5
MOST_COUNTED = 500  # rows of one section; counting on would make the page dearer as the record grows
IDENTITY = ("names", "particulars")
# The order in which one tells what a body is; whatever else is known follows.
_NAMES = ("official", "short", "acronym", "former", "sort", "spelling")
_REST = ("kind", "founded", "founded-by", "seat", "website")
PLACES = {field: at for at, field in enumerate(_NAMES + _REST)}


@dataclass(frozen=True, slots=True)
class Head:
    """Who the page is about."""

    slug: str
    name: str
    acronym: str
    kind: str
    level: str
    parent: Link | None
    is_fictitious: bool
    url: str


@dataclass(frozen=True, slots=True)
class ShownTroika:
    """Outgoing, current and incoming chair as rows; several in one place mean "A or B"."""

    outgoing: tuple[Row, ...]
    current: tuple[Row, ...]
    incoming: tuple[Row, ...]
    days_left: int | None
    is_last_known: bool | None = None


@dataclass(frozen=True, slots=True)
class Source:
    """A source of the body's lines and how many citations name it."""

    address: str
    label: str
    count: int


@dataclass(frozen=True, slots=True)
class BodyPage:
    """All that the page of a Body shows."""

    head: Head
    troika: ShownTroika
    identity: Section
    next_terms: NextTerms | None
    map: BodyMap | None
    sections: tuple[Section, ...]
    organs: tuple[OrganGroup, ...]
    documents: tuple[DocumentRow, ...]
    disputed_terms: tuple[Disagreement, ...]
    anniversary: Shown | None
    news: tuple[NewsRow, ...]


@dataclass(frozen=True, slots=True)
class SectionPage:
    """One section in full, page by page."""

    head: Head
    section: Section
    page: int
    page_count: int


@dataclass(frozen=True, slots=True)
class SourcesPage:
    """The addresses on which the lines of a Body rest, the one named most first, page by page."""

    head: Head
    sources: tuple[Source, ...]
    total: int
    page: int
    page_count: int


def body_page(slug: str, look: Look) -> BodyPage | None:
    """Return the page of a Body; None where there is none."""
    body = Body.objects.select_related("parent").filter(bodies_known_to(look.viewer), slug=slug).first()
    if body is None:
        return None
    found = {part.key: _first_lines(part, body, look) for part in PARTS}
    shown = {key: ids for key, (ids, _total) in found.items()}
    terms = _terms(body, look)
    reads = reads_of({pk for ids in shown.values() for pk in ids} | set(terms), look)
    troika = _troika(terms, reads, look)
    organs, seats, coming = organs_below(body, look), seated(body, look), next_terms(slug, look)
    values: list[Any] = [read.value for of_line in reads.values() for read in of_line]
    parent = [body.parent.slug] if body.parent else []
    bodies = [slug, *parent, *(organ.slug for organ in organs)]
    parties = [seat.party for seat in seats] + [code for term in coming.terms for code in term.parties]
    names = names_for(
        [*values, *({"body": each} for each in bodies), *({"party": code} for code in parties)], look
    )
    return BodyPage(
        head=head_of(body, names),
        troika=_shown(troika, names, look),
        next_terms=in_names(coming, names, look),
        map=body_map(seats, names),
        identity=_identity(reads.of(shown["names"] + shown["particulars"]), names, look),
        sections=tuple(
            _first_section(part, reads.of(shown[part.key]), found[part.key][1], names, look, slug)
            for part in PARTS
            if shown[part.key] and part.key not in IDENTITY
        ),
        organs=tree_of(body, organs, names, look.language),
        documents=documents_about(body, look),
        disputed_terms=contradicted_terms(body, look),
        anniversary=next_of_body(slug, look),
        news=latest_news(look, timezone.now(), NEWS_SHOWN, slug) if look.known is None else (),
    )


def body_section(slug: str, key: str, page: int, look: Look) -> SectionPage | None:
    """Return one section of a Body in full; None where there is no such body, section or page."""
    body = Body.objects.select_related("parent").filter(bodies_known_to(look.viewer), slug=slug).first()
    part = PART.get(key)
    if body is None or part is None:
        return None
    shown, total = _lines(part, body, look, (page - 1) * FULL_PAGE, FULL_PAGE) if page > 0 else ([], 0)
    if page != 1 and not shown:
        return None
    reads = reads_of(shown, look)
    parent = [body.parent.slug] if body.parent else []
    values: list[Any] = [read.value for of_line in reads.values() for read in of_line]
    names = names_for([*values, *({"body": each} for each in [slug, *parent])], look)
    return SectionPage(
        head=head_of(body, names),
        section=_section(part, reads.of(shown), total, names, look, slug),
        page=page,
        page_count=max(1, -(-total // FULL_PAGE)),
    )


def sources_page(slug: str, page: int, look: Look) -> SourcesPage | None:
    """Return the addresses on which the lines of a Body rest; None where there is no such body or page."""
    body = Body.objects.select_related("parent").filter(bodies_known_to(look.viewer), slug=slug).first()
    if body is None or page < 1:
        return None
    sources = _sources(body, look)
    shown = sources[(page - 1) * FULL_PAGE : page * FULL_PAGE]
    if page != 1 and not shown:
        return None
    names = names_for([{"body": each} for each in (slug, body.parent.slug if body.parent else slug)], look)
    return SourcesPage(
        head=head_of(body, names),
        sources=tuple(shown),
        total=len(sources),
        page=page,
        page_count=max(1, -(-len(sources) // FULL_PAGE)),
    )


def _first_lines(part: Part, body: Body, look: Look) -> tuple[list[int], int]:
    """Return the ids of the first lines of a section, and how many there are, counted to MOST_COUNTED + 1."""
    rows = _rows(part, body, look)
    if part.is_in_protocol_order:
        seats = _seats(rows, look)
        return seats[: part.first], len(seats)
    found = list(rows.values_list("pk", flat=True)[: MOST_COUNTED + 1])
    return found[: part.first], len(found)


def _lines(part: Part, body: Body, look: Look, start: int, count: int) -> tuple[list[int], int]:
    """Return the ids of `count` lines of a section in order, and how many there are in all."""
    rows = _rows(part, body, look)
    if part.is_in_protocol_order:
        seats = _seats(rows, look)
        return seats[start : start + count], len(seats)
    return list(rows.values_list("pk", flat=True)[start : start + count]), rows.count()


def _rows(part: Part, body: Body, look: Look) -> QuerySet[Any]:
    rows = part.lines(body, look).filter(lines_open_to(look.viewer, row="line__"), line__chosen__isnull=False)
    return known_lines(rows, look)


def _seats(rows: QuerySet[Any], look: Look) -> list[int]:
    return _in_protocol_order(list(rows.values_list("pk", "status", "party__code")), look)


def _in_protocol_order(seats: list[tuple[int, str, str]], look: Look) -> list[int]:
    """Return the seats by status and name; a body has few, so all are put in order."""
    called = names_by_address("party", {code for _, _, code in seats}, look.language, viewer=look.viewer)
    order = {pk: (status, sort_key(called.get(code, code), look.language)) for pk, status, code in seats}
    return sorted(order, key=order.__getitem__)


def _first_section(
    part: Part, reads: list[Read], counted: int, names: Names, look: Look, slug: str
) -> Section:
    """Return a section as it stands on the body's page; past MOST_COUNTED it says that there are more."""
    total = counted if part.is_in_protocol_order else min(counted, MOST_COUNTED)
    return _section(part, reads, total, names, look, slug, is_more=counted > total)


def _section(
    part: Part, reads: list[Read], total: int, names: Names, look: Look, slug: str, *, is_more: bool = False
) -> Section:
    return section(
        part.key,
        str(part.title),
        rows_of(reads, names, look, seen_from="body"),
        total=total,
        is_more=is_more,
        url=reverse("site:body-section", args=[slug, part.key]),
    )


def _identity(reads: list[Read], names: Names, look: Look) -> Section:
    """Return names and particulars as one part: rows on the same source stand together."""
    rows = sorted(rows_of(reads, names, look, seen_from="body"), key=_place)
    return section("identity", str(_("What it is")), rows)


def _place(row: Row) -> int:
    return PLACES.get(row.field, len(PLACES))


def head_of(body: Body, names: Names) -> Head:
    """Return who a page of the Body is about."""
    link = names.body(body.slug)
    return Head(
        slug=body.slug,
        name=link.label,
        acronym=link.code,
        kind=body.kind,
        level=body.get_level_display(),
        parent=names.body(body.parent.slug) if body.parent else None,
        is_fictitious=body.is_fictitious,
        url=link.url,
    )


def _terms(body: Body, look: Look) -> dict[int, Term[int]]:
    """Return the terms that may be near the day; a body has few, so all their days are looked at."""
    rows = Chairmanship.objects.visible_to(look.viewer).filter(body=body, term__isnull=False)
    terms = [Term(pk, term, status) for pk, term, status in rows.values_list("pk", "term", "status")]
    if look.known is not None:
        return {term.key: term for term in terms}
    found = troika_on(look.today, terms)
    return {term.key: term for term in (*found.outgoing, *found.current, *found.incoming)}


def _troika(terms: dict[int, Term[int]], reads: Reads, look: Look) -> Troika[Read]:
    read = [r for pk in terms for r in reads.get(pk, ()) if not r.is_apart]
    days = [(r, day_of(r)) for r in read]
    return troika_on(look.known or look.today, [Term(r, day, r.value["status"]) for r, day in days if day])


def _shown(troika: Troika[Read], names: Names, look: Look) -> ShownTroika:
    def rows(terms: tuple[Term[Read], ...]) -> tuple[Row, ...]:
        return tuple(rows_of([term.key for term in terms], names, look, seen_from="body"))

    current = troika.current
    end = current[0].during.surely_end if len(current) == 1 else None
    return ShownTroika(
        outgoing=rows(troika.outgoing),
        current=rows(current),
        incoming=rows(troika.incoming),
        is_last_known=(look.known is None and any(is_last_known(t.during, look.today) for t in current))
        or None,
        days_left=(end - look.today).days if end and look.known is None else None,
    )


def _sources(body: Body, look: Look) -> list[Source]:
    rows = (
        Citation.objects.filter(
            claims_open_to(look.viewer, row="claim__"),
            lines_open_to(look.viewer, row="claim__line__"),
            claim__line__body=body,
            claim__withdrawal__isnull=True,
        )
        .exclude(address="")
        .values_list("address")
        .annotate(count=Count("pk"))
        .order_by("-count", "address")
    )
    return [Source(shown_address(address), address.partition("://")[2], count) for address, count in rows]
