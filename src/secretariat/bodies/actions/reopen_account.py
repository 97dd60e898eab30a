from datetime import datetime

from django.db import transaction

from secretariat.bodies import closing, policies
from secretariat.history.actions.record import record
from secretariat.history.seeing import refuse_stale
from secretariat.people.actor import Actor
from secretariat.people.models import Account
from secretariat.refusals import NotPermitted, WrongState


@transaction.atomic
def reopen_account(
    *, account: Account, by: Actor, at: datetime, reason: str = "", seen_version: int | None = None
) -> Account:
    """Open a closed account again; it holds no seat until one is given.

    Who: staff and administrators (`policies.may_reopen`).
    From, to: closed → open.
    Writes: the account; history entry `account.reopened`.
    Refuses: NotPermitted; StaleRevision; WrongState (not closed).
    """
    if not policies.may_reopen(by, account):
        raise NotPermitted("Staff and administrators open an account again.")
    account = Account.objects.select_for_update().get(pk=account.pk)
    refuse_stale(account, seen_version, closing.ACTS)
    if account.is_active:
        raise WrongState("This account is not closed.")
    account.is_active, account.closed_at = True, None
    account.save()
    record("account.reopened", on=account, by=by, at=at, before="closed", after="open", reason=reason)
    return account
