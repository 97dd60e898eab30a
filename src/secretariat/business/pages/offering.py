"""Members enter what they seek and offer, change it and close it."""

from django.http import Http404, HttpRequest, HttpResponse
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_http_methods

from secretariat.acting import Page, answered
from secretariat.business import policies
from secretariat.business.actions.change_offer import change_offer
from secretariat.business.actions.close_offer import close_offer
from secretariat.business.actions.open_offer import open_offer
from secretariat.business.models import Offer
from secretariat.business.offer_forms import CloseOfferForm, OfferForm
from secretariat.business.pages.answering import members_called
from secretariat.business.states import OfferState
from secretariat.meetings.pages.looking import actor_of, given_by
from secretariat.parties.models import Body, Level
from secretariat.people.access import open_to, signed_in

METHODS = ["GET", "HEAD", "POST"]


@require_http_methods(METHODS)
@open_to(signed_in)
def offer(request: HttpRequest, slug: str) -> HttpResponse:
    """Enter what a member of a council seeks or offers."""
    actor = actor_of(request)
    council = Body.objects.select_related("parent").filter(level=Level.BUSINESS, slug=slug).first()
    if council is None:
        raise Http404
    parties = members_called(council, actor, lambda code: policies.may_offer(actor, council, code))
    if not parties:
        raise Http404
    form = OfferForm(given_by(request), version=0, parties=parties, initial={"party": parties[0][0]})

    def act() -> str:
        made = open_offer(
            council=council, party=form.cleaned_data["party"], offered=form.offered(), by=actor,
            at=timezone.now(),
        )  # fmt: skip
        return url_of(made)

    page = Page(
        _("Seek or offer something"), reverse("site:council", args=[slug]), _("Business council"),
        _("It is shown at once, with those that answer it, until its last day."), _("Publish it"),
        is_fictitious=council.is_fictitious,
    )  # fmt: skip
    return answered(request, form, act, page)


@require_http_methods(METHODS)
@open_to(signed_in)
def change(request: HttpRequest, public_id: str) -> HttpResponse:
    """Say a request or an offer anew."""
    one = _kept_by(request, public_id)
    stands = {
        "side": one.side, "want": one.want, "title": one.title, "told": one.words,
        "sectors": one.sectors.split(), "countries": ", ".join(one.countries.split()), "until": one.until,
        "distribution": one.distribution,
    }  # fmt: skip
    form = OfferForm(given_by(request), version=one.version, parties=(), initial=stands)

    def act() -> str:
        change_offer(
            offer=one, offered=form.offered(), by=actor_of(request), at=timezone.now(),
            seen_version=form.seen_version,
        )  # fmt: skip
        return url_of(one)

    return answered(request, form, act, _page(one, _("Change it")), (stands, one.version))


@require_http_methods(METHODS)
@open_to(signed_in)
def close(request: HttpRequest, public_id: str) -> HttpResponse:
    """Close a request or an offer."""
    one = _kept_by(request, public_id)
    form = CloseOfferForm(given_by(request), version=one.version)

    def act() -> str:
        close_offer(
            offer=one, state=form.cleaned_data["state"], outcome=form.cleaned_data["outcome"],
            by=actor_of(request), at=timezone.now(), seen_version=form.seen_version,
        )  # fmt: skip
        return url_of(one)

    return answered(request, form, act, _page(one, _("Close it")), ({}, one.version))


def url_of(one: Offer) -> str:
    """Return where a request or an offer is seen."""
    return reverse("site:offer", args=[one.public_id])


def _page(one: Offer, heading: object) -> Page:
    return Page(str(heading), url_of(one), one.title, is_fictitious=one.council.is_fictitious)


def _kept_by(request: HttpRequest, public_id: str) -> Offer:
    actor = actor_of(request)
    rows = Offer.objects.visible_to(actor).select_related("council__parent", "party")
    found: Offer | None = rows.filter(public_id=public_id, state=OfferState.OPEN).first()
    if found is None or not policies.may_offer(actor, found.council, found.party.code):
        raise Http404
    return found
