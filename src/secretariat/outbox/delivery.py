"""The worker's round through the outbox: each letter goes out at least once, and a duplicate is recognisable.

waiting → sending → sent, or back to waiting with a later hour, or failed. A letter whose worker died while
sending goes back to waiting: whether the server had it nobody knows, so it goes again, with the same
Message-ID.
"""

import logging
import random
from collections.abc import Callable
from datetime import datetime, timedelta

from django.conf import settings
from django.db import transaction
from django.utils import timezone

from secretariat.outbox.models import Attempt, Letter
from secretariat.outbox.states import LetterState, Outcome
from secretariat.outbox.transport import Answer, Smtp, Transport

log = logging.getLogger(__name__)

_A_ROUND = 100
_LEASES_HELD = 4  # longer than a slow mail server takes for one letter
_FIRST_WAIT_SECONDS, _LONGEST_WAIT_SECONDS = 60, 6 * 3600
TRIED_FOR = timedelta(days=4)
KEPT_FOR = timedelta(days=90)
FAILED_KEPT_FOR = timedelta(days=365)


def deliver_letters(*, at: datetime) -> None:
    """Send what is due; without a mail server in the settings, letters stay where they are."""
    if settings.MAIL:
        deliver_by(Smtp(), clock=timezone.now)


def deliver_by(transport: Transport, *, clock: Callable[[], datetime]) -> int:
    """Send what is due by this way; return how many letters were taken.

    A way that fails ends the round: the letters behind would fail too, and wait without having been tried.
    """
    _give_back(clock())
    taken = 0
    try:
        for _ in range(_A_ROUND):
            letter = _claim(clock())
            if letter is None:
                break
            answer = _send(transport, letter, clock())
            taken += answer.outcome is Outcome.TAKEN
            if answer.is_broken:
                break
    finally:
        transport.close()
    return taken


def _claim(at: datetime) -> Letter | None:
    until = at + timedelta(seconds=_LEASES_HELD * settings.LEASE_SECONDS)
    due = Letter.objects.filter(state=LetterState.WAITING, due_at__lte=at).order_by("due_at", "pk")
    for letter in due[:5]:  # another worker may take the first
        mine = Letter.objects.filter(pk=letter.pk, state=LetterState.WAITING)
        if mine.update(
            state=LetterState.SENDING,
            held_until=until,
        ):
            return letter
    return None


def _send(transport: Transport, letter: Letter, at: datetime) -> Answer:
    if at - letter.tried_since > TRIED_FOR:
        answer = Answer(Outcome.REFUSED, f"It was tried for {TRIED_FOR.days} days. {letter.failure}"[:500])
    else:
        answer = transport.send(letter)
    _keep(letter, answer, at)
    return answer


@transaction.atomic
def _keep(letter: Letter, answer: Answer, at: datetime) -> None:
    """Write what became of an attempt; the words of a letter that was sent are not kept any longer."""
    Attempt.objects.create(letter=letter, at=at, outcome=answer.outcome, reason=answer.reason)
    letter.attempt_count += 1
    letter.held_until, letter.failure, letter.ended_at = None, answer.reason, at
    if answer.outcome is Outcome.TAKEN:
        letter.state, letter.message = LetterState.SENT, b""
    elif answer.outcome is Outcome.REFUSED:
        letter.state = LetterState.FAILED
    else:
        letter.state, letter.ended_at = LetterState.WAITING, None
        letter.due_at = at + wait_after(letter.attempt_count)
    letter.save()
    if answer.outcome is not Outcome.TAKEN:
        log.warning("Letter %s: %s", letter.public_id, answer.outcome)


def wait_after(attempt: int) -> timedelta:
    """Return the wait after so many attempts: a minute, doubled each time up to six hours, with jitter."""
    seconds = min(_FIRST_WAIT_SECONDS * 2 ** min(attempt - 1, 20), _LONGEST_WAIT_SECONDS)
    return timedelta(seconds=seconds * random.uniform(0.75, 1.25))  # noqa: S311 - no secret hangs on it


def _give_back(at: datetime) -> None:
    left = Letter.objects.filter(state=LetterState.SENDING, held_until__lte=at)
    left.update(state=LetterState.WAITING, held_until=None, due_at=at)


def clear_letters(*, at: datetime) -> None:
    """Delete letters that ended long ago: no address is kept longer than needed.

    Those that could not be sent wait longer: somebody is to send them again or to give them up.
    """
    ended = Letter.objects.filter(state__in=[LetterState.SENT, LetterState.GIVEN_UP])
    ended.filter(ended_at__lt=at - KEPT_FOR).delete()
    Letter.objects.filter(state=LetterState.FAILED, ended_at__lt=at - FAILED_KEPT_FOR).delete()
