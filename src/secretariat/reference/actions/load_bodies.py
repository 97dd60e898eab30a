from datetime import datetime

from django.db import transaction

from secretariat.data import all_bodies, outcome_facts
from secretariat.people.actor import Actor
from secretariat.reference import identities
from secretariat.reference.actions.load_rows import Loaded, Progress, load_rows
from secretariat.reference.identify import identify
from secretariat.reference.rows import all_rows


@transaction.atomic
def load_bodies(*, by: Actor, at: datetime, progress: Progress = lambda done, total: None) -> Loaded:
    """Load the shipped facts on real organisations; loading again corrects instead of doubling.

    Who: the machine that loads reference data (`evidence.policies.may_enter`, asked by every line).
    Writes: identities that are missing; what `load_rows` writes.
    Refuses: NotPermitted; Invalid (names the field of a row that cannot be taken).
    """
    bodies = list(all_bodies())
    parties, people = identities.parties(bodies).values(), identities.people(bodies).values()
    organs = list(identities.bodies_and_organs(bodies))
    identify(parties, organs, people)
    rows = list(all_rows(bodies, parties, organs, people, outcome_facts()))
    return load_rows(rows=rows, by=by, at=at, progress=progress)
