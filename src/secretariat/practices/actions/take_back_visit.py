from datetime import datetime

from django.db import transaction

from secretariat.evidence import checks
from secretariat.history.actions.record import record
from secretariat.people.actor import Actor
from secretariat.practices import checks as own
from secretariat.practices import policies
from secretariat.practices.models import PeerVisit
from secretariat.practices.states import VisitState
from secretariat.refusals import NotPermitted, WrongState


@transaction.atomic
def take_back_visit(*, visit: PeerVisit, by: Actor, at: datetime, seen_version: int) -> PeerVisit:
    """Take a request to come and see back before it is answered; a visit that stands is changed as a meeting.

    Who: the member that asked, the secretariat for it (`policies.may_take_back`).
    From, to: asked → taken back.
    Writes: the request; history entry `peer-visit.taken-back`.
    Refuses: NotPermitted; StaleRevision; WrongState (answered or taken back already).
    """
    visit = own.visit_locked(visit)
    if not policies.may_take_back(by, visit):
        raise NotPermitted("The member that asked takes its request back.")
    checks.unchanged(visit.version, seen_version)
    if visit.state != VisitState.ASKED:
        raise WrongState("This request waits for no answer.")
    visit.state, visit.answered_at = VisitState.TAKEN_BACK, at
    visit.version += 1
    visit.save()
    record("peer-visit.taken-back", on=visit, by=by, at=at, before=VisitState.ASKED, after=visit.state)
    return visit
