"""Requests and offers of the members of the council of the union."""

from datetime import datetime, timedelta
from typing import Any

from secretariat.business.actions.open_offer import open_offer
from secretariat.business.models import Offer
from secretariat.business.offer_checks import Offered
from tests.business.making import council
from tests.cast import Cast


def offered(at: datetime, **more: Any) -> Offered:
    """Return a request for a supplier of ships in two countries, for two months."""
    given: dict[str, Any] = {
        "side": "seeks", "want": "supplier", "title": "Hulls of small ferries", "sectors": ["C", "H"],
        "countries": ["de", "PL"], "until": at.date() + timedelta(days=60),
    }  # fmt: skip
    return Offered(**given | more)


def offer(cast: Cast, at: datetime, code: str = "chamber-dorn", **more: Any) -> Offer:
    """Return one that the secretariat entered, or `by`."""
    by = more.pop("by", cast.staff)
    return open_offer(council=council(cast), party=code, offered=offered(at, **more), by=by, at=at)


def answering(cast: Cast, at: datetime, **more: Any) -> Offer:
    """Return an offer of the company that answers the request."""
    told = {"side": "offers", "title": "Hulls from our yard", "sectors": ["C"], "countries": ["PL"]} | more
    return offer(cast, at, "lines", **told)
