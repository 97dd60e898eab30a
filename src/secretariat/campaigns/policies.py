"""Who wins members, who is told of it, who keeps what members owe; asked by the actions and by the pages."""

from secretariat.campaigns.models import Campaign, Prospect
from secretariat.commitments import policies as commitments
from secretariat.parties.house import is_kept_here
from secretariat.parties.models import Body
from secretariat.people.actor import Actor


def may_campaign(by: Actor, body: Body | None) -> bool:
    """The secretariat of a body that is kept here, or that of its parent, wins members for it."""
    return body is not None and is_kept_here(body) and commitments.may_keep(by, body)


def may_lead(by: Actor, campaign: Campaign) -> bool:
    """The same secretariat keeps its campaigns."""
    return may_campaign(by, campaign.body)


def may_promote(by: Actor, prospect: Prospect) -> bool:
    """The secretariat, and the delegation of the member that wins it, say how far a prospect has come."""
    if may_lead(by, prospect.campaign):
        return True
    own = None if by.is_looking else prospect.promoted_by or prospect.campaign.promoted_by
    return own is not None and own.code in by.parties_in(prospect.campaign.body.slug)
