from datetime import date, datetime

from django.db import transaction

from secretariat.bodies import policies, seating
from secretariat.bodies.models import Note
from secretariat.evidence.models import Document
from secretariat.history.actions.record import record
from secretariat.parties.models import Body, Party
from secretariat.people.actor import Actor
from secretariat.refusals import Invalid, NotPermitted


@transaction.atomic
def take_up_note(
    *,
    body: Body,
    party: Party,
    reference: str,
    dated: date,
    by: Actor,
    at: datetime,
    document: Document | None = None,
) -> Note:
    """Begin to act on behalf of a delegation, by its note; what is entered then cites the note.

    Who: staff of the body's secretariat (`policies.may_act_for`).
    Writes: the note (any other that they acted on is laid down); history entry `note.taken-up`.
    Refuses: NotPermitted; Invalid (no reference, a note of a day to come, a party that is no member, a
        document that the actor may not see).
    """
    if not policies.may_act_for(by, body):
        raise NotPermitted("Only the staff of a secretariat act on behalf of its delegations.")
    if not reference.strip():
        raise Invalid("Say how the note is called: its number, or its first words.", field="reference")
    if dated > at.date():
        raise Invalid("A note has a day that has come.", field="dated")
    if not seating.is_member(party, body, at.date()):
        raise Invalid(f"{party} is no member of {body}.", field="party")
    if document and not Document.objects.visible_to(by).filter(pk=document.pk).exists():
        raise Invalid("No document has this address.", field="document")
    Note.objects.filter(account=by.acting_id, laid_down_at__isnull=True).update(laid_down_at=at)
    note = Note.objects.create(
        account_id=by.acting_id,
        body=body,
        party=party,
        reference=reference.strip(),
        dated=dated,
        document=document,
        taken_up_at=at,
    )
    record(
        "note.taken-up",
        on=note,
        by=by,
        at=at,
        body=body.slug,
        party=party.code,
        reference=note.reference,
        dated=dated.isoformat(),
        document=document.public_id if document else None,
    )
    return note
