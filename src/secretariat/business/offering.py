"""Requests and offers as the viewer may see them, each with those that answer it and why."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from django.db.models import Q

from secretariat.bodies.queries import LONG, names_of
from secretariat.business import policies
from secretariat.business.countries import country_names
from secretariat.business.models import Offer
from secretariat.business.sectors import SECTORS
from secretariat.business.states import OfferState, Side
from secretariat.engines.matching import Answered, Put, answers
from secretariat.people.actor import Actor

MOST = 500  # that stand at a time; beyond, those whose day comes first


@dataclass(frozen=True, slots=True, kw_only=True)
class Narrowed:
    """What a list is narrowed to; "" not at all. `council`: slug; `side`, `want`, `state`: of `states`;
    `sector`, `country`: codes. Without a state: what is open.
    """

    council: str = ""
    side: str = ""
    want: str = ""
    sector: str = ""
    country: str = ""
    state: str = ""


@dataclass(frozen=True, slots=True)
class Match:
    """Another that answers it; `sectors` by name, `countries` by code and by name: where they meet."""

    id: str
    title: str
    party: str
    party_name: str
    side_label: str
    sectors: tuple[str, ...]
    countries: tuple[str, ...]
    country_names: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class OfferRow:
    """A request or an offer; `is_past`: open, but its last day has passed."""

    id: str
    council: str
    council_name: str
    party: str
    party_name: str
    side: str
    side_label: str
    want: str
    want_label: str
    title: str
    words: str
    sectors: tuple[str, ...]
    countries: tuple[str, ...]
    country_names: tuple[str, ...]
    opened_on: date
    until: date
    state: str
    state_label: str
    outcome: str
    is_past: bool
    distribution: str
    is_fictitious: bool
    matches: tuple[Match, ...]
    may_keep: bool


def offers_for(viewer: Actor, at: datetime, to: Narrowed, language: str = "en") -> tuple[OfferRow, ...]:
    """Return the requests and offers that fit, those whose day comes first before others, in 5 queries."""
    rows = _narrowed(to)
    found = list(_seen(viewer).filter(rows).order_by("until", "pk")[:MOST])
    return _told(found, viewer, at, language)


def offer_told(public_id: str, viewer: Actor, at: datetime, language: str = "en") -> OfferRow | None:
    """Return one; None where there is none that the viewer may see. 5 queries."""
    found = list(_seen(viewer).filter(public_id=public_id))
    return _told(found, viewer, at, language)[0] if found else None


def _seen(viewer: Actor) -> Any:
    return Offer.objects.visible_to(viewer).select_related("council__parent", "party")


def _narrowed(to: Narrowed) -> Q:
    found = Q(state=to.state or OfferState.OPEN)
    named = {"council__slug": to.council, "side": to.side, "want": to.want, "sectors__contains": to.sector,
             "countries__contains": to.country}  # fmt: skip
    for name, value in named.items():
        if value:
            found &= Q(**{name: value})
    return found


def answered_in(councils: Iterable[int], viewer: Actor, at: datetime) -> dict[int, list[Answered]]:
    """Return offer → those that answer it, for what stands in councils and the viewer may see, in 1 query."""
    standing = _standing(_seen(viewer).filter(council__in=list(councils)), at)
    return {row.pk: found for row in standing if (found := answers(_put(row), _puts(row, standing)))}


def _told(rows: Sequence[Offer], viewer: Actor, at: datetime, language: str) -> tuple[OfferRow, ...]:
    if not rows:
        return ()
    councils = {row.council_id for row in rows}
    standing = _standing(_seen(viewer).filter(council__in=councils), at)
    parties = names_of("party", {row.party_id for row in (*rows, *standing)}, language, viewer=viewer)
    bodies = names_of("body", councils, language, LONG, viewer)
    codes = {code for row in (*rows, *standing) for code in row.countries.split()}
    countries = country_names(codes, language, viewer)
    by_key = {row.public_id: row for row in standing}
    found = []
    for row in rows:
        met = answers(_put(row), _puts(row, standing)) if row.is_answered(at) else []
        matches = tuple(_match(by_key[one.key], one, parties, countries) for one in met)
        may = row.state == OfferState.OPEN and policies.may_offer(viewer, row.council, row.party.code)
        found.append(_row(row, at, parties, bodies, countries, matches=matches, may=may))
    return tuple(found)


def _standing(rows: Any, at: datetime) -> list[Offer]:
    open_rows = rows.filter(state=OfferState.OPEN).order_by("until", "pk")[:MOST]
    return [row for row in open_rows if row.is_answered(at)]


def _puts(to: Offer, rows: Iterable[Offer]) -> list[Put]:
    return [_put(row) for row in rows if row.council_id == to.council_id]


def _put(row: Offer) -> Put:
    return Put(
        key=row.public_id, owner=row.party.code, seeks=row.side == Side.SEEKS, what=row.want,
        sectors=frozenset(row.sectors.split()), regions=frozenset(row.countries.split()),
    )  # fmt: skip


def _match(row: Offer, by: Answered, names: Mapping[int, str], countries: Mapping[str, str]) -> Match:
    return Match(
        row.public_id, row.title, row.party.code, names.get(row.party_id, row.party.code),
        str(row.get_side_display()), tuple(str(SECTORS[code]) for code in by.sectors), by.regions,
        tuple(countries[code] for code in by.regions),
    )  # fmt: skip


def _row(
    row: Offer,
    at: datetime,
    parties: Mapping[int, str],
    bodies: Mapping[int, str],
    countries: Mapping[str, str],
    **more: Any,
) -> OfferRow:
    return OfferRow(
        id=row.public_id, council=row.council.slug, council_name=bodies.get(row.council_id, row.council.slug),
        party=row.party.code, party_name=parties.get(row.party_id, row.party.code),
        side=row.side, side_label=str(row.get_side_display()), want=row.want,
        want_label=str(row.get_want_display()), title=row.title, words=row.words,
        sectors=tuple(str(SECTORS[code]) for code in row.sectors.split()),
        countries=tuple(row.countries.split()),
        country_names=tuple(countries[code] for code in row.countries.split()),
        opened_on=row.council.day(row.opened_at), until=row.until,
        state=row.state, state_label=str(row.get_state_display()), outcome=row.outcome,
        is_past=row.state == OfferState.OPEN and not row.is_answered(at), distribution=row.distribution,
        is_fictitious=row.council.is_fictitious, matches=more["matches"], may_keep=more["may"],
    )  # fmt: skip
