from datetime import datetime

from django.db import transaction

from secretariat.history.actions.record import record
from secretariat.history.seeing import refuse_stale
from secretariat.outbox import policies
from secretariat.outbox.models import Letter
from secretariat.outbox.states import LetterState
from secretariat.people.actor import Actor
from secretariat.refusals import NotPermitted, WrongState

_FROM = {LetterState.FAILED, LetterState.GIVEN_UP, LetterState.WAITING}


@transaction.atomic
def resend_letter(*, letter: Letter, by: Actor, at: datetime, seen_version: int | None = None) -> Letter:
    """Send a letter now that failed, was given up, or waits for a later hour.

    Who: staff of the house and administrators (`policies.may_keep_outbox`).
    From, to: failed, given up, waiting → waiting, due at once.
    Writes: the letter's hour; history entry `letter.resent`.
    Refuses: NotPermitted; StaleRevision; WrongState (sent already, or being sent; its words were
        taken out with personal data).
    """
    if not policies.may_keep_outbox(by):
        raise NotPermitted("Only the staff of this secretariat and its administrators look after letters.")
    letter = Letter.objects.select_for_update().get(pk=letter.pk)
    refuse_stale(letter, seen_version)
    if letter.state not in _FROM:
        raise WrongState("This letter was sent already, or is being sent; it cannot be sent again.")
    if not letter.message:
        raise WrongState(
            "Personal data was taken out of this letter, and its words with it. Write a new one."
        )
    before = letter.state
    letter.state, letter.due_at, letter.tried_since, letter.ended_at = LetterState.WAITING, at, at, None
    letter.attempt_count = 0
    letter.save()
    record(
        "letter.resent", on=letter, by=by, at=at, before=before, after=letter.state, failure=letter.failure
    )
    return letter
