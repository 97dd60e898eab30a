from collections.abc import Iterable, Mapping
from datetime import datetime
from typing import Any

from django.db import transaction

from secretariat.campaigns import checks as own
from secretariat.campaigns.course import Word, came_to
from secretariat.campaigns.finding import seated_cities
from secretariat.campaigns.models import Campaign, Prospect
from secretariat.campaigns.states import Stage
from secretariat.data.cities import by_number
from secretariat.history.actions.record import record
from secretariat.people.actor import Actor
from secretariat.refusals import Invalid

MOST = 500


@transaction.atomic
def add_prospects(
    *,
    campaign: Campaign,
    cities: Iterable[int],
    by: Actor,
    at: datetime,
    filters: Mapping[str, Any] | None = None,
) -> list[Prospect]:
    """Add cities of the table as prospects; those that the campaign has already are left as they are.

    Who: the secretariat that keeps it (`policies.may_lead`).
    Writes: the prospects with their first step; the filters by which they were found; history entry
        `campaign.prospects-added`.
    Refuses: NotPermitted; WrongState (closed); Invalid (none, too many, no such city, a member).

    Args:
        cities: numbers of GeoNames.
    """
    campaign = own.led(campaign, by)
    wanted = list(dict.fromkeys(cities))
    if not 0 < len(wanted) <= MOST:
        raise Invalid(f"Choose at least one city, and at most {MOST} at once.", field="cities")
    known = set(Prospect.objects.filter(campaign=campaign).values_list("city", flat=True))
    today = campaign.body.day(at)
    members = {one.number for one in seated_cities(campaign.body, by, today) if one.is_member}
    made = []
    for number in wanted:
        city = by_number().get(number)
        if city is None or number in members:
            raise Invalid("There is no such city that is not a member.", field="cities")
        if number in known:
            continue
        prospect = Prospect(
            campaign=campaign, city=number, name=city.name, country=city.country,
            population=city.population, version=0,
        )  # fmt: skip
        came_to(prospect, Stage.FOUND, Word(on=today), by, at)
        made.append(prospect)
    if filters is not None:
        campaign.filters = dict(filters)
        campaign.save()
    record("campaign.prospects-added", on=campaign, by=by, at=at, prospects=[one.public_id for one in made])
    return made
