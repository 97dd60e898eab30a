from datetime import datetime

from django.conf import settings
from django.core.exceptions import ValidationError
from django.core.validators import validate_email
from django.db import transaction

from secretariat.campaigns import checks as own
from secretariat.campaigns import policies
from secretariat.campaigns.models import Contact, Prospect
from secretariat.evidence import checks
from secretariat.history.actions.record import record
from secretariat.people.actor import Actor
from secretariat.refusals import Invalid, NotPermitted


@transaction.atomic
def add_contact(
    *,
    prospect: Prospect,
    name: str,
    by: Actor,
    at: datetime,
    office: str = "",
    email: str = "",
    language: str = "en",
) -> Contact:
    """Note to whom one writes at a prospect; nobody but the secretariat is told.

    Who: the secretariat that keeps the campaign (`policies.may_lead`).
    Writes: the contact; history entry `prospect-contact.added`, which names nobody.
    Refuses: NotPermitted; Invalid (no name, no such address, a language in which no letter stands).
    """
    if not policies.may_lead(by, prospect.campaign):
        raise NotPermitted(own.ONLY_SECRETARIAT)
    name = checks.said_within(name, field="name", most=200)
    office = checks.within(office, field="office", most=200)
    checks.one_of(language, dict(settings.LANGUAGES), field="language")
    if email:
        try:
            validate_email(email)
        except ValidationError as error:
            raise Invalid("That is no address such as name@city.example.", field="email") from error
    contact = Contact.objects.create(
        prospect=prospect, name=name, office=office, email=email, language=language
    )
    record("prospect-contact.added", on=contact, by=by, at=at, prospect=prospect.public_id)
    return contact
