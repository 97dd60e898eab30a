from datetime import datetime

from django.db import transaction

from secretariat.campaigns import checks as own
from secretariat.campaigns import policies
from secretariat.campaigns.models import Prospect
from secretariat.history.actions.record import record
from secretariat.people.actor import Actor
from secretariat.refusals import NotPermitted


@transaction.atomic
def name_promoter(
    *, prospect: Prospect, promoted_by: str, by: Actor, at: datetime, seen_version: int
) -> Prospect:
    """Say which member wins a prospect for the body; "" leaves it to the campaign.

    Who: the secretariat that keeps the campaign (`policies.may_lead`).
    Writes: the prospect; history entry `prospect.promoter-named`.
    Refuses: NotPermitted; StaleRevision; WrongState (the campaign is closed); Invalid (no member).

    Args:
        promoted_by: code of the member.
    """
    prospect = own.in_hand(prospect, by, seen_version)
    if not policies.may_lead(by, prospect.campaign):
        raise NotPermitted(own.ONLY_SECRETARIAT)
    body = prospect.campaign.body
    party = own.promoter_of(body, promoted_by, body.day(at))
    before = prospect.promoted_by.code if prospect.promoted_by else None
    prospect.promoted_by, prospect.version = party, prospect.version + 1
    prospect.save()
    record(
        "prospect.promoter-named",
        on=prospect,
        by=by,
        at=at,
        before=before,
        after=party.code if party else None,
    )
    return prospect
