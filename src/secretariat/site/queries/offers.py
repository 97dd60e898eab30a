"""The list of requests and offers, with what it can be narrowed to and where the viewer may add one."""

from dataclasses import dataclass
from datetime import datetime

from django.conf import settings
from django.utils.functional import Promise

from secretariat.bodies.queries import bodies_known_to
from secretariat.business import policies
from secretariat.business.checks import seats_in
from secretariat.business.offering import Narrowed, OfferRow, offer_told, offers_for
from secretariat.business.sectors import SECTORS
from secretariat.business.states import OfferState, Side, Want
from secretariat.parties.models import Body, Level
from secretariat.site.queries.naming import names_at
from secretariat.site.queries.rows import Look

Choices = tuple[tuple[str, str | Promise], ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class OffersPage:
    """Requests and offers. `offering`: councils for whose members the viewer may add one."""

    rows: tuple[OfferRow, ...]
    narrowed: Narrowed
    councils: tuple[tuple[str, str], ...]
    sides: Choices
    wants: Choices
    sectors: Choices
    states: Choices
    offering: tuple[tuple[str, str], ...]


def offers_page(look: Look, at: datetime, narrowed: Narrowed) -> OffersPage:
    """Return the list, in 8 queries at most."""
    councils = _councils(look)
    names = names_at(look, bodies={one.slug for one in councils})
    told = {one.slug: names.body(one.slug).label for one in councils}
    return OffersPage(
        rows=_real(offers_for(look.viewer, at, narrowed, look.language)), narrowed=narrowed,
        councils=tuple(told.items()), sides=tuple(Side.choices), wants=tuple(Want.choices),
        sectors=tuple(SECTORS.items()), states=tuple(OfferState.choices),
        offering=tuple((slug, told[slug]) for slug in _offering(councils, look)),
    )  # fmt: skip


def offer_page(public_id: str, look: Look, at: datetime) -> OfferRow | None:
    """Return one; None where there is none that the viewer may see. 4 queries."""
    found = offer_told(public_id, look.viewer, at, look.language)
    return found if found and _real((found,)) else None


def _real(rows: tuple[OfferRow, ...]) -> tuple[OfferRow, ...]:
    return rows if settings.DEMO else tuple(row for row in rows if not row.is_fictitious)


def _councils(look: Look) -> list[Body]:
    known = Body.objects.filter(bodies_known_to(look.viewer), level=Level.BUSINESS)
    known = known if settings.DEMO else known.filter(is_fictitious=False)
    return list(known.select_related("parent").order_by("slug"))


def _offering(councils: list[Body], look: Look) -> list[str]:
    """Return the councils for one of whose members the viewer may add something."""
    if not look.viewer.is_signed_in:
        return []
    by = {one.pk: one for one in councils}
    seats = seats_in(councils, look.today).values_list("body_id", "party__code")
    may = {by[key].slug for key, code in seats if policies.may_offer(look.viewer, by[key], code)}
    return [one.slug for one in councils if one.slug in may]
