"""The calendar of chairs: rows are bodies, time runs right."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from django.utils.translation import gettext as _

from secretariat.bodies.queries import names_by_address
from secretariat.chairs.states import TermStatus
from secretariat.engines.values.date_labels import label
from secretariat.engines.values.folding import sort_key
from secretariat.parties.models import Level
from secretariat.site.queries.chairs_asked import Asked, Step, Zoom, steps, zooms
from secretariat.site.queries.chairs_drawing import Bar, Drawing, Lane, draw
from secretariat.site.queries.chairs_terms import (
    CalendarBody,
    CalendarTerm,
    calendar_bodies,
    calendar_terms,
)
from secretariat.site.queries.disagreements import Disagreement, disagreements
from secretariat.site.queries.naming import address
from secretariat.site.queries.overlaps import Chair, Shared, shared_days
from secretariat.site.queries.pointing import page_of
from secretariat.site.queries.rows import Link, Look
from secretariat.site.queries.shared_chairs import in_a_sentence

LANES, BARS = 40, 1500  # of one page; a hundred years of three hundred bodies fill many
MOST_SHARED = 12
Pair = Shared[CalendarTerm]


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
class SharedRow:
    """Two chairs of one Party at once, in a sentence; the links lead to the two terms."""

    words: str
    one: Link
    other: Link


@dataclass(frozen=True, slots=True)
class DisputedTerm:
    """A term of the calendar on which sources disagree."""

    term: Link
    disagreements: tuple[Disagreement, ...]


@dataclass(frozen=True, slots=True)
class Choices:
    """What the calendar can be filtered by: value and words."""

    bodies: tuple[tuple[str, str], ...]
    parties: tuple[tuple[str, str], ...]
    levels: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class ChairsPage:
    """The calendar, what it is filtered by, two chairs at once, and the same as a table.

    `is_party_lit`: whether the Party asked for holds two chairs at once.
    """

    asked: Asked
    choices: Choices
    drawing: Drawing
    terms: tuple[TermRow, ...]
    shared: tuple[SharedRow, ...]
    shared_total: int
    disputed: tuple[DisputedTerm, ...]
    is_party_lit: bool
    party_name: str
    body_name: str
    level_name: str
    undated: int
    earlier: Step | None
    later: Step | None
    zooms: tuple[Zoom, ...]
    body_total: int
    page: int
    page_count: int


def chairs_page(look: Look, asked: Asked) -> ChairsPage | None:
    """Return the calendar of the years asked, in at most 14 queries; None for no such page."""
    bodies = calendar_bodies(look)
    found = calendar_terms(look, bodies, *asked.days)
    parties = {code for term in found.terms for code in term.parties}
    names = names_by_address("party", parties | {asked.party}, look.language, viewer=look.viewer)
    of_body = _filtered(found.terms, bodies, asked)
    pages = _cut(sorted(of_body, key=lambda slug: sort_key(bodies[slug].name, look.language)), of_body)
    if not 1 <= asked.page <= len(pages):
        return None
    pairs = _pairs(found.terms, of_body, asked.party)
    slugs = pages[asked.page - 1]
    disputed = disagreements([term.line for slug in slugs for term in of_body[slug]], slugs, look)
    lanes = _Lanes(look, asked, bodies, names, pairs, disputed).of(slugs, of_body)
    levels = dict(Level.choices)
    return ChairsPage(
        asked=asked,
        choices=_choices(found.terms, bodies, names, asked, look),
        drawing=draw([lane.drawn for lane in lanes], *asked.days, look.today),
        terms=tuple(row for lane in lanes for row in lane.rows),
        shared=tuple(_shared_row(code, pair, bodies, names, look) for code, pair in pairs[:MOST_SHARED]),
        shared_total=len(pairs),
        disputed=tuple(term for lane in lanes for term in lane.disputed),
        is_party_lit=bool(asked.party and pairs),
        party_name=names.get(asked.party, asked.party),
        body_name=bodies[asked.body].full_name if asked.body in bodies else asked.body,
        level_name=str(levels.get(asked.level, asked.level)),
        undated=found.undated,
        earlier=steps(asked)[0],
        later=steps(asked)[1],
        zooms=zooms(asked, look.today),
        body_total=len(of_body),
        page=asked.page,
        page_count=len(pages),
    )


def _filtered(
    terms: Iterable[CalendarTerm], bodies: Mapping[str, CalendarBody], asked: Asked
) -> dict[str, list[CalendarTerm]]:
    """Return the terms of each body that is asked for; of a Party, of the bodies in which it has a term."""
    of_body: dict[str, list[CalendarTerm]] = {}
    for term in terms:
        if asked.body in ("", term.body) and asked.level in ("", bodies[term.body].level):
            of_body.setdefault(term.body, []).append(term)
    if not asked.party:
        return of_body
    return {
        slug: found for slug, found in of_body.items() if any(asked.party in term.parties for term in found)
    }


def _cut(slugs: Sequence[str], of_body: Mapping[str, Sequence[CalendarTerm]]) -> list[list[str]]:
    """Return the bodies page by page: so many rows, and so many bars, that a page stays light."""
    pages: list[list[str]] = [[]]
    bars = 0
    for slug in slugs:
        bars += len(of_body[slug])
        if pages[-1] and (len(pages[-1]) == LANES or bars > BARS):
            pages.append([])
            bars = len(of_body[slug])
        pages[-1].append(slug)
    return pages


def _pairs(
    terms: Iterable[CalendarTerm], shown: Mapping[str, Iterable[CalendarTerm]], party: str
) -> list[tuple[str, Pair]]:
    """Return Party and pair of terms that share days, one of them in a body that is shown; latest first."""
    of_shown = {code for found in shown.values() for term in found for code in term.parties}
    asked = of_shown & {party} if party else of_shown
    chairs: dict[str, list[Chair[CalendarTerm]]] = {}
    for term in terms:
        for code in term.parties if term.is_counted else ():
            if code in asked:
                chairs.setdefault(code, []).append(Chair(term, term.body, term.during))
    pairs = [
        (code, pair)
        for code, held in chairs.items()
        for pair in shared_days(held)
        if pair.one.body in shown or pair.other.body in shown
    ]
    return sorted(pairs, key=lambda found: (found[1].first or date.min, found[0]), reverse=True)


def _shared_row(
    code: str, pair: Pair, bodies: Mapping[str, CalendarBody], names: Mapping[str, str], look: Look
) -> SharedRow:
    one, other = (bodies[term.body].name for term in (pair.one, pair.other))
    return SharedRow(
        words=in_a_sentence(pair, names.get(code, code), one, other, look),
        one=Link(one, _said(pair.one)),
        other=Link(other, _said(pair.other)),
    )


def _said(term: CalendarTerm) -> str:
    """Return where the sources of a term stand."""
    return f"{page_of('chairmanship', term.id)}#said"


def _choices(
    terms: Iterable[CalendarTerm],
    bodies: Mapping[str, CalendarBody],
    names: Mapping[str, str],
    asked: Asked,
    look: Look,
) -> Choices:
    """Return what the terms of these years can be filtered by; what is asked for stands there in any case."""

    def in_order(pairs: Iterable[tuple[str, str]]) -> tuple[tuple[str, str], ...]:
        return tuple(sorted(pairs, key=lambda pair: sort_key(pair[1], look.language)))

    found = list(terms)
    used = {asked.level, *(bodies[term.body].level for term in found)}
    slugs = {slug for slug in (asked.body, *(term.body for term in found)) if slug in bodies}
    codes = {asked.party, *(code for term in found for code in term.parties)} - {""}
    return Choices(
        bodies=in_order((slug, bodies[slug].name) for slug in slugs),
        parties=in_order((code, names.get(code, code)) for code in codes),
        levels=tuple((value, str(words)) for value, words in Level.choices if value in used),
    )


@dataclass(frozen=True, slots=True)
class _Made:
    """A row of the calendar, its terms as a table has them, and those on which sources disagree."""

    drawn: Lane
    rows: tuple[TermRow, ...]
    disputed: tuple[DisputedTerm, ...]


class _Lanes:
    """Makes the rows of a page."""

    def __init__(
        self,
        look: Look,
        asked: Asked,
        bodies: Mapping[str, CalendarBody],
        names: Mapping[str, str],
        pairs: Iterable[tuple[str, Pair]],
        disputed: Mapping[int, tuple[Disagreement, ...]],
    ) -> None:
        self._disputed = disputed
        self._look, self._asked, self._bodies, self._names = look, asked, bodies, names
        self._shared: dict[int, list[tuple[Pair, CalendarTerm]]] = {}
        for _code, pair in pairs:
            self._shared.setdefault(pair.one.line, []).append((pair, pair.other))
            self._shared.setdefault(pair.other.line, []).append((pair, pair.one))

    def of(self, slugs: Iterable[str], of_body: Mapping[str, Sequence[CalendarTerm]]) -> list[_Made]:
        """Return each row."""
        return [self._lane(self._bodies[slug], of_body[slug]) for slug in slugs]

    def _lane(self, body: CalendarBody, terms: Iterable[CalendarTerm]) -> _Made:
        in_turn = sorted(terms, key=lambda term: term.during.order_key)
        bars = tuple(map(self._bar, in_turn))
        both = list(zip(bars, in_turn, strict=True))
        return _Made(
            drawn=Lane(body.name, body.full_name, address("site:body", body.slug), bars, body.is_fictitious),
            rows=tuple(self._row(bar, term, body.name) for bar, term in both),
            disputed=tuple(
                DisputedTerm(Link(f"{body.name}: {bar.title}", bar.url), self._disputed[term.line])
                for bar, term in both
                if term.line in self._disputed
            ),
        )

    def _bar(self, term: CalendarTerm) -> Bar:
        holder = self._names.get(term.code, term.code) or term.words
        shared = self._shared.get(term.line, [])
        is_of_party = self._asked.party in term.parties
        said = [holder, label(term.during, self._look.language), str(TermStatus(term.status).label).lower()]
        also = dict.fromkeys(self._bodies[other.body].name for _pair, other in shared)
        if term.line in self._disputed:
            said.append(_("sources disagree"))
        if also:
            said.append(_("also in the chair of {bodies}").format(bodies=", ".join(also)))
        return Bar(
            url=_said(term),
            holder=holder,
            code=term.code if len(term.code) <= 3 else "",
            title=", ".join(said),
            during=term.during,
            state=term.status,
            is_of_party=is_of_party,
            is_lit=is_of_party and bool(shared),
            is_contradicted=term.line in self._disputed,
            shared=tuple(dict.fromkeys((pair.first, pair.end) for pair, _other in shared)),
        )

    def _row(self, bar: Bar, term: CalendarTerm, body: str) -> TermRow:
        return TermRow(
            url=bar.url,
            body=body,
            holder=bar.holder,
            code=bar.code,
            when=label(term.during, self._look.language),
            edtf=term.during.text,
            state=term.status,
            is_lit=bar.is_lit,
        )
