from datetime import datetime

from django.db import transaction

from secretariat.business import offer_checks as own
from secretariat.business import policies
from secretariat.business.checks import member
from secretariat.business.models import Offer
from secretariat.business.offer_checks import Offered
from secretariat.history.actions.record import record
from secretariat.parties.models import Body
from secretariat.people.actor import Actor
from secretariat.refusals import NotPermitted


@transaction.atomic
def open_offer(*, council: Body, party: str, offered: Offered, by: Actor, at: datetime) -> Offer:
    """Enter what a member of the council seeks or offers, until a day.

    Who: the member, by its seat; the secretariat for any (`policies.may_offer`).
    From, to: nothing → open.
    Writes: the request or offer; history entry `business-offer.opened`.
    Refuses: NotPermitted; Invalid (no member of the council, no title, sector or country, a last day that has
        passed or lies more than two years ahead).
    """
    if not policies.may_offer(by, council, party):
        raise NotPermitted(own.ONLY_THE_MEMBER)
    who = member(council, party, council.day(at))
    offer = Offer(council=council, party=who, opened_at=at, opened_by_id=by.acting_id)
    own.put(offered, offer, at)
    offer.save()
    record(
        "business-offer.opened", on=offer, by=by, at=at, before=None, after=offer.state,
        council=council.slug, party=who.code, side=offer.side, want=offer.want, title=offer.title,
    )  # fmt: skip
    return offer
