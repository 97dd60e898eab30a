from datetime import datetime

from django.db import transaction

from secretariat.business import offer_checks as own
from secretariat.business.models import Offer
from secretariat.business.offer_checks import Offered
from secretariat.history.actions.record import record
from secretariat.people.actor import Actor


@transaction.atomic
def change_offer(*, offer: Offer, offered: Offered, by: Actor, at: datetime, seen_version: int) -> Offer:
    """Say anew what a member seeks or offers, or give it a later day.

    Who: the member, by its seat; the secretariat for any (`policies.may_offer`).
    Writes: the request or offer; history entry `business-offer.changed`.
    Refuses: NotPermitted; StaleRevision; WrongState (it is closed); Invalid (as when it is opened).
    """
    found = own.kept(offer, by, seen_version)
    before = own.stands(found)
    own.put(offered, found, at)
    found.version += 1
    found.save()
    record("business-offer.changed", on=found, by=by, at=at, before=before, after=own.stands(found))
    return found
