"""Campaigns opened, changed, closed; prospects brought in as a file."""

from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_http_methods

from secretariat.acting import RECORD, Page
from secretariat.campaigns import policies
from secretariat.campaigns.actions.change_campaign import change_campaign
from secretariat.campaigns.actions.close_campaign import close_campaign
from secretariat.campaigns.actions.import_prospects import import_prospects
from secretariat.campaigns.actions.open_campaign import open_campaign
from secretariat.campaigns.finding import seated_cities
from secretariat.campaigns.forms import CampaignForm, ImportForm, ReasonForm, standing_of
from secretariat.campaigns.models import Campaign, Prospect
from secretariat.campaigns.pages.answering import answered, campaign_led, members_of
from secretariat.commitments.sheet_form import HOW
from secretariat.engines.values.folding import fold
from secretariat.language import language_of
from secretariat.meetings.pages.looking import actor_of
from secretariat.parties.models import Body
from secretariat.people.access import open_to, staff

_TO_CAMPAIGN = _("The campaign")


def url_of(campaign: Campaign) -> str:
    """Return where a campaign is seen."""
    return reverse("site:campaign", args=[campaign.public_id])


@require_http_methods(["GET", "HEAD", "POST"])
@open_to(staff)
def new(request: HttpRequest, slug: str) -> HttpResponse:
    """Open a campaign of a body."""
    actor, at = actor_of(request), timezone.now()
    body = Body.objects.select_related("parent").filter(slug=slug).first()
    if body is None or not policies.may_campaign(actor, body):
        raise Http404
    form = CampaignForm(
        request.POST or None, version=0, members=members_of(body, at),
        initial={"opens_on": body.day(at), "distribution": "limited"},
    )  # fmt: skip

    def act() -> str:
        return url_of(open_campaign(body=body, by=actor, at=at, **_given(form)))

    back = f"{reverse('site:campaigns')}?body={slug}"
    return answered(
        request, form, act, Page(_("Open a campaign"), back, _("Campaigns"), is_fictitious=body.is_fictitious)
    )


@require_http_methods(["GET", "HEAD", "POST"])
@open_to(staff)
def change(request: HttpRequest, public_id: str) -> HttpResponse:
    """Say a campaign anew."""
    actor, at, campaign = actor_of(request), timezone.now(), campaign_led(request, public_id)
    now = standing_of(campaign)
    form = CampaignForm(
        request.POST or None, version=campaign.version, initial=now, members=members_of(campaign.body, at)
    )

    def act() -> str:
        change_campaign(campaign=campaign, by=actor, at=at, seen_version=form.seen_version, **_given(form))
        return url_of(campaign)

    page = Page(_("Change the campaign"), url_of(campaign), _TO_CAMPAIGN, campaign.title,
                is_fictitious=campaign.body.is_fictitious)  # fmt: skip
    return answered(request, form, act, page, (now, campaign.version))


@require_http_methods(["GET", "HEAD", "POST"])
@open_to(staff)
def close(request: HttpRequest, public_id: str) -> HttpResponse:
    """Close a campaign."""
    actor, campaign = actor_of(request), campaign_led(request, public_id)
    form = ReasonForm(request.POST or None, version=campaign.version)

    def act() -> str:
        close_campaign(
            campaign=campaign, reason=form.cleaned_data["reason"], by=actor, at=timezone.now(),
            seen_version=form.seen_version,
        )  # fmt: skip
        return url_of(campaign)

    page = Page(
        _("Close the campaign"), url_of(campaign), _TO_CAMPAIGN, campaign.title, _("Close it"),
        campaign.body.is_fictitious,
    )  # fmt: skip
    return answered(request, form, act, page, ({}, campaign.version))


@require_http_methods(["GET", "HEAD", "POST"])
@open_to(staff)
def bring(request: HttpRequest, public_id: str) -> HttpResponse:
    """Bring prospects in as CSV: first what is read of each row, then the act; all or none."""
    actor, at, campaign = actor_of(request), timezone.now(), campaign_led(request, public_id)
    known = list(Prospect.objects.filter(campaign=campaign).values_list("name", flat=True))
    seated = seated_cities(campaign.body, actor, campaign.body.day(at), language_of())
    members = {one.name for one in seated if one.is_member} | {n for _c, n in members_of(campaign.body, at)}
    form = ImportForm(
        request.POST if request.method == "POST" else None, request.FILES or None, version=len(known) + 1,
        members=frozenset(map(fold, members)), known=frozenset(map(fold, known)),
    )  # fmt: skip

    def act() -> str:
        if request.POST.get("step") != RECORD:
            return ""
        import_prospects(campaign=campaign, rows=form.rows, by=actor, at=at, seen_count=form.seen_version - 1)
        return url_of(campaign)

    page = Page(_("Bring prospective members in"), url_of(campaign), _TO_CAMPAIGN, HOW,
                is_fictitious=campaign.body.is_fictitious)  # fmt: skip
    return answered(request, form, act, page, ({}, len(known) + 1))


def _given(form: CampaignForm) -> dict[str, Any]:
    names = ("title", "purpose", "opens_on", "closes_on", "goal", "promoted_by", "distribution")
    return {name: form.cleaned_data[name] for name in names}
