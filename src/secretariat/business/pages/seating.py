"""Members take their seats in a round and say whom they want to meet; pairs are placed and removed."""

from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_http_methods

from secretariat.acting import answered
from secretariat.bodies.queries import names_of
from secretariat.business import policies
from secretariat.business.actions.leave_round import leave_round
from secretariat.business.actions.place_pair import place_pair
from secretariat.business.actions.remove_pair import remove_pair
from secretariat.business.actions.take_seat import take_seat
from secretariat.business.forms import ButtonForm
from secretariat.business.models import Pairing, Profile, Round, Seat
from secretariat.business.pages.answering import asked_for, members_called
from secretariat.business.pages.rounds import METHODS, OPEN, PUBLISHED, page_of, run_by, seated, url_of
from secretariat.business.round_forms import PlaceForm, SeatForm
from secretariat.language import language_of
from secretariat.meetings.pages.looking import actor_of, given_by
from secretariat.people.access import open_to, signed_in
from secretariat.people.actor import Actor


@require_http_methods(METHODS)
@open_to(signed_in)
def seat(request: HttpRequest, public_id: str) -> HttpResponse:
    """Take part in a round, or say anew whom one wants to meet: `?party=CODE`."""
    actor, now = actor_of(request), timezone.now()
    rows = Round.objects.visible_to(actor).select_related("council__parent")
    one: Round | None = rows.filter(public_id=public_id, state=OPEN).first()
    if one is None:
        raise Http404
    everybody = members_called(one.council, actor)
    may = [each for each in everybody if _sits(actor, one, each[0], now)]
    if not may:
        raise Http404
    parties = asked_for(request, may, set(one.seats.values_list("party__code", flat=True)))
    code = parties[0][0]
    stood = Seat.objects.filter(round=one, party__code=code).first()
    stands, version = _stands(one, code, stood), stood.version if stood else 0
    form = SeatForm(
        given_by(request), version=version, parties=parties,
        others=[row for row in everybody if row[0] != code or len(parties) > 1],
        initial={"party": code} | stands,
    )  # fmt: skip

    def act() -> str:
        take_seat(
            one=one, party=form.cleaned_data["party"], wanting=form.wanting(), by=actor, at=timezone.now(),
            seen_version=form.seen_version,
        )  # fmt: skip
        return url_of(one)

    lede = _("Until the last day for wishes you can say it anew.")
    page = page_of(one, _("Take part"), lede=lede, button=_("Take the seat"))
    return answered(request, form, act, page, (stands, version))


@require_http_methods(METHODS)
@open_to(signed_in)
def leave(request: HttpRequest, public_id: str) -> HttpResponse:
    """Give a seat up."""
    actor, now = actor_of(request), timezone.now()
    rows = Seat.objects.filter(round__in=Round.objects.visible_to(actor), round__state__in=(OPEN, PUBLISHED))
    found = rows.select_related("party", "round__council__parent").filter(public_id=public_id).first()
    if found is None or not (
        policies.may_sit(actor, found.round.council, found.party.code)
        or policies.may_match(actor, found.round.council, now)
    ):
        raise Http404
    one, form = found.round, ButtonForm(given_by(request), version=found.version)

    def act() -> str:
        leave_round(seat=found, by=actor, at=timezone.now(), seen_version=form.seen_version)
        return url_of(one)

    names = names_of("party", [found.party_id], language_of(), viewer=actor)
    lede = names.get(found.party_id, found.party.code)
    page = page_of(one, _("Give the seat up"), lede=lede, button=_("Give it up"))
    return answered(request, form, act, page, ({}, found.version))


@require_http_methods(METHODS)
@open_to(signed_in)
def place(request: HttpRequest, public_id: str) -> HttpResponse:
    """Confirm a pair where it stands, or place one: `?pair=ID`."""
    one = run_by(request, public_id, OPEN, PUBLISHED)
    asked = one.pairings.select_related("one__party", "other__party")
    pair = asked.filter(public_id=request.GET.get("pair", "")[:10]).first()
    stands: dict[str, Any] = {}
    if pair:
        stands = {"one": pair.one.party.code, "other": pair.other.party.code, "slot": pair.slot,
                  "table": pair.table}  # fmt: skip
    form = PlaceForm(given_by(request), version=one.version, parties=seated(request, one), initial=stands)

    def act() -> str:
        told = form.cleaned_data
        place_pair(
            one=one, slot=told["slot"], table=told["table"], parties=(told["one"], told["other"]),
            by=actor_of(request), at=timezone.now(), seen_version=form.seen_version,
        )  # fmt: skip
        return f"{url_of(one)}#pairs"

    lede = _("What was only proposed there gives way; propose again, and the rest is filled around it.")
    page = page_of(one, _("Confirm or place a pair"), lede=lede, button=_("Confirm it"))
    return answered(request, form, act, page, (stands, one.version))


@require_http_methods(METHODS)
@open_to(signed_in)
def remove(request: HttpRequest, public_id: str) -> HttpResponse:
    """Remove a pair."""
    rows = Pairing.objects.select_related("round", "one__party", "other__party")
    pair = rows.filter(public_id=public_id).first()
    if pair is None:
        raise Http404
    one = run_by(request, pair.round.public_id, OPEN, PUBLISHED)
    form = ButtonForm(given_by(request), version=one.version)

    def act() -> str:
        remove_pair(pairing=pair, by=actor_of(request), at=timezone.now(), seen_version=form.seen_version)
        return f"{url_of(one)}#pairs"

    names = dict(seated(request, one))
    lede = " — ".join(names[seat.party.code] for seat in (pair.one, pair.other))
    page = page_of(one, _("Remove a pair"), lede=lede, button=_("Remove it"))
    return answered(request, form, act, page, ({}, one.version))


def _sits(by: Actor, one: Round, code: str, now: Any) -> bool:
    if policies.may_match(by, one.council, now):
        return True
    return one.takes_wishes(now) and policies.may_sit(by, one.council, code)


def _stands(one: Round, code: str, stood: Seat | None) -> dict[str, Any]:
    """Return what the seat says; where there is none, what the profile of the member says."""
    if stood is None:
        profile = Profile.objects.filter(council=one.council, party__code=code).first()
        if profile is None:
            return {}
        return {
            "offers": [row.sector for row in profile.sectors.all()],
            "countries": ", ".join(row.country for row in profile.countries.all()),
        }
    wishes = list(stood.wishes.select_related("party"))
    return {
        "wishes": sorted(wish.party.code for wish in wishes if not wish.is_refusal),
        "refuses": sorted(wish.party.code for wish in wishes if wish.is_refusal),
        "seeks": stood.seeks.split(), "offers": stood.offers.split(),
        "countries": ", ".join(stood.countries.split()),
    }  # fmt: skip
