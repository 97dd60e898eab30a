from django.http import Http404, HttpRequest, HttpResponse
from django.utils import timezone
from django.views.decorators.http import require_safe

from secretariat.business.offering import Narrowed
from secretariat.business.sectors import SECTORS
from secretariat.business.states import OfferState, Side, Want
from secretariat.people.access import everyone, open_to
from secretariat.site.pages.looking import look_of, show, show_json, unless_unchanged
from secretariat.site.queries.offers import offer_page, offers_page


@require_safe
@open_to(everyone)
@unless_unchanged
def offers(request: HttpRequest) -> HttpResponse:
    """What members of councils seek and offer, by sector, country and kind, each with its answers."""
    look = look_of(request)
    return show(request, "site/offers.html", offers_page(look, timezone.now(), _narrowed(request)), look)


@require_safe
@open_to(everyone)
@unless_unchanged
def offers_json(request: HttpRequest) -> HttpResponse:
    """The same rows as JSON."""
    look = look_of(request)
    return show_json({"rows": offers_page(look, timezone.now(), _narrowed(request)).rows}, look)


@require_safe
@open_to(everyone)
@unless_unchanged
def offer(request: HttpRequest, public_id: str) -> HttpResponse:
    """A request or an offer, with those that answer it and why."""
    look = look_of(request)
    return show(request, "site/offer.html", offer_page(public_id, look, timezone.now()), look)


@require_safe
@open_to(everyone)
@unless_unchanged
def offer_json(request: HttpRequest, public_id: str) -> HttpResponse:
    """The same as JSON."""
    look = look_of(request)
    return show_json(offer_page(public_id, look, timezone.now()), look)


def _narrowed(request: HttpRequest) -> Narrowed:
    """Return what is asked for; what is no filter is not found."""
    asked = {name: request.GET.get(name, "")[:100] for name in ("council", "side", "want", "sector", "state")}
    known = {"side": Side.values, "want": Want.values, "sector": SECTORS, "state": OfferState.values}
    if any(asked[name] not in {"", *those} for name, those in known.items()):
        raise Http404
    country = request.GET.get("country", "").strip().upper()
    if country and (len(country) != 2 or not country.isascii() or not country.isalpha()):
        raise Http404
    return Narrowed(country=country, **asked)
