from datetime import date, datetime

from django.db import transaction

from secretariat.business import checks as own
from secretariat.business.models import Consultation
from secretariat.history.actions.record import record
from secretariat.people.actor import Actor
from secretariat.refusals import Invalid


@transaction.atomic
def extend_deadline(
    *, consultation: Consultation, closes_on: date, by: Actor, at: datetime, seen_version: int
) -> Consultation:
    """Give the council more time; a consultation whose last day has passed runs again.

    Who: the secretariat of the body, and its Chair while it presides (`policies.may_run`).
    Writes: the last day; history entry `consultation.extended`.
    Refuses: NotPermitted; StaleRevision; WrongState (it is over); Invalid (not later than it was, or passed).
    """
    found = own.run(consultation, by, at, seen_version)
    if closes_on <= found.closes_on or closes_on < found.body.day(at):
        raise Invalid(
            f"Name a day after {found.closes_on.isoformat()} that has not passed.", field="closes_on"
        )
    before, found.closes_on = found.closes_on, closes_on
    found.version += 1
    found.save()
    record(
        "consultation.extended", on=found, by=by, at=at, before=before.isoformat(),
        after=closes_on.isoformat(),
    )  # fmt: skip
    return found
