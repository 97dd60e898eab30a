from datetime import datetime

from django.db import transaction

from secretariat.distribution import Distribution
from secretariat.evidence import policies
from secretariat.evidence.actions.name_readers import open_to_readers
from secretariat.evidence.models import Document
from secretariat.evidence.reach import readers_of
from secretariat.history.actions.record import record
from secretariat.people.actor import Actor
from secretariat.people.models import Account
from secretariat.refusals import Invalid, NotPermitted


@transaction.atomic
def hand_over_document(*, document: Document, to: Account, by: Actor, at: datetime) -> Document:
    """Put a document into somebody else's hands; a restricted one is opened to them.

    Who: whoever has it in hands, staff and administrators of the body that keeps it
        (`policies.may_hand_over`).
    Writes: the document's hands; of a restricted one, its readers and those of all that rests on it; history
        entry `document.handed-over`.
    Refuses: NotPermitted (also where one would open a restricted document to oneself); Invalid (to an account
        that is closed).
    """
    if not policies.may_hand_over(by, document):
        raise NotPermitted("Only who has a document in hands, or the staff of its body, hands it over.")
    closed = document.distribution == Distribution.RESTRICTED
    if closed and to.pk == by.account_id and to.pk not in readers_of(document):
        raise NotPermitted("Nobody opens a restricted document to themselves. Hand it to a colleague.")
    if not to.is_active:
        raise Invalid("This account is closed. Choose somebody else.", field="to")
    document = (
        Document.objects.select_for_update(of=("self",))
        .select_related("body", "in_hands_of")
        .get(pk=document.pk)
    )
    before = document.in_hands_of
    document.in_hands_of = to
    document.version += 1
    document.save()
    if document.distribution == Distribution.RESTRICTED:
        open_to_readers(document, readers_of(document) | {to.pk})
    record(
        "document.handed-over",
        on=document,
        by=by,
        at=at,
        before=before.public_id if before else None,
        after=to.public_id,
    )
    return document
