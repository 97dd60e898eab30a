"""The calendar of chairs: rows are bodies, time runs right."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from django.conf import settings
from django.db.models import Q

from secretariat.bodies.queries import SHORT, names_and_acronyms, names_of
from secretariat.chairs.models import Chairmanship
from secretariat.chairs.states import TermStatus
from secretariat.engines.values.date_labels import label
from secretariat.engines.values.folding import sort_key
from secretariat.site.queries.bodies import in_its_own_right
from secretariat.site.queries.chairs_drawing import Bar, Drawing, Lane, draw
from secretariat.site.queries.naming import address
from secretariat.site.queries.overlaps import Chair, shared_days
from secretariat.site.queries.rows import Look
from secretariat.site.queries.written import page_of

YEARS_BEFORE, YEARS_AFTER = 6, 4


@dataclass(frozen=True, slots=True)
class TermRow:
    """A term in the table behind the calendar."""

    url: str
    body: str
    holder: str
    code: str
    when: str
    edtf: str
    state: str
    is_lit: bool


@dataclass(frozen=True, slots=True)
class ChairsPage:
    """The calendar, what it is filtered by, and the same as a table."""

    drawing: Drawing
    terms: tuple[TermRow, ...]
    parties: tuple[tuple[str, str], ...]
    party: str
    party_name: str
    first_year: int
    last_year: int
    earlier: tuple[int, int]
    later: tuple[int, int]
    lit_count: int


def chairs_page(look: Look, *, party: str = "", first_year: int = 0, last_year: int = 0) -> ChairsPage:
    """Return the calendar of all organisations for the years asked, in 3 queries."""
    first_year = first_year or look.today.year - YEARS_BEFORE
    last_year = max(last_year or look.today.year + YEARS_AFTER, first_year)
    window = date(first_year, 1, 1), date(last_year + 1, 1, 1)
    terms = _terms(look, *window)
    holders = names_of(
        "party", {t.holder_id for t in terms if t.holder_id}, look.language, SHORT, look.viewer
    )
    lit = _lit(terms, party)
    lanes = _lanes(terms, [_bar(term, holders, party, lit, look) for term in terms], look)
    span = last_year - first_year + 1
    seen = {t.holder.code: holders.get(t.holder.pk, t.holder.code) for t in terms if t.holder}
    return ChairsPage(
        drawing=draw(lanes, *window, look.today),
        terms=tuple(_row(bar, lane.name) for lane in lanes for bar in lane.bars),
        parties=tuple(sorted(seen.items(), key=lambda pair: sort_key(pair[1], look.language))),
        party=party,
        party_name=seen.get(party, party),
        first_year=first_year,
        last_year=last_year,
        earlier=(first_year - span, first_year - 1),
        later=(last_year + 1, last_year + span),
        lit_count=len(lit),
    )


def _lanes(terms: list[Chairmanship], bars: list[Bar], look: Look) -> list[Lane]:
    """Return a lane for each Body, called by its acronym, in alphabetical order."""
    of_body: dict[str, list[Bar]] = {}
    for term, bar in zip(terms, bars, strict=True):
        of_body.setdefault(term.body.slug, []).append(bar)
    full, short = names_and_acronyms(of_body, look.language, look.viewer)
    lanes = [
        Lane(
            name=short.get(slug) or full.get(slug) or slug,
            full_name=full.get(slug, slug),
            url=address("site:body", slug),
            bars=tuple(sorted(found, key=lambda bar: bar.during.order_key)),
        )
        for slug, found in of_body.items()
    ]
    return sorted(lanes, key=lambda lane: sort_key(lane.name, look.language))


def _terms(look: Look, first: date, end: date) -> list[Chairmanship]:
    terms = (
        Chairmanship.objects.visible_to(look.viewer)
        .filter(in_its_own_right("body__"), term__isnull=False)
        .filter(Q(term_first__isnull=True) | Q(term_first__lt=end))
        .filter(Q(term_end__isnull=True) | Q(term_end__gt=first))
        .select_related("line", "holder", "body")
        .order_by("term_first", "pk")
    )
    if not settings.DEMO:
        terms = terms.filter(body__is_fictitious=False)
    return list(terms)


def _lit(terms: Iterable[Chairmanship], party: str) -> set[int]:
    """Return the terms of the Party that share days with another of its terms."""
    chairs = [
        Chair(term.pk, term.body.slug, term.term)
        for term in terms
        if party
        and term.term
        and term.holder
        and term.holder.code == party
        and term.status in {TermStatus.HELD, TermStatus.PLANNED}
    ]
    return {pk for pair in shared_days(chairs) for pk in (pair.one, pair.other)}


def _bar(term: Chairmanship, holders: dict[int, str], party: str, lit: set[int], look: Look) -> Bar:
    code = term.holder.code if term.holder else ""
    holder = holders.get(term.holder_id, code) if term.holder_id else term.holder_words
    assert term.term is not None, "terms without a day are not asked for"
    return Bar(
        url=page_of("chairmanship", term.public_id),
        holder=holder,
        code=code if len(code) <= 3 else "",
        when=label(term.term, look.language),
        during=term.term,
        state=term.status,
        is_of_party=bool(party) and code == party,
        is_lit=term.pk in lit,
    )


def _row(bar: Bar, body: str) -> TermRow:
    return TermRow(
        url=bar.url,
        body=body,
        holder=bar.holder,
        code=bar.code,
        when=bar.when,
        edtf=bar.during.text,
        state=bar.state,
        is_lit=bar.is_lit,
    )
