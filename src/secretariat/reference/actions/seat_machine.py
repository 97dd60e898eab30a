from datetime import datetime

from secretariat.people.actor import Actor, Role, Seat
from secretariat.people.models import Account

EMAIL = "reference-data@system.invalid"  # RFC 2606: nobody can receive or sign in here


def seat_machine(*, at: datetime) -> Actor:
    """Return the named system account that loads reference data, made on first use; it cannot sign in."""
    account = Account.objects.filter(email=EMAIL).first() or Account.objects.create_account(
        EMAIL, None, name="Reference data", is_system=True, is_active=False, joined_at=at
    )
    return Actor(account.pk, account.public_id, account.name, (Seat("*", Role.MACHINE),))
