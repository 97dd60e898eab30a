from collections.abc import Collection
from datetime import datetime

from django.db import transaction
from django.db.models import QuerySet

from secretariat.history.actions.record import record
from secretariat.outbox.models import REDACTED, Attempt, Letter
from secretariat.outbox.naming import letters_about, letters_to, names_one
from secretariat.outbox.states import LetterState
from secretariat.people import policies
from secretariat.people.actor import Actor
from secretariat.refusals import Invalid, NotPermitted, WrongState

_UNSENT = {LetterState.WAITING, LetterState.FAILED}


@transaction.atomic
def redact_letters(*, words: Collection[str], by: Actor, at: datetime, reason: str) -> int:
    """Take a person's address, name and letters out of the outbox; one that still waits for them never goes.

    Who: administrators (`people.policies.may_redact`).
    From, to: waiting, failed → given up; what was sent or given up stays so.
    Writes: the letters, without address (of those to the person), words, and a subject that names them; what
        the mail server said with the address in it; history entry `letter.redacted` for each.
    Refuses: NotPermitted; Invalid (no word to look for; no reason); WrongState (a letter to the person is
        being sent right now).

    Args:
        words: names and addresses, in any case.
    """
    if not policies.may_redact(by):
        raise NotPermitted("Only an administrator redacts letters.")
    if not any(word.strip() for word in words):
        raise Invalid("Say whose data is to be redacted.", field="words")
    if not reason.strip():
        raise Invalid("Say why: the act explains the gap.", field="reason")
    own = {letter.pk for letter in letters_to(words)}
    wanted = [*own, *(letter.pk for letter in letters_about(words))]
    letters = list(Letter.objects.select_for_update().filter(pk__in=wanted).order_by("pk"))
    if any(letter.state == LetterState.SENDING for letter in letters):
        raise WrongState("A letter to this person is being sent right now. Try again in a few minutes.")
    for letter in letters:
        before = letter.state
        _empty(letter, words, at, is_own=letter.pk in own)
        record(
            "letter.redacted",
            on=letter,
            by=by,
            at=at,
            before=before,
            after=letter.state,
            reason=reason.strip(),
        )
    return len(letters)


def _empty(letter: Letter, words: Collection[str], at: datetime, *, is_own: bool) -> None:
    letter.message = b""
    if letter.state in _UNSENT:
        letter.state, letter.ended_at = LetterState.GIVEN_UP, at
    if names_one(letter.subject, words):
        letter.subject = ""
    if is_own:
        said = [letter.recipient, *words]
        letter.recipient = f"{REDACTED}{letter.public_id}"
        letter.failure = "" if names_one(letter.failure, said) else letter.failure
        naming = [one.pk for one in letter.attempts.all() if names_one(one.reason, said)]
        # Past the rule that nothing is changed: that it was tried, and how that ended, stays.
        QuerySet(Attempt).filter(pk__in=naming).update(reason="")
    letter.save()
