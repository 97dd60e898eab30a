from collections.abc import Sequence
from datetime import datetime

from django.db import transaction

from secretariat.campaigns import checks as own
from secretariat.campaigns.course import Word, came_to
from secretariat.campaigns.models import Campaign, Prospect
from secretariat.campaigns.prospects_file import ProspectRow
from secretariat.campaigns.states import Stage
from secretariat.evidence import checks
from secretariat.history.actions.record import record
from secretariat.people.actor import Actor
from secretariat.refusals import Invalid, StaleRevision


@transaction.atomic
def import_prospects(
    *, campaign: Campaign, rows: Sequence[ProspectRow], by: Actor, at: datetime, seen_count: int
) -> list[Prospect]:
    """Add prospects from the rows of a file; all of them or none.

    Who: the secretariat that keeps the campaign (`policies.may_lead`).
    Writes: the prospects with their first step; history entry `campaign.prospects-added`.
    Refuses: NotPermitted; WrongState (closed); StaleRevision (somebody added a prospect meanwhile); Invalid
        (no row, one with something wrong; names the row).

    Args:
        seen_count: how many prospects the campaign had when the rows were looked at.
    """
    campaign = own.led(campaign, by)
    if Prospect.objects.filter(campaign=campaign).count() != seen_count:
        raise StaleRevision("Somebody added a prospect after you looked. Look again, then take them.")
    if not rows:
        raise Invalid("Give at least one row.", field="table")
    for row in rows:
        if row.reasons:
            raise Invalid(f"Row {row.at}: {'; '.join(row.reasons)}.", field="table")
    today = campaign.body.day(at)
    made = []
    for row in rows:
        prospect = Prospect(
            campaign=campaign, name=checks.said_within(row.name, field="table", most=200),
            country=row.country,
            population=row.population, version=0,
        )  # fmt: skip
        came_to(prospect, Stage.FOUND, Word(on=today), by, at)
        made.append(prospect)
    record("campaign.prospects-added", on=campaign, by=by, at=at, prospects=[one.public_id for one in made])
    return made
