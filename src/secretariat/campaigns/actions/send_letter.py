from datetime import datetime

from django.core.mail import send_mail
from django.db import transaction

from secretariat.campaigns import checks as own
from secretariat.campaigns import policies
from secretariat.campaigns.letters import KINDS, LANGUAGES
from secretariat.campaigns.models import Contact, SentLetter
from secretariat.evidence import checks
from secretariat.history.actions.record import record
from secretariat.people.actor import Actor
from secretariat.refusals import Invalid, NotPermitted


@transaction.atomic
def send_letter(
    *,
    contact: Contact,
    kind: str,
    language: str,
    subject: str,
    words: str,
    by: Actor,
    at: datetime,
    seen_version: int,
) -> SentLetter:
    """Send a letter to a contact at a prospect, as it was read and perhaps mended before; nothing goes by
    itself.

    Who: the secretariat that keeps the campaign (`policies.may_lead`).
    Writes: the letter into the outbox, in this transaction; that it was sent, with its words; history entry
        `prospect.written-to`.
    Refuses: NotPermitted; StaleRevision (the prospect was changed after the letter was shown); WrongState
        (the campaign is closed); Invalid (no address, no subject, no words, a kind or
        language that nobody knows).
    """
    prospect = own.in_hand(contact.prospect, by, seen_version)
    if not policies.may_lead(by, prospect.campaign):
        raise NotPermitted(own.ONLY_SECRETARIAT)
    checks.one_of(kind, KINDS, field="kind")
    checks.one_of(language, LANGUAGES, field="language")
    subject = " ".join(checks.said_within(subject, field="subject", most=300).split())
    words = checks.said_within(words, field="words", most=20_000)
    if not contact.email:
        raise Invalid("This contact has no e-mail address. Take the letter as a file.", field="contact")
    send_mail(subject, words + "\n", None, [contact.email])
    sent = SentLetter.objects.create(
        prospect=prospect, kind=kind, language=language, subject=subject, words=words, at=at,
        by_id=by.acting_id,
    )  # fmt: skip
    prospect.version += 1
    prospect.save()
    record("prospect.written-to", on=prospect, by=by, at=at, kind=kind, language=language)
    return sent
