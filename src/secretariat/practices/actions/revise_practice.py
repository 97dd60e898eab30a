from datetime import datetime

from django.db import transaction

from secretariat.history.actions.record import record
from secretariat.people.actor import Actor
from secretariat.practices import checks as own
from secretariat.practices.checks import Told
from secretariat.practices.models import Practice

# Contacts are people: the history does not keep them.
_TOLD = ("title", "problem", "done", "lessons", "cost", "currency", "population", "distribution")


@transaction.atomic
def revise_practice(
    *, practice: Practice, told: Told, by: Actor, at: datetime, seen_version: int
) -> Practice:
    """Tell an experience anew; of a published one it is told on which day that was.

    Who: the member that offers it, the secretariat (`policies.may_keep`).
    Writes: the practice; history entry `practice.revised`.
    Refuses: NotPermitted; StaleRevision; WrongState (withdrawn); Invalid (what `checks.good_told` refuses).
    """
    practice = own.kept(practice, by, seen_version)
    today = practice.body.day(at)
    own.good_told(told, today)
    before = _told(practice)
    practice.version += 1
    if practice.published_on:
        practice.revised_on = today
    own.put(practice, told, by)
    record("practice.revised", on=practice, by=by, at=at, before=before, after=_told(practice))
    return practice


def _told(practice: Practice) -> dict[str, object]:
    topics = list(practice.topics.values_list("topic", flat=True))
    amount = None if practice.amount is None else str(practice.amount)
    return {name: getattr(practice, name) for name in _TOLD} | {"topics": topics, "amount": amount}
