from datetime import datetime

from django.db import transaction

from secretariat.campaigns import checks as own
from secretariat.campaigns.models import Campaign, Prospect
from secretariat.campaigns.states import Stage
from secretariat.evidence import checks
from secretariat.history.actions.record import record
from secretariat.people.actor import Actor
from secretariat.refusals import NotReady


@transaction.atomic
def close_campaign(
    *, campaign: Campaign, reason: str, by: Actor, at: datetime, seen_version: int
) -> Campaign:
    """Close a campaign; who was found, contacted or interested stays on file as it stands.

    Who: the secretariat that keeps it (`policies.may_lead`).
    From, to: running → closed.
    Writes: the campaign; history entry `campaign.closed`.
    Refuses: NotPermitted; StaleRevision; WrongState (closed already); Invalid (no reason); NotReady (names
        the applications that are undecided, and the admissions decided that are no membership yet).
    """
    campaign = own.led(campaign, by, seen_version)
    reason = checks.said_within(reason, field="reason", most=1000)
    waiting = Prospect.objects.filter(campaign=campaign, stage__in=[Stage.APPLIED, Stage.DECIDED])
    names = list(waiting.order_by("name").values_list("name", flat=True))
    if names:
        raise NotReady(f"These applications are open: {', '.join(names)}. Decide them first.", names=names)
    campaign.closed_at, campaign.why_closed = at, reason
    campaign.version += 1
    campaign.save()
    record("campaign.closed", on=campaign, by=by, at=at, before="running", after="closed", reason=reason)
    return campaign
