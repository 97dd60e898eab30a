"""What the actions on requests and offers ask first; call within their transaction."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from secretariat.business import policies
from secretariat.business.checks import good_countries, good_sectors
from secretariat.business.models import Offer
from secretariat.business.rows.consultation import REACHES
from secretariat.business.states import OfferState, Side, Want
from secretariat.evidence import checks
from secretariat.people.actor import Actor
from secretariat.refusals import Invalid, NotPermitted, WrongState

ONLY_THE_MEMBER = "A member of the council enters what it seeks or offers; the secretariat for any."
MOST = {"title": 200, "words": 4000, "outcome": 1000}
MOST_COUNTRIES = 250
LONGEST = timedelta(days=731)


@dataclass(frozen=True, slots=True, kw_only=True)
class Offered:
    """What is sought or offered. `side`, `want`: of `states`; `sectors`: sections of NACE; `countries`: ISO
    codes; `until`: its last day.
    """

    side: str
    want: str
    title: str
    sectors: Sequence[str]
    countries: Sequence[str]
    until: date
    words: str = ""
    distribution: str = "public"


def put(offered: Offered, offer: Offer, at: datetime) -> None:
    """Put onto the row what is sought or offered; refuse what cannot be."""
    checks.one_of(offered.side, Side.values, field="side")
    checks.one_of(offered.want, Want.values, field="want")
    checks.one_of(offered.distribution, REACHES, field="distribution")
    title = checks.said_within(offered.title, field="title", most=MOST["title"])
    countries = good_countries(offered.countries)
    if not 1 <= len(countries) <= MOST_COUNTRIES:
        raise Invalid("Name at least one country.", field="countries")
    today = offer.council.day(at)
    if not today <= offered.until <= today + LONGEST:
        raise Invalid("Name a last day that has not passed, within two years.", field="until")
    offer.side, offer.want, offer.until = Side(offered.side), Want(offered.want), offered.until
    offer.title = title
    offer.words = checks.within(offered.words, field="words", most=MOST["words"])
    offer.sectors, offer.countries = " ".join(good_sectors(offered.sectors)), " ".join(countries)
    offer.distribution = offered.distribution


def stands(offer: Offer) -> dict[str, str]:
    """Return what history keeps of an offer."""
    names = ("side", "want", "title", "sectors", "countries", "distribution")
    return {name: str(getattr(offer, name)) for name in names} | {"until": offer.until.isoformat()}


def kept(offer: Offer, by: Actor, seen_version: int) -> Offer:
    """Return the offer, locked, for whoever keeps it.

    Raises:
        NotPermitted: somebody else. StaleRevision: it was changed. WrongState: it is closed.
    """
    rows = Offer.objects.select_for_update(of=("self",)).select_related("council__parent", "party")
    found: Offer = rows.get(pk=offer.pk)
    if not policies.may_offer(by, found.council, found.party.code):
        raise NotPermitted(ONLY_THE_MEMBER)
    checks.unchanged(found.version, seen_version)
    if found.state != OfferState.OPEN:
        raise WrongState("This is closed already.")
    return found
