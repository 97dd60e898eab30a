"""The way to the mail server, and what its answers mean."""

import smtplib
from dataclasses import dataclass
from typing import Any, Protocol

from django.conf import settings
from django.core.mail.backends.smtp import EmailBackend

from secretariat.outbox.models import Letter
from secretariat.outbox.states import Outcome

_TIMEOUT_SECONDS = 20
_PERMANENT = 500  # RFC 5321, 4.2.1: from here on the same message will be refused again


@dataclass(frozen=True, slots=True)
class Answer:
    """What the mail server said to one letter. `is_broken`: the way itself failed, others would fail too."""

    outcome: Outcome
    reason: str = ""
    is_broken: bool = False


class Transport(Protocol):
    """A way by which letters go out."""

    def send(self, letter: Letter) -> Answer: ...
    def close(self) -> None: ...


class Smtp:
    """One connection to the mail server of the settings, opened with the first letter."""

    def __init__(self) -> None:
        self.backend = EmailBackend(timeout=_TIMEOUT_SECONDS, fail_silently=False, **settings.MAIL)

    def send(self, letter: Letter) -> Answer:
        """Hand one letter over."""
        try:
            self.backend.open()
            connection: Any = self.backend.connection
            connection.sendmail(letter.sender, [letter.recipient], bytes(letter.message))
        except smtplib.SMTPException as error:
            return answer_to(error)
        except OSError as error:
            return Answer(Outcome.POSTPONED, f"The mail server does not answer: {error}"[:500], True)
        return Answer(Outcome.TAKEN)

    def close(self) -> None:
        """End the connection, whatever state it is in."""
        self.backend.fail_silently = True
        self.backend.close()


def answer_to(error: smtplib.SMTPException) -> Answer:
    """Return what an exception of smtplib means for the letter.

    Refused for good where the server said 5xx to the sender, the recipient or the content; everything else,
    also a failed login, may be otherwise the next time.
    """
    if isinstance(error, smtplib.SMTPRecipientsRefused):
        code, words = next(iter(error.recipients.values()))
        return _by_code(code, words, is_broken=False)
    if isinstance(error, smtplib.SMTPSenderRefused | smtplib.SMTPDataError):
        return _by_code(error.smtp_code, error.smtp_error, is_broken=False)
    if isinstance(error, smtplib.SMTPResponseException):
        return Answer(
            Outcome.POSTPONED, f"{error.smtp_code} {_words(error.smtp_error)}"[:500], is_broken=True
        )
    return Answer(Outcome.POSTPONED, str(error)[:500], is_broken=True)


def _by_code(code: int, words: bytes | str, *, is_broken: bool) -> Answer:
    outcome = Outcome.REFUSED if code >= _PERMANENT else Outcome.POSTPONED
    return Answer(outcome, f"{code} {_words(words)}"[:500], is_broken)


def _words(said: bytes | str) -> str:
    return said.decode("utf-8", "replace") if isinstance(said, bytes) else said
