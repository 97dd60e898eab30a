from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime

from django.db import transaction

from secretariat.meetings.actions.redact_addressees import redact_addressees
from secretariat.outbox.actions.redact_letters import redact_letters
from secretariat.people.actions.redact_person import redact_person
from secretariat.people.actor import Actor


@dataclass(frozen=True, slots=True)
class Redacted:
    """In how many places something went: entries of the history, lists of addressees, letters."""

    entries: int
    lists: int
    letters: int

    @property
    def place_count(self) -> int:
        """Return in how many places something went."""
        return self.entries + self.lists + self.letters


@transaction.atomic
def redact_everywhere(
    *, accounts: Collection[str], words: Collection[str], by: Actor, at: datetime, reason: str
) -> Redacted:
    """Take a person's data out of the history, the lists of those to whom letters went, and the outbox.

    Who: administrators (`people.policies.may_redact`).
    Writes: what `redact_person`, `redact_addressees` and `redact_letters` write; all of it or nothing.
    Refuses: what these refuse.

    Args:
        accounts: public ids of the person's accounts.
        words: names and addresses, in any case.
    """
    return Redacted(
        entries=redact_person(accounts=accounts, words=words, by=by, at=at, reason=reason),
        lists=redact_addressees(accounts=accounts, words=words, by=by, at=at, reason=reason),
        letters=redact_letters(words=words, by=by, at=at, reason=reason),
    )
