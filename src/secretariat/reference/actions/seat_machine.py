from datetime import datetime

from django.db import transaction

from secretariat.history.actions.record import record
from secretariat.people.actor import Actor, Role, Seat
from secretariat.people.models import Account

EMAIL = "reference-data@system.invalid"  # RFC 2606: nobody can receive or sign in here


@transaction.atomic
def seat_machine(*, at: datetime) -> Actor:
    """Return the named system account that loads reference data, made on first use; it cannot sign in.

    Who: whoever may run the command.
    Writes: the account where there is none, with history entry `account.seated`.
    Refuses: nothing.
    """
    known = Account.objects.filter(email=EMAIL).first()
    account = known or Account.objects.create_account(
        EMAIL, None, name="Reference data", is_system=True, is_active=False, joined_at=at
    )
    machine = Actor(account.pk, account.public_id, account.name, (Seat("*", Role.MACHINE),))
    if known is None:
        record("account.seated", on=account, by=machine, at=at, seat=Role.MACHINE.value)
    return machine
