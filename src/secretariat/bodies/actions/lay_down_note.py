from datetime import datetime

from django.db import transaction

from secretariat.bodies.models import Note
from secretariat.history.actions.record import record
from secretariat.people.actor import Actor
from secretariat.refusals import NotPermitted, WrongState


@transaction.atomic
def lay_down_note(*, note: Note, by: Actor, at: datetime) -> Note:
    """Stop acting on behalf of a delegation.

    Who: who took the note up.
    From, to: taken up → laid down.
    Writes: the note; history entry `note.laid-down`.
    Refuses: NotPermitted; WrongState (laid down already).
    """
    if note.account_id != by.account_id or by.is_looking:
        raise NotPermitted("Who took a note up lays it down.")
    note = Note.objects.select_for_update(of=("self",)).get(pk=note.pk)
    if note.laid_down_at:
        raise WrongState("This note was laid down already.")
    note.laid_down_at = at
    note.save()
    record("note.laid-down", on=note, by=by, at=at, before="taken up", after="laid down")
    return note
