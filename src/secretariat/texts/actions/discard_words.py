from datetime import datetime

from django.db import transaction

from secretariat.history.actions.record import record
from secretariat.people.actor import Actor
from secretariat.texts import own
from secretariat.texts.models import OwnWords
from secretariat.texts.rows.own import OwnState


@transaction.atomic
def discard_words(*, row: OwnWords, by: Actor, at: datetime, seen_version: int) -> OwnWords:
    """Discard words that one's delegation kept for itself; they are gone then.

    Who: whoever sits in the delegation (`OwnWords.objects.visible_to`).
    From, to: kept → discarded.
    Writes: that they are discarded, and nothing in their place; history entry `own-words.discarded`, told to
        the same delegation alone.
    Refuses: NotPermitted; StaleRevision; WrongState.
    """
    found = own.locked_as_seen(row, by, seen_version)
    own.end(found, OwnState.DISCARDED, by, at)
    record(
        "own-words.discarded", on=found, by=by, at=at, draft=found.draft.public_id,
        before=OwnState.KEPT.value, after=OwnState.DISCARDED.value,
    )  # fmt: skip
    return found
