from datetime import datetime

from django.db import transaction

from secretariat.history.actions.record import record
from secretariat.people.actor import Actor, Role, Seat
from secretariat.people.models import Account

EMAIL = "keeper@system.invalid"  # RFC 2606: nobody can receive or sign in here


@transaction.atomic
def seat_keeper(*, at: datetime) -> Actor:
    """Return the named system account of whoever runs the installation, made on first use.

    Who: whoever may run commands on the machine, and its worker.
    Writes: the account where there is none, with history entry `account.seated`.
    Refuses: nothing.
    """
    known = Account.objects.filter(email=EMAIL).first()
    account = known or Account.objects.create_account(
        EMAIL, None, name="Keeper of the installation", is_system=True, is_active=False, joined_at=at
    )
    keeper = Actor(account.pk, account.public_id, account.name, (Seat("*", Role.MACHINE),))
    if known is None:
        record("account.seated", on=account, by=keeper, at=at, seat=Role.MACHINE.value)
    return keeper
