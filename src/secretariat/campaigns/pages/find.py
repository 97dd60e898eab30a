"""Which cities could be members: anybody may ask; who keeps a campaign adds them to it."""

from dataclasses import dataclass
from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse, QueryDict
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods

from secretariat.bodies.queries import bodies_known_to
from secretariat.campaigns import policies
from secretariat.campaigns.actions.add_prospects import add_prospects
from secretariat.campaigns.finding import Finding, Prospective, find_prospects, seated_cities
from secretariat.campaigns.forms import FindForm
from secretariat.campaigns.models import Campaign, Prospect
from secretariat.campaigns.pages.answering import body_called
from secretariat.data.cities import CREDIT
from secretariat.language import language_of
from secretariat.meetings.pages.looking import actor_of
from secretariat.parties.models import Body
from secretariat.people.access import everyone, open_to
from secretariat.people.actor import Actor
from secretariat.refusals import Refused

ROWS = 50


@dataclass(frozen=True, slots=True)
class FindPage:
    """What the page shows: the rows of one page of the list, and how many there are in all."""

    body: str
    body_name: str
    rows: tuple[Prospective, ...]
    total: int
    page: int
    page_count: int
    member_count: int
    unmatched: tuple[str, ...]
    campaigns: tuple[tuple[str, str], ...]
    credit: str
    is_fictitious: bool


@require_http_methods(["GET", "HEAD", "POST"])
@open_to(everyone)
def find(request: HttpRequest, slug: str) -> HttpResponse:
    """Cities that are no members, by country, inhabitants, the way to the sea and to the nearest member."""
    actor = actor_of(request)
    body = Body.objects.select_related("parent").filter(bodies_known_to(actor), slug=slug).first()
    if body is None:
        raise Http404
    kept = _campaigns(actor, body)
    if request.method == "POST":
        return _added(request, actor, body, kept)
    asked: QueryDict = request.GET
    chosen = next((one for one in kept if one.public_id == asked.get("campaign")), kept[0] if kept else None)
    if not any(asked.get(name) for name in FindForm.base_fields) and chosen:
        asked = _as_query(chosen.filters)
    if not any(asked.get(name) for name in FindForm.base_fields):
        asked = _as_query({"country": _countries(actor, body)})
    form = FindForm(asked if any(asked.values()) else None)
    rows = Prospect.objects.filter(campaign=chosen, city__isnull=False)
    known = [city for city in rows.values_list("city", flat=True) if city]
    finding = find_prospects(body, form.asked(), actor, body.day(timezone.now()), language_of(), known)
    page = _page(body, finding, kept, _number(request.GET.get("page", "1")))
    shown = {"page": page, "form": form, "chosen": chosen.public_id if chosen else "", "refusal": ""}
    return render(request, "campaigns/find.html", shown, status=422 if form.errors else 200)


def _countries(actor: Actor, body: Body) -> str:
    """Return the countries of the members: where one looks first."""
    seated = seated_cities(body, actor, body.day(timezone.now()), language_of())
    return " ".join(sorted({one.country for one in seated if one.is_member and one.country}))


def _added(request: HttpRequest, actor: Actor, body: Body, kept: list[Campaign]) -> HttpResponse:
    """Add the ticked cities to a campaign that the viewer keeps; a refusal leaves the list as it was."""
    campaign = next((one for one in kept if one.public_id == request.POST.get("campaign")), None)
    if campaign is None:
        raise Http404
    form = FindForm(request.POST)
    numbers = [int(one) for one in request.POST.getlist("city") if one.isdecimal() and len(one) < 12]
    back = f"{reverse('campaigns:find', args=[body.slug])}?{request.POST.get('asked', '')[:500]}"
    try:
        filters = form.filters() if form.is_valid() else None
        made = add_prospects(campaign=campaign, cities=numbers, filters=filters, by=actor, at=timezone.now())
    except Refused as refusal:
        messages.error(request, refusal.message)
        return redirect(back)
    told = ngettext("Added %(n)d prospective member.", "Added %(n)d prospective members.", len(made))
    messages.success(request, told % {"n": len(made)})
    return redirect("site:campaign", campaign.public_id)


def _campaigns(actor: Actor, body: Body) -> list[Campaign]:
    """Return the running campaigns that the viewer keeps."""
    if not policies.may_campaign(actor, body):
        return []
    return list(Campaign.objects.filter(body=body, closed_at=None).order_by("-opens_on", "-pk"))


def _page(body: Body, finding: Finding, kept: list[Campaign], number: int) -> FindPage:
    count = max(1, -(-len(finding.rows) // ROWS))
    if not 1 <= number <= count:
        raise Http404
    return FindPage(
        body=body.slug, body_name=body_called(body), rows=finding.rows[(number - 1) * ROWS : number * ROWS],
        total=len(finding.rows), page=number, page_count=count, member_count=len(finding.members),
        unmatched=finding.unmatched, campaigns=tuple((one.public_id, one.title) for one in kept),
        credit=_("Cities: %(credit)s; coasts: Natural Earth.") % {"credit": CREDIT},
        is_fictitious=body.is_fictitious,
    )  # fmt: skip


def _number(text: str) -> int:
    if not text.isdecimal() or len(text) > 6:
        raise Http404
    return int(text)


def _as_query(filters: dict[str, Any]) -> QueryDict:
    """Return the filters that a campaign keeps, as the form sends them."""
    query = QueryDict(mutable=True)
    query.update({name: str(value) for name, value in filters.items() if name in FindForm.base_fields})
    return query
