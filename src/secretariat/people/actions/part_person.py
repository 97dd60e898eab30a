from datetime import datetime

from django.db import transaction

from secretariat.history.actions.record import record
from secretariat.history.seeing import refuse_stale
from secretariat.people import policies
from secretariat.people.actor import Actor
from secretariat.people.models import Person
from secretariat.refusals import NotPermitted, StaleRevision, WrongState


@transaction.atomic
def part_person(
    *, spelling: Person, seen_into: str, by: Actor, at: datetime, reason: str, seen_version: int | None = None
) -> Person:
    """Take back that a Person is another spelling of a second one.

    Who: staff (`policies.may_merge`).
    Writes: the spelling stands for itself again; history entry `person.parted`, which
        nobody reads who may not know both.
    Refuses: NotPermitted; WrongState (not merged); StaleRevision.

    Args:
        seen_into: slug of the person of whom it was a spelling when the actor looked.
    """
    if not policies.may_merge(by):
        raise NotPermitted("Only the staff of a secretariat part two spellings again.")
    spelling = Person.objects.select_for_update(of=("self",)).select_related("same_as").get(pk=spelling.pk)
    refuse_stale(spelling, seen_version)
    if spelling.same_as is None:
        raise WrongState("This person is not merged with another.")
    if spelling.same_as.slug != seen_into:
        raise StaleRevision("Somebody merged this spelling with another person after you looked at it.")
    before = spelling.same_as
    spelling.same_as = None
    spelling.save()
    record("person.parted", on=spelling, by=by, at=at, beside=before, out_of=before.slug, reason=reason)
    return spelling
