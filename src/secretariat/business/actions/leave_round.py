from datetime import datetime

from django.db import transaction
from django.db.models import Q

from secretariat.business import policies
from secretariat.business import round_checks as own
from secretariat.business.models import Round, Seat
from secretariat.business.states import RoundState
from secretariat.evidence import checks
from secretariat.history.actions.record import record
from secretariat.people.actor import Actor
from secretariat.refusals import NotPermitted, WrongState


@transaction.atomic
def leave_round(*, seat: Seat, by: Actor, at: datetime, seen_version: int) -> Round:
    """Give a seat in a round up, with its wishes and its pairs.

    Who: the member of the council, by its seat; whoever runs the round (`policies.may_sit`, `may_match`).
    Writes: the seat goes, and the pairs in which it sat; history entry `business-round.left`.
    Refuses: NotPermitted; StaleRevision; WrongState (the round was held or dropped).
    """
    of = own.locked(seat.round)
    found = Seat.objects.select_for_update(of=("self",)).select_related("party").get(pk=seat.pk)
    code = found.party.code
    if not (policies.may_sit(by, of.council, code) or policies.may_match(by, of.council, at)):
        raise NotPermitted("A member of the council gives its own seat up; the secretariat that of any.")
    checks.unchanged(found.version, seen_version)
    if of.state not in {RoundState.OPEN, RoundState.PUBLISHED}:
        raise WrongState(f"This round is {of.get_state_display().lower()}.")
    gone, _kinds = of.pairings.filter(Q(one=found) | Q(other=found)).delete()
    found.delete()
    own.changed(of)
    record("business-round.left", on=of, by=by, at=at, party=code, pairs=gone)
    return of
