from datetime import datetime

from django.db import transaction

from secretariat.history.actions.record import record
from secretariat.history.seeing import refuse_stale
from secretariat.outbox import policies
from secretariat.outbox.models import Letter
from secretariat.outbox.states import LetterState
from secretariat.people.actor import Actor
from secretariat.refusals import NotPermitted, WrongState


@transaction.atomic
def give_up_letter(*, letter: Letter, by: Actor, at: datetime, seen_version: int | None = None) -> Letter:
    """Stop trying to send a letter; it stays on the list.

    Who: staff of the house and administrators (`policies.may_keep_outbox`).
    From, to: waiting, failed → given up.
    Writes: the letter's state; history entry `letter.given-up`.
    Refuses: NotPermitted; StaleRevision; WrongState (sent already, being sent, or given up before).
    """
    if not policies.may_keep_outbox(by):
        raise NotPermitted("Only the staff of this secretariat and its administrators look after letters.")
    letter = Letter.objects.select_for_update().get(pk=letter.pk)
    refuse_stale(letter, seen_version)
    if letter.state not in {LetterState.WAITING, LetterState.FAILED}:
        raise WrongState("This letter was sent already, is being sent, or was given up before.")
    before = letter.state
    letter.state, letter.ended_at = LetterState.GIVEN_UP, at
    letter.save()
    record(
        "letter.given-up", on=letter, by=by, at=at, before=before, after=letter.state, failure=letter.failure
    )
    return letter
