"""Letters that name somebody: those to them, and those to others that are over and speak of them."""

import email
import email.policy
from collections.abc import Collection

from secretariat.outbox.backend import envelope_address
from secretariat.outbox.models import Letter
from secretariat.outbox.states import LetterState

_OVER = {LetterState.SENT, LetterState.FAILED, LetterState.GIVEN_UP}


def letters_to(words: Collection[str]) -> list[Letter]:
    """Return the letters to one of these addresses, in any case and state; a name is no address."""
    sought = {_address(word) for word in words if "@" in word}
    letters = Letter.objects.defer("message").order_by("pk") if sought else Letter.objects.none()
    return [letter for letter in letters.iterator() if letter.recipient.casefold() in sought]


def letters_about(words: Collection[str]) -> list[Letter]:
    """Return the letters to others that are over and name somebody in subject or words. All are read.

    One that still waits is not among them: it goes to its reader as it was written, and its words go with it.
    """
    own = {letter.pk for letter in letters_to(words)}
    sought = [word.strip().casefold() for word in words if word.strip()]
    over = Letter.objects.filter(state__in=_OVER).order_by("pk") if sought else Letter.objects.none()
    return [one for one in over.iterator(chunk_size=100) if one.pk not in own and _speaks_of(one, sought)]


def names_one(text: str, words: Collection[str]) -> bool:
    """Tell whether a text holds one of the words, in any case."""
    folded = text.casefold()
    return any(word.strip().casefold() in folded for word in words if word.strip())


def words_of(message: bytes) -> str:
    """Return what a reader of the message reads."""
    body = email.message_from_bytes(message, policy=email.policy.default).get_body(("plain", "html"))
    return str(body.get_content()) if body else ""


def _speaks_of(letter: Letter, sought: Collection[str]) -> bool:
    said = words_of(bytes(letter.message)) if letter.message else ""
    return names_one(f"{letter.subject}\n{said}", sought)


def _address(word: str) -> str:
    try:
        return envelope_address(word.strip()).casefold()
    except UnicodeError:  # no domain of the net is written so
        return word.strip().casefold()
