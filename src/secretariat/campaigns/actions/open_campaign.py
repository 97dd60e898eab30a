from datetime import date, datetime

from django.db import transaction

from secretariat.campaigns import checks as own
from secretariat.campaigns import policies
from secretariat.campaigns.models import Campaign
from secretariat.campaigns.rows.campaign import REACHES
from secretariat.evidence import checks
from secretariat.history.actions.record import record
from secretariat.parties.models import Body
from secretariat.people.actor import Actor
from secretariat.refusals import NotPermitted


@transaction.atomic
def open_campaign(
    *,
    body: Body,
    title: str,
    purpose: str,
    opens_on: date,
    by: Actor,
    at: datetime,
    closes_on: date | None = None,
    goal: int | None = None,
    promoted_by: str = "",
    distribution: str = "limited",
) -> Campaign:
    """Open a campaign to win members for a body.

    Who: the secretariat of a body that is kept here, or that of its parent (`policies.may_campaign`).
    Writes: the campaign; history entry `campaign.opened`.
    Refuses: NotPermitted; Invalid (no title, no purpose, an end before the beginning, a goal of nobody, a
        promoter that is no member).

    Args:
        closes_on: the first day without it. promoted_by: code of the member that leads it, "" for the body.
    """
    if not policies.may_campaign(by, body):
        raise NotPermitted(own.ONLY_SECRETARIAT)
    title = checks.said_within(title, field="title", most=200)
    purpose = checks.said_within(purpose, field="purpose", most=2000)
    checks.one_of(distribution, REACHES, field="distribution")
    own.good_days(opens_on, closes_on, goal)
    campaign = Campaign.objects.create(
        body=body, title=title, purpose=purpose, distribution=distribution, opens_on=opens_on,
        closes_on=closes_on, goal=goal, promoted_by=own.promoter_of(body, promoted_by, body.day(at)),
        opened_at=at, opened_by_id=by.acting_id,
    )  # fmt: skip
    record(
        "campaign.opened", on=campaign, by=by, at=at, body=body.slug, title=title,
        promoted_by=promoted_by or None,
    )  # fmt: skip
    return campaign
