from datetime import datetime

from django.db import transaction

from secretariat.history.actions.record import record
from secretariat.people.actor import Actor
from secretariat.practices import checks as own
from secretariat.practices.models import Practice
from secretariat.practices.states import PracticeState
from secretariat.refusals import WrongState


@transaction.atomic
def offer_practice(*, practice: Practice, by: Actor, at: datetime, seen_version: int) -> Practice:
    """Offer a draft to the other members; the secretariat looks at it first.

    Who: the member that offers it, the secretariat (`policies.may_keep`).
    From, to: draft → offered.
    Writes: the practice; history entry `practice.offered`.
    Refuses: NotPermitted; StaleRevision; WrongState (it is no draft).
    """
    practice = own.kept(practice, by, seen_version)
    if practice.state != PracticeState.DRAFT:
        raise WrongState("Only a draft is offered.")
    practice.state, practice.state_since, practice.why = PracticeState.OFFERED, practice.body.day(at), ""
    practice.version += 1
    practice.save()
    record("practice.offered", on=practice, by=by, at=at, before=PracticeState.DRAFT, after=practice.state)
    return practice
