from datetime import datetime

from django.db import transaction

from secretariat.desk import policies
from secretariat.desk.models import Closing, Expectation, Reopening
from secretariat.history.actions.record import record
from secretariat.people.actor import Actor
from secretariat.refusals import NotPermitted, StaleRevision, WrongState


@transaction.atomic
def reopen_expectation(
    *, expectation: Expectation, by: Actor, at: datetime, seen_version: int
) -> Expectation:
    """Take back what was said to have become of an Expectation; the closing stays on file.

    Who: staff (`policies.may_close`).
    From, to: closed → awaited or overdue.
    Writes: the reopening; history entry `expectation.reopened`.
    Refuses: NotPermitted; StaleRevision; WrongState (not closed).
    """
    if not policies.may_close(by):
        raise NotPermitted("Only the staff of a secretariat say what became of an announcement.")
    assert by.account_id is not None, "whoever has a seat has an account"
    expectation = Expectation.objects.select_for_update(of=("self",)).get(pk=expectation.pk)
    if expectation.version != seen_version:
        raise StaleRevision("Somebody closed or opened this after you looked at it. Look at it again.")
    closing = Closing.objects.filter(expectation=expectation, reopening__isnull=True).last()
    if closing is None:
        raise WrongState("This is not closed.")
    Reopening.objects.create(closing=closing, at=at, by_id=by.account_id)
    expectation.version += 1
    expectation.save()
    record("expectation.reopened", on=expectation, by=by, at=at, before=closing.ending, after=None)
    return expectation
