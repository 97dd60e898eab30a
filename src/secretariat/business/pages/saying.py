"""Members of the council say their opinions, take them back, and tell what they do."""

from django.http import Http404, HttpRequest, HttpResponse
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_http_methods

from secretariat.acting import Page, answered
from secretariat.bodies.queries import names_of
from secretariat.business import policies
from secretariat.business.actions.give_opinion import give_opinion
from secretariat.business.actions.set_profile import set_profile
from secretariat.business.actions.withdraw_opinion import withdraw_opinion
from secretariat.business.checks import members_of
from secretariat.business.forms import ButtonForm, OpinionForm, ProfileForm
from secretariat.business.models import Consultation, Opinion, Profile
from secretariat.business.pages.answering import (
    asked_for,
    consultation_for,
    members_called,
    opinion_for,
    page_of,
    url_of,
)
from secretariat.language import language_of
from secretariat.meetings.pages.looking import actor_of, given_by
from secretariat.parties.models import Body, Level
from secretariat.people.access import open_to, signed_in
from secretariat.people.actor import Actor

METHODS = ["GET", "HEAD", "POST"]


@require_http_methods(METHODS)
@open_to(signed_in)
def opinion(request: HttpRequest, public_id: str) -> HttpResponse:
    """Give an opinion, or give it anew."""
    actor = actor_of(request)
    one = consultation_for(request, public_id, lambda by, of: bool(_parties(by, of)))
    heard = set(one.opinions.values_list("party__code", flat=True))
    parties = asked_for(request, _parties(actor, one), heard)
    code = request.POST.get("party") or parties[0][0]
    stood = Opinion.objects.filter(consultation=one, party__code=code[:60]).first()
    stands = {"stance": stood.stance, "told": stood.words, "note": stood.note} if stood else {}
    version = stood.version if stood else 0
    form = OpinionForm(given_by(request), version=version, parties=parties, initial={"party": code} | stands)

    def act() -> str:
        give_opinion(
            consultation=one, party=form.cleaned_data["party"], said=form.said(), by=actor,
            at=timezone.now(), seen_version=form.seen_version,
        )  # fmt: skip
        return url_of(one)

    lede = _("It is published beside the consultation at once; until the last day you can give it anew.")
    page = page_of(one, _("Give an opinion"), lede=lede, button=_("Publish it"), quote=one.question)
    return answered(request, form, act, page, (stands, version))


@require_http_methods(METHODS)
@open_to(signed_in)
def withdraw(request: HttpRequest, public_id: str) -> HttpResponse:
    """Take an opinion back."""
    one = opinion_for(request, public_id, policies.may_withdraw)
    form = ButtonForm(given_by(request), version=one.version)

    def act() -> str:
        withdraw_opinion(opinion=one, by=actor_of(request), at=timezone.now(), seen_version=form.seen_version)
        return url_of(one.consultation)

    lede = _("Its words go; that there was one, and that it was taken back, stays.")
    page = page_of(one.consultation, _("Take the opinion back"), lede=lede, button=_("Take it back"),
                   quote=one.words)  # fmt: skip
    return answered(request, form, act, page, ({}, one.version))


@require_http_methods(METHODS)
@open_to(signed_in)
def profile(request: HttpRequest, slug: str, code: str) -> HttpResponse:
    """Tell what a member of the council does."""
    actor = actor_of(request)
    council = Body.objects.select_related("parent").filter(level=Level.BUSINESS, slug=slug).first()
    if council is None or not policies.may_profile(actor, council, code):
        raise Http404
    seat = members_of(council, council.day(timezone.now())).filter(party__code=code).select_related("party")
    member = seat.first()
    if member is None:
        raise Http404
    stood = Profile.objects.filter(council=council, party=member.party).first()
    stands = {
        "sectors": [row.sector for row in stood.sectors.all()],
        "countries": ", ".join(row.country for row in stood.countries.all()),
        "words": stood.words,
    } if stood else {}  # fmt: skip
    version = stood.version if stood else 0
    form = ProfileForm(given_by(request), version=version, initial=stands)

    def act() -> str:
        set_profile(
            council=council, party=code, business=form.business(), by=actor, at=timezone.now(),
            seen_version=form.seen_version,
        )  # fmt: skip
        return reverse("site:council", args=[slug])

    names = names_of("party", [member.party_id], language_of(), viewer=actor)
    page = Page(
        _("What it does"), reverse("site:council", args=[slug]), _("Business council"),
        names.get(member.party_id, code), is_fictitious=council.is_fictitious,
    )  # fmt: skip
    return answered(request, form, act, page, (stands, version))


def _parties(by: Actor, of: Consultation) -> list[tuple[str, str]]:
    """Return the members of the council for which the viewer may give an opinion."""
    return members_called(of.council, by, lambda code: policies.may_give(by, of, code))
