from django.http import Http404, HttpRequest, HttpResponse
from django.views.decorators.http import require_safe

from secretariat.campaigns import policies
from secretariat.engines.values.sheets import as_sheet
from secretariat.parties.models import Body
from secretariat.people.access import everyone, open_to
from secretariat.site.pages.looking import look_of, show, show_json, unless_unchanged
from secretariat.site.queries.campaigns import campaign_page, campaigns_page

_COLUMNS = ("id", "name", "country", "population", "stage", "since", "promoter", "party", "geonames")


@require_safe
@open_to(everyone)
@unless_unchanged
def campaigns(request: HttpRequest) -> HttpResponse:
    """Campaigns to win members: all, or those of one body."""
    look, slug = look_of(request), request.GET.get("body", "")[:100]
    body = Body.objects.select_related("parent").filter(slug=slug).first() if slug else None
    may_open = body is not None and policies.may_campaign(look.viewer, body)
    return show(request, "site/campaigns.html", campaigns_page(look, slug, may_open=may_open), look)


@require_safe
@open_to(everyone)
@unless_unchanged
def campaign(request: HttpRequest, public_id: str) -> HttpResponse:
    """A campaign: who is at which stage, where they are, what came of it."""
    look = look_of(request)
    return show(request, "site/campaign.html", campaign_page(public_id, look), look)


@require_safe
@open_to(everyone)
@unless_unchanged
def campaign_json(request: HttpRequest, public_id: str) -> HttpResponse:
    """The same as JSON."""
    look = look_of(request)
    return show_json(campaign_page(public_id, look), look)


@require_safe
@open_to(everyone)
@unless_unchanged
def campaign_csv(request: HttpRequest, public_id: str) -> HttpResponse:
    """Its prospective members as CSV; what a spreadsheet would take for a formula is told apart."""
    page = campaign_page(public_id, look_of(request))
    if page is None:
        raise Http404
    rows = (
        (row.id, row.name, row.country, row.population or "", row.stage, row.since.isoformat(), row.promoter,
         row.party, row.city or "")
        for row in page.prospects
    )  # fmt: skip
    response = HttpResponse(as_sheet(_COLUMNS, rows), content_type="text/csv; charset=utf-8")
    response["Content-Disposition"] = f'attachment; filename="campaign-{public_id}.csv"'
    return response
