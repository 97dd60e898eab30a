"""The pages of business councils: all of them, and one with its chair, its members and what it was asked."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.conf import settings
from django.db.models import Count, Q

from secretariat.bodies.queries import bodies_known_to
from secretariat.business import policies
from secretariat.business.checks import members_of, seats_in
from secretariat.business.countries import country_names
from secretariat.business.models import Opinion, Profile
from secretariat.business.queries import ConsultationRow, consultations, rows_of
from secretariat.business.rounds import RoundRow, rounds_for
from secretariat.business.sectors import SECTORS
from secretariat.parties.house import kept_here
from secretariat.parties.models import Body, Level, PartyKind
from secretariat.site.queries.naming import Names, names_at
from secretariat.site.queries.rows import Link, Look
from secretariat.site.queries.running import running_terms


@dataclass(frozen=True, slots=True)
class CouncilRow:
    """A business council: of which body, who presides, how many members."""

    slug: str
    name: Link
    of: Link | None
    chairs: tuple[Link, ...]
    members: int
    is_fictitious: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class BusinessPage:
    """All councils and consultations; `asking`: slug and name of the bodies for which the viewer may ask."""

    councils: tuple[CouncilRow, ...]
    running: tuple[ConsultationRow, ...]
    over: tuple[ConsultationRow, ...]
    asking: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class MemberRow:
    """A member of a council: what it does, and in how many consultations it gave an opinion."""

    code: str
    party: Link
    kind: str
    sectors: tuple[str, ...]
    countries: tuple[str, ...]
    country_names: tuple[str, ...]
    words: str
    opinions: int
    may_profile: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class CouncilPage:
    """One council."""

    row: CouncilRow
    members: tuple[MemberRow, ...]
    running: tuple[ConsultationRow, ...]
    over: tuple[ConsultationRow, ...]
    asking: tuple[tuple[str, str], ...]
    rounds: tuple[RoundRow, ...]
    may_match: bool
    is_fictitious: bool


def business_page(look: Look, at: datetime) -> BusinessPage:
    """Return the councils and what they were asked, in 11 queries at most."""
    real = Q() if settings.DEMO else Q(is_fictitious=False)
    bodies = Body.objects.filter(bodies_known_to(look.viewer)).filter(real, level=Level.BUSINESS)
    councils = list(bodies.select_related("parent").order_by("slug"))
    rows = _seen(look, Q(), at)
    return BusinessPage(
        councils=_council_rows(councils, look, at), running=_running(rows), over=_over(rows),
        asking=_asking(look, at),
    )  # fmt: skip


def council_page(slug: str, look: Look, at: datetime) -> CouncilPage | None:
    """Return a council; None where there is none that the viewer may see. 15 queries at most."""
    known = Body.objects.filter(bodies_known_to(look.viewer)).select_related("parent")
    council = known.filter(level=Level.BUSINESS, slug=slug).first()
    if council is None or (council.is_fictitious and not settings.DEMO):
        return None
    rows = _seen(look, Q(council=council), at)
    return CouncilPage(
        row=_council_rows([council], look, at)[0], members=_members(council, look, at),
        running=_running(rows), over=_over(rows), asking=_asking(look, at, council),
        rounds=rounds_for(look.viewer, Q(council=council), at, look.language),
        may_match=policies.may_match(look.viewer, council, at), is_fictitious=council.is_fictitious,
    )  # fmt: skip


def consultations_on(look: Look, at: datetime, **about: str) -> tuple[ConsultationRow, ...]:
    """Return what was asked of councils about a text or a line of an agenda, by its public id, in 2 queries.

    Who looks back at a day is told nothing of it.
    """
    if look.known is not None:
        return ()
    ((kind, public_id),) = about.items()
    return _seen(look, Q(**{f"{kind}__line__public_id": public_id}), at)


def _seen(look: Look, where: Q, at: datetime) -> tuple[ConsultationRow, ...]:
    real = Q() if settings.DEMO else Q(body__is_fictitious=False)
    return rows_of(consultations(look.viewer, where & real), look.viewer, at, look.language)


def _running(rows: Iterable[ConsultationRow]) -> tuple[ConsultationRow, ...]:
    return tuple(sorted((row for row in rows if row.state == "open"), key=lambda row: row.closes_on))


def _over(rows: Iterable[ConsultationRow]) -> tuple[ConsultationRow, ...]:
    return tuple(row for row in rows if row.state != "open")


def _asking(look: Look, at: datetime, council: Body | None = None) -> tuple[tuple[str, str], ...]:
    """Return the bodies of the house that have a council and for which the viewer may ask."""
    if not look.viewer.is_signed_in:
        return ()
    of = [council.parent] if council else kept_here()
    may = [body for body in of if body and policies.may_consult(look.viewer, body, at)]
    having = set(
        Body.objects.filter(level=Level.BUSINESS, parent__in=may).values_list("parent_id", flat=True)
    )
    names = names_at(look, bodies={body.slug for body in may})
    return tuple((body.slug, names.body(body.slug).label) for body in may if body.pk in having)


def _council_rows(councils: Sequence[Body], look: Look, at: datetime) -> tuple[CouncilRow, ...]:
    terms = list(running_terms(look.viewer, look.today).filter(body__in=councils).select_related("holder"))
    now = [term for term in terms if term.term_first <= look.today]
    seats = Counter(seats_in(councils, look.today).values_list("body_id", flat=True))
    names = names_at(
        look, bodies={one.slug for one in councils} | {one.parent.slug for one in councils if one.parent},
        parties={term.holder.code for term in now if term.holder},
    )  # fmt: skip
    return tuple(
        CouncilRow(
            slug=one.slug, name=names.body(one.slug), of=names.body(one.parent.slug) if one.parent else None,
            chairs=tuple(_holder(term, names) for term in now if term.body_id == one.pk),
            members=seats[one.pk], is_fictitious=one.is_fictitious,
        )
        for one in councils
    )  # fmt: skip


def _holder(term: Any, names: Names) -> Link:
    return names.party(term.holder.code) if term.holder else Link(term.holder_words)


def _members(council: Body, look: Look, at: datetime) -> tuple[MemberRow, ...]:
    seats = list(members_of(council, look.today).select_related("party"))
    profiles = Profile.objects.filter(council=council).prefetch_related("sectors", "countries")
    known = {one.party_id: one for one in profiles}
    said = Opinion.objects.visible_to(look.viewer).filter(consultation__council=council, withdrawn_at=None)
    counts = dict(said.order_by().values_list("party").annotate(Count("pk")))
    names = names_at(look, parties={row.party.code for row in seats})
    codes = {row.country for profile in known.values() for row in profile.countries.all()}
    countries = country_names(codes, look.language, look.viewer)
    rows = [
        _member(row.party, known.get(row.party_id), counts, names, countries, council, look) for row in seats
    ]
    return tuple(sorted(rows, key=lambda row: row.party.label))


def _member(
    party: Any,
    profile: Profile | None,
    counts: Mapping[int, int],
    names: Names,
    countries: Mapping[str, str],
    council: Body,
    look: Look,
) -> MemberRow:
    does_in = tuple(row.country for row in profile.countries.all()) if profile else ()
    return MemberRow(
        code=party.code, party=names.party(party.code), kind=str(PartyKind(party.kind).label).lower(),
        sectors=tuple(str(SECTORS[row.sector]) for row in profile.sectors.all()) if profile else (),
        countries=does_in, country_names=tuple(countries[code] for code in does_in),
        words=profile.words if profile else "", opinions=counts.get(party.pk, 0),
        may_profile=policies.may_profile(look.viewer, council, party.code),
    )  # fmt: skip
