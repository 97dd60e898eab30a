from datetime import datetime

from django.db import transaction

from secretariat.history.actions.record import record
from secretariat.people.actor import Actor
from secretariat.practices import checks as own
from secretariat.practices.models import Practice
from secretariat.practices.states import PracticeState
from secretariat.refusals import NotReady, WrongState


@transaction.atomic
def publish_practice(*, practice: Practice, by: Actor, at: datetime, seen_version: int) -> Practice:
    """Publish what a member offers, as far as it is to go.

    Who: the secretariat of the body, or of its parent (`policies.may_judge`).
    From, to: offered → published.
    Writes: the practice; history entry `practice.published`.
    Refuses: NotPermitted; StaleRevision; WrongState (it was not offered); NotReady (no result is told).
    """
    practice = own.judged(practice, by, seen_version)
    if practice.state != PracticeState.OFFERED:
        raise WrongState("Only what its member offered is published.")
    if not practice.results.filter(taken_back_at=None).exists():
        raise NotReady("No result is told yet, with what shows it.")
    today = practice.body.day(at)
    practice.state, practice.state_since, practice.published_on = PracticeState.PUBLISHED, today, today
    practice.version += 1
    practice.save()
    record(
        "practice.published", on=practice, by=by, at=at, before=PracticeState.OFFERED, after=practice.state,
        distribution=practice.distribution,
    )  # fmt: skip
    return practice
