"""The pages of campaigns: the list, and one campaign with its pipeline, its map and its results."""

from collections.abc import Sequence
from dataclasses import dataclass

from django.urls import reverse
from django.utils.translation import gettext as _

from secretariat.campaigns import policies
from secretariat.campaigns.finding import SeatedCity, seated_cities
from secretariat.campaigns.models import Campaign
from secretariat.campaigns.queries import (
    CampaignRow,
    Column,
    Figure,
    ProspectRow,
    campaigns_seen,
    figures_of,
    pipeline,
    prospects_of,
)
from secretariat.campaigns.states import Stage
from secretariat.data.cities import by_number
from secretariat.data.map import places
from secretariat.site.queries.map_drawing import DrawnMap, Spot, draw_map
from secretariat.site.queries.naming import address
from secretariat.site.queries.rows import Look


@dataclass(frozen=True, slots=True)
class CampaignsPage:
    """The list; `of`: slug of the body to which it is narrowed; `may_open`: the viewer opens one there."""

    rows: tuple[CampaignRow, ...]
    of: str
    may_open: bool


@dataclass(frozen=True, slots=True)
class CampaignPage:
    """A campaign as the viewer may see it; `drawing` None: nobody has a place on a map."""

    row: CampaignRow
    columns: tuple[Column, ...]
    prospects: tuple[ProspectRow, ...]
    figures: tuple[Figure, ...]
    drawing: DrawnMap | None
    may_lead: bool
    is_fictitious: bool


def campaigns_page(look: Look, slug: str, *, may_open: bool) -> CampaignsPage:
    """Return the campaigns that the viewer may see, of one body where a slug is given, in 4 queries."""
    return CampaignsPage(campaigns_seen(look.viewer, look.language, body=slug), slug, may_open)


def campaign_page(public_id: str, look: Look) -> CampaignPage | None:
    """Return a campaign; None where there is none that the viewer may see. 12 queries at most."""
    found = campaigns_seen(look.viewer, look.language, public_id=public_id)
    if not found:
        return None
    campaign = Campaign.objects.select_related("body__parent", "promoted_by").get(public_id=public_id)
    prospects = prospects_of(public_id, look.viewer, look.today, look.language)
    seated = seated_cities(campaign.body, look.viewer, look.today, look.language)
    return CampaignPage(
        row=found[0],
        columns=pipeline(prospects),
        prospects=prospects,
        figures=figures_of(public_id, look.viewer),
        drawing=draw_map(_spots(seated, prospects)),
        may_lead=policies.may_lead(look.viewer, campaign) and campaign.closed_at is None,
        is_fictitious=campaign.body.is_fictitious,
    )


def _spots(seated: Sequence[SeatedCity], prospects: Sequence[ProspectRow]) -> list[Spot]:
    """Return the marks: members, and those who are to be won where they stand in the table of cities."""
    members = [
        Spot(one.place, one.name, "", address("site:party", one.code), _("%(name)s, member") % {"name":
             one.name}, "is-member")
        for one in seated
        if one.place and one.is_member
    ]  # fmt: skip
    ahead = [_prospect(one) for one in prospects if one.stage != Stage.MEMBER]
    return [*(spot for spot in ahead if spot is not None), *members]


def _prospect(one: ProspectRow) -> Spot | None:
    city = by_number().get(one.city or 0)
    place = city.place if city else places().get(one.party)
    if place is None:
        return None
    title = f"{one.name}: {one.stage_label.lower()}"
    return Spot(place, one.name, "", reverse("campaigns:prospect", args=[one.id]), title, "is-other")
