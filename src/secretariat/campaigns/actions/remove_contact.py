from datetime import datetime

from django.db import transaction

from secretariat.campaigns import checks as own
from secretariat.campaigns import policies
from secretariat.campaigns.models import Contact
from secretariat.history.actions.record import record
from secretariat.people.actor import Actor
from secretariat.refusals import NotPermitted


@transaction.atomic
def remove_contact(*, contact: Contact, by: Actor, at: datetime) -> None:
    """Take out to whom one wrote at a prospect; nothing of the person stays.

    Who: the secretariat that keeps the campaign (`policies.may_lead`).
    Writes: deletes the contact; history entry `prospect-contact.removed`, which names nobody.
    Refuses: NotPermitted.
    """
    if not policies.may_lead(by, contact.prospect.campaign):
        raise NotPermitted(own.ONLY_SECRETARIAT)
    record("prospect-contact.removed", on=contact, by=by, at=at, prospect=contact.prospect.public_id)
    contact.delete()
