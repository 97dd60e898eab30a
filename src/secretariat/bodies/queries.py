from datetime import date

from django.db.models import Q

from secretariat.bodies.models import Mandate
from secretariat.people.actor import Actor, Role, Seat
from secretariat.people.models import Account


def actor_of(account: Account, on: date) -> Actor:
    """Return the account as an Actor with the seats that it holds on a day."""
    mandates = (
        Mandate.objects.filter(account=account, first_on__lte=on)
        .filter(Q(end_on__isnull=True) | Q(end_on__gt=on))
        .select_related("body", "party")
        .order_by("pk")
    )
    seats = tuple(Seat(m.body.slug, Role(m.role), m.party.code if m.party else None) for m in mandates)
    return Actor(account_id=account.pk, public_id=account.public_id, label=account.name, seats=seats)
