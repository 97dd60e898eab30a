from datetime import datetime

from django.db import transaction

from secretariat.history.actions.record import record
from secretariat.people import policies
from secretariat.people.actor import Actor
from secretariat.people.letters import KINDS
from secretariat.people.models import Account
from secretariat.refusals import Invalid, NotPermitted


@transaction.atomic
def stop_letters(*, account: Account, kind: str, by: Actor, at: datetime) -> bool:
    """Stop letters of one kind to one's own account; return whether they came until now.

    Who: the holder of the account, who need not have signed in: the link of a letter is enough
        (`policies.may_change_own`). Asked again, it stays as it is: a mail program may ask twice.
    Writes: the account; history entry `account.letters-stopped`, once.
    Refuses: NotPermitted; Invalid (no such kind of letter).
    """
    if not policies.may_change_own(by, account):
        raise NotPermitted("Only the holder of an account chooses its letters.")
    if kind not in KINDS:
        raise Invalid("There are no letters of this kind.", field="letters")
    account = Account.objects.select_for_update().get(pk=account.pk)
    if kind in account.letters_off:
        return False
    account.letters_off = sorted({*account.letters_off, kind})
    account.save(update_fields=["letters_off"])
    record("account.letters-stopped", on=account, by=by, at=at, letters=kind)
    return True
