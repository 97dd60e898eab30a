"""Who gives and takes seats in the tests: the union's people and a membership for Alba and Brenn."""

from dataclasses import dataclass

from django.test import Client

from secretariat.bodies.models import Mandate
from secretariat.bodies.queries import actor_of
from secretariat.people.actor import Actor
from secretariat.people.models import Account
from tests.cast import Cast
from tests.desk.making import NOW
from tests.factories import Make

TODAY = NOW.date()


@dataclass(frozen=True)
class Managers:
    """Whoever manages seats, beside the staff of the cast."""

    administrator: Actor
    focal_point: Actor
    auditor: Actor


def managers(cast: Cast) -> Managers:
    """Seat them; Alba and Brenn are members."""
    for party in (cast.alba, cast.brenn):
        Make.membership(cast.union, party)

    def actor(name: str, role: str, party: object = None) -> Actor:
        return actor_of(Make.account(name, body=cast.union, role=role, party=party), TODAY)  # type: ignore[arg-type]

    return Managers(
        administrator=actor("Ann Admin", "administrator"),
        focal_point=actor("Fay of Alba", "focal-point", cast.alba),
        auditor=actor("Aud Itor", "auditor"),
    )


def account_of(actor: Actor) -> Account:
    """Return the account of an actor."""
    return Account.objects.get(pk=actor.acting_id)


def mandate_of(actor: Actor) -> Mandate:
    """Return the only seat of an actor."""
    return Mandate.objects.get(account=actor.acting_id)


def client_of(actor: Actor) -> Client:
    """Return a client that is signed in."""
    client = Client()
    if actor.account_id:
        client.force_login(account_of(actor))
    return client
