from datetime import datetime

from django.db import transaction

from secretariat.engines.values.errors import BadValue
from secretariat.engines.values.folding import slug_of
from secretariat.history.actions.record import record
from secretariat.ids import new_public_id
from secretariat.people import policies
from secretariat.people.actor import Actor
from secretariat.people.models import Person
from secretariat.refusals import Invalid, NotPermitted


@transaction.atomic
def enter_person(
    *, name: str, is_public: bool, by: Actor, at: datetime, is_fictitious: bool = False
) -> Person:
    """Give a human an identity in the record; what they are called is entered as a name with its source.

    Who: staff (`policies.may_enter_person`).
    Writes: the person, with an address made of the name where a public source gives it, else of ten random
        characters, which tell nothing of it when the person is later named in public too; history entry
        `person.entered`, which repeats only a public name.
    Refuses: NotPermitted; Invalid (a name without a letter).
    """
    if not policies.may_enter_person(by):
        raise NotPermitted("Only the staff of a secretariat enter persons.")
    try:
        slug = slug_of(name)
    except BadValue as error:
        raise Invalid(f"“{name}” is no name of a person.", field="person") from error
    person = Person.objects.create(
        slug=_free(slug) if is_public else new_public_id(), is_fictitious=is_fictitious
    )
    record("person.entered", on=person, by=by, at=at, name=name if is_public else "")
    return person


def _free(slug: str) -> str:
    """Return the slug, or with the first number that nobody has yet."""
    taken = set(Person.objects.filter(slug__startswith=slug).values_list("slug", flat=True))
    if slug not in taken:
        return slug
    return next(name for n in range(2, len(taken) + 3) if (name := f"{slug}-{n}") not in taken)
