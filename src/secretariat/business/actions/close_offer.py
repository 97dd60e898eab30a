from datetime import datetime

from django.db import transaction

from secretariat.business import offer_checks as own
from secretariat.business.models import Offer
from secretariat.business.offer_checks import MOST
from secretariat.business.states import OfferState
from secretariat.evidence import checks
from secretariat.history.actions.record import record
from secretariat.people.actor import Actor
from secretariat.refusals import Invalid


@transaction.atomic
def close_offer(
    *, offer: Offer, state: str, outcome: str, by: Actor, at: datetime, seen_version: int
) -> Offer:
    """Close a request or an offer, and say what came of it.

    Who: the member, by its seat; the secretariat for any (`policies.may_offer`).
    From, to: open → met, not met.
    Writes: the request or offer; history entry `business-offer.closed`.
    Refuses: NotPermitted; StaleRevision; WrongState (it is closed); Invalid (no such end, nothing said of
        what it came to).
    """
    found = own.kept(offer, by, seen_version)
    checks.one_of(state, (OfferState.MET, OfferState.NOT_MET), field="state")
    words = checks.within(outcome, field="outcome", most=MOST["outcome"])
    if state == OfferState.MET and not words:
        raise Invalid("Say what it came to.", field="outcome")
    before, found.state = found.state, OfferState(state)
    found.outcome, found.closed_at, found.version = words, at, found.version + 1
    found.save()
    record("business-offer.closed", on=found, by=by, at=at, before=before, after=found.state, outcome=words)
    return found
