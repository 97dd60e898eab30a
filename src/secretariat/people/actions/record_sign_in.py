from collections.abc import Sequence
from datetime import datetime

from django.db import transaction

from secretariat.history.actions.record import record
from secretariat.people.actor import NOBODY, Actor
from secretariat.people.models import Account


@transaction.atomic
def record_sign_in(*, account: Account, at: datetime, means: Sequence[str]) -> None:
    """Write down that somebody signed in: who, when, by which means; nothing of the machine.

    Who: whoever has just proved to be the holder of the account.
    Writes: history entry `account.signed-in`, told to auditors and administrators.
    Refuses: nothing; whether one may sign in was decided before.

    Args:
        means: "password", "totp", "webauthn", "socialaccount", in the order in which they were asked for.
    """
    record("account.signed-in", on=account, by=_holder(account), at=at, means=list(means))


@transaction.atomic
def record_sign_out(*, account: Account, at: datetime) -> None:
    """Write down that somebody signed out.

    Who: the holder of the account.
    Writes: history entry `account.signed-out`, told to auditors and administrators.
    Refuses: nothing.
    """
    record("account.signed-out", on=account, by=_holder(account), at=at)


@transaction.atomic
def record_failed_sign_in(*, account: Account, at: datetime, means: str) -> None:
    """Write down that somebody tried to sign in under an account and could not. Limits keep these few.

    Who: nobody who is known. What is tried under an address without an account is written nowhere: it may be
        anybody's, and may be a password typed into the wrong field.
    Writes: history entry `account.sign-in-failed`, told to auditors and administrators.
    Refuses: nothing.

    Args:
        means: what was wrong: "password", or "code" (the second factor).
    """
    record("account.sign-in-failed", on=account, by=NOBODY, at=at, means=means)


def _holder(account: Account) -> Actor:
    """Return the account as an Actor; its seats play no part in signing in."""
    return Actor(account.pk, account.public_id, account.name)
