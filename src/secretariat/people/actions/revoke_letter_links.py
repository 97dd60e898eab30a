from datetime import datetime

from django.db import transaction

from secretariat.history.actions.record import record
from secretariat.people import policies
from secretariat.people.actor import Actor
from secretariat.people.models import Account
from secretariat.refusals import NotPermitted


@transaction.atomic
def revoke_letter_links(*, account: Account, by: Actor, at: datetime) -> Account:
    """Make void the links of all letters that were sent to one's own account until now.

    Who: the holder of the account (`policies.may_change_own`): a letter went astray, a mailbox was read.
    Writes: the account; history entry `account.letter-links-revoked`. Later letters carry new links.
    Refuses: NotPermitted.
    """
    if not policies.may_change_own(by, account):
        raise NotPermitted("Only the holder of an account makes the links of its letters void.")
    account = Account.objects.select_for_update().get(pk=account.pk)
    account.letter_links += 1
    account.save(update_fields=["letter_links"])
    record("account.letter-links-revoked", on=account, by=by, at=at)
    return account
