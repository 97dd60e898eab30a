from datetime import datetime

from django.db import transaction

from secretariat.desk import policies
from secretariat.desk.models import Intake
from secretariat.history.actions.record import record
from secretariat.people.actor import Actor
from secretariat.refusals import NotPermitted


@transaction.atomic
def open_intake(*, file_count: int, distribution: str, by: Actor, at: datetime) -> Intake:
    """Open a list of what becomes of several files that are handed in at once.

    Who: staff (`policies.may_read`).
    Writes: the intake; history entry `intake.opened`.
    Refuses: NotPermitted.
    """
    if not policies.may_read(by):
        raise NotPermitted("Only the staff of a secretariat hand documents in.")
    intake = Intake.objects.create(opened_at=at, by_id=by.acting_id, file_count=file_count)
    record("intake.opened", on=intake, by=by, at=at, files=file_count, distribution=distribution)
    return intake
