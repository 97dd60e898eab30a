"""Rounds are opened, changed, proposed, published, ended, dropped by whoever runs them."""

from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_http_methods

from secretariat.acting import Page, answered
from secretariat.bodies.queries import names_of
from secretariat.business import policies
from secretariat.business.actions.change_round import change_round
from secretariat.business.actions.drop_round import drop_round
from secretariat.business.actions.end_round import end_round
from secretariat.business.actions.open_round import open_round
from secretariat.business.actions.propose_pairs import propose_pairs
from secretariat.business.actions.publish_round import publish_round
from secretariat.business.forms import ButtonForm
from secretariat.business.models import Round
from secretariat.business.round_checks import Plan, meetings_of
from secretariat.business.round_forms import CameForm, DropRoundForm, RoundForm
from secretariat.business.states import RoundState
from secretariat.language import language_of
from secretariat.meetings.pages.looking import actor_of, given_by
from secretariat.parties.models import Body, Level
from secretariat.people.access import open_to, signed_in

METHODS = ["GET", "HEAD", "POST"]
OPEN, PUBLISHED = RoundState.OPEN, RoundState.PUBLISHED


@require_http_methods(METHODS)
@open_to(signed_in)
def round_(request: HttpRequest, slug: str) -> HttpResponse:
    """Open a round of a council."""
    actor, now = actor_of(request), timezone.now()
    council = Body.objects.select_related("parent").filter(level=Level.BUSINESS, slug=slug).first()
    if council is None or not policies.may_match(actor, council, now):
        raise Http404
    rows = meetings_of(council, actor, council.day(now))[:100]
    meetings = [(row.public_id, f"{row.title_in(language_of())}, {row.on or ''}") for row in rows]
    form = RoundForm(given_by(request), version=0, meetings=[("", str(_("choose"))), *meetings])

    def act() -> str:
        made = open_round(
            council=council, meeting=form.cleaned_data["meeting"], plan=form.plan(), by=actor,
            at=timezone.now(),
        )  # fmt: skip
        return url_of(made)

    page = Page(
        _("Open a round of meetings in pairs"), reverse("site:council", args=[slug]), _("Business council"),
        _("Members take their seats and say whom they want to meet; you propose the pairs and publish them."),
        _("Open it"), is_fictitious=council.is_fictitious,
    )  # fmt: skip
    return answered(request, form, act, page)


@require_http_methods(METHODS)
@open_to(signed_in)
def change(request: HttpRequest, public_id: str) -> HttpResponse:
    """Change when and how a round is held."""
    one = run_by(request, public_id, OPEN)
    stands = {name: getattr(one, name) for name in Plan.__slots__}
    form = RoundForm(given_by(request), version=one.version, meetings=(), initial=stands)

    def act() -> str:
        change_round(one=one, plan=form.plan(), **_how(request, form))
        return url_of(one)

    return answered(request, form, act, page_of(one, _("Change the round")), (stands, one.version))


@require_http_methods(METHODS)
@open_to(signed_in)
def propose(request: HttpRequest, public_id: str) -> HttpResponse:
    """Propose who meets whom."""
    one = run_by(request, public_id, OPEN)
    form = ButtonForm(given_by(request), version=one.version)

    def act() -> str:
        propose_pairs(one=one, **_how(request, form))
        return f"{url_of(one)}#pairs"

    lede = _("Pairs that were only proposed are proposed anew; those that you confirmed stay.")
    page = page_of(one, _("Propose pairs"), lede=lede, button=_("Propose them"))
    return answered(request, form, act, page, ({}, one.version))


@require_http_methods(METHODS)
@open_to(signed_in)
def publish(request: HttpRequest, public_id: str) -> HttpResponse:
    """Publish the timetables."""
    one = run_by(request, public_id, OPEN)
    form = ButtonForm(given_by(request), version=one.version)

    def act() -> str:
        publish_round(one=one, **_how(request, form))
        return url_of(one)

    lede = _("Each participant sees its timetable; wishes are closed, and all pairs are confirmed.")
    page = page_of(one, _("Publish the timetables"), lede=lede, button=_("Publish them"))
    return answered(request, form, act, page, ({}, one.version))


@require_http_methods(METHODS)
@open_to(signed_in)
def end(request: HttpRequest, public_id: str) -> HttpResponse:
    """Say who took part."""
    one = run_by(request, public_id, PUBLISHED)
    parties = seated(request, one)
    form = CameForm(
        given_by(request),
        version=one.version,
        parties=parties,
        initial={"came": [code for code, _n in parties]},
    )

    def act() -> str:
        end_round(one=one, came=form.cleaned_data["came"], **_how(request, form))
        return url_of(one)

    return answered(request, form, act, page_of(one, _("Say who took part")), ({}, one.version))


@require_http_methods(METHODS)
@open_to(signed_in)
def drop(request: HttpRequest, public_id: str) -> HttpResponse:
    """Drop a round."""
    one = run_by(request, public_id, OPEN, PUBLISHED)
    form = DropRoundForm(given_by(request), version=one.version)

    def act() -> str:
        drop_round(one=one, reason=form.cleaned_data["outcome"], **_how(request, form))
        return url_of(one)

    return answered(request, form, act, page_of(one, _("Drop the round")), ({}, one.version))


def url_of(one: Round) -> str:
    """Return where a round is seen."""
    return reverse("site:round", args=[one.public_id])


def page_of(one: Round, heading: Any, **more: Any) -> Page:
    """Return the page of an act on a round."""
    return Page(heading, url_of(one), one.title, is_fictitious=one.council.is_fictitious, **more)


def run_by(request: HttpRequest, public_id: str, *states: RoundState) -> Round:
    """Return a round in one of the states that the viewer runs; for others there is nothing to do."""
    actor = actor_of(request)
    rows = Round.objects.visible_to(actor).select_related("council__parent")
    found: Round | None = rows.filter(public_id=public_id, state__in=states).first()
    if found is None or not policies.may_match(actor, found.council, timezone.now()):
        raise Http404
    return found


def seated(request: HttpRequest, one: Round) -> list[tuple[str, str]]:
    """Return code and name of the participants."""
    seats = list(one.seats.select_related("party"))
    names = names_of("party", {seat.party_id for seat in seats}, language_of(), viewer=actor_of(request))
    rows = [(seat.party.code, names.get(seat.party_id, seat.party.code)) for seat in seats]
    return sorted(rows, key=lambda row: row[1])


def _how(request: HttpRequest, form: Any) -> dict[str, Any]:
    return {"by": actor_of(request), "at": timezone.now(), "seen_version": form.seen_version}
