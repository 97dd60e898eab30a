from datetime import date, datetime

from django.db import transaction

from secretariat.campaigns import checks as own
from secretariat.campaigns.models import Campaign
from secretariat.campaigns.rows.campaign import REACHES
from secretariat.evidence import checks
from secretariat.history.actions.record import record
from secretariat.people.actor import Actor


@transaction.atomic
def change_campaign(
    *,
    campaign: Campaign,
    title: str,
    purpose: str,
    opens_on: date,
    closes_on: date | None,
    goal: int | None,
    promoted_by: str,
    distribution: str,
    by: Actor,
    at: datetime,
    seen_version: int,
) -> Campaign:
    """Say a campaign anew: its title, what for, its days, its goal, who leads it, who may see it.

    Who: the secretariat that keeps it (`policies.may_lead`).
    Writes: the campaign; history entry `campaign.changed`.
    Refuses: NotPermitted; StaleRevision; WrongState (closed); Invalid (as `open_campaign`).
    """
    campaign = own.led(campaign, by, seen_version)
    checks.one_of(distribution, REACHES, field="distribution")
    own.good_days(opens_on, closes_on, goal)
    before = _told(campaign)
    campaign.title = checks.said_within(title, field="title", most=200)
    campaign.purpose = checks.said_within(purpose, field="purpose", most=2000)
    campaign.promoted_by = own.promoter_of(campaign.body, promoted_by, campaign.body.day(at))
    campaign.opens_on, campaign.closes_on, campaign.goal = opens_on, closes_on, goal
    campaign.distribution, campaign.version = distribution, campaign.version + 1
    campaign.save()
    record("campaign.changed", on=campaign, by=by, at=at, before=before, after=_told(campaign))
    return campaign


def _told(campaign: Campaign) -> dict[str, object]:
    return {
        "title": campaign.title, "purpose": campaign.purpose, "opens_on": campaign.opens_on.isoformat(),
        "closes_on": campaign.closes_on.isoformat() if campaign.closes_on else None, "goal": campaign.goal,
        "promoted_by": campaign.promoted_by.code if campaign.promoted_by else None,
        "distribution": campaign.distribution,
    }  # fmt: skip
