from datetime import datetime

from django.db import transaction

from secretariat.history.actions.record import record
from secretariat.people.actor import Actor
from secretariat.practices import checks as own
from secretariat.practices.models import PracticeResult
from secretariat.practices.states import PracticeState
from secretariat.refusals import NotReady, WrongState


@transaction.atomic
def take_back_result(*, result: PracticeResult, by: Actor, at: datetime, seen_version: int) -> PracticeResult:
    """Take a result back: it is shown no more.

    Who: the member that offers the practice, the secretariat (`policies.may_keep`).
    Writes: the result; history entry `practice.result-taken-back`.
    Refuses: NotPermitted; StaleRevision; WrongState (the practice was withdrawn, the result was taken back);
        NotReady (it is the last one of what is published).
    """
    practice = own.kept(result.practice, by, seen_version)
    standing = practice.results.filter(taken_back_at=None)
    found = standing.filter(pk=result.pk).first()
    if found is None:
        raise WrongState("This result was taken back already.")
    if practice.state == PracticeState.PUBLISHED and standing.count() == 1:
        raise NotReady("A published practice has at least one result. Add another first.")
    found.taken_back_at = at
    found.save()
    practice.version += 1
    practice.save()
    record("practice.result-taken-back", on=practice, by=by, at=at, words=found.words)
    return found
