from datetime import datetime

from django.db import transaction

from secretariat.history.actions.record import record
from secretariat.history.seeing import refuse_stale
from secretariat.people import policies
from secretariat.people.actor import Actor
from secretariat.people.models import Person
from secretariat.refusals import Invalid, NotPermitted, WrongState


@transaction.atomic
def merge_person(
    *, spelling: Person, into: Person, by: Actor, at: datetime, reason: str, seen_version: int | None = None
) -> Person:
    """Say that one Person is another spelling of a second one; nothing is deleted, and it can be undone.

    Who: staff (`policies.may_merge`).
    Writes: the spelling's `same_as`, and that of its own spellings; history entry `person.merged`,
        which nobody reads who may not know both.
    Refuses: NotPermitted; StaleRevision; Invalid (a person into itself, real and fictitious); WrongState
        (merged already).
    """
    if not policies.may_merge(by):
        raise NotPermitted("Only the staff of a secretariat say that two spellings are one person.")
    spelling = Person.objects.select_for_update().get(pk=spelling.pk)
    refuse_stale(spelling, seen_version)
    into = Person.objects.get(pk=into.pk)
    into = into.same_as or into
    if spelling.same_as_id:
        raise WrongState("This spelling is merged already. Part it first.")
    if spelling.pk == into.pk:
        raise Invalid("These are the same person already.", field="into")
    if spelling.is_fictitious != into.is_fictitious:
        raise Invalid("A real and a fictitious person are never one.", field="into")
    moved = [spelling, *Person.objects.filter(same_as=spelling)]
    for person in moved:
        person.same_as = into
        person.save()
    record(
        "person.merged",
        on=spelling,
        by=by,
        at=at,
        beside=into,
        into=into.slug,
        moved=[person.slug for person in moved],
        reason=reason,
    )
    return spelling
