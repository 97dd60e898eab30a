from datetime import date, datetime

from django.db import transaction

from secretariat.bodies.models import Mandate
from secretariat.data.demonstration import Demonstration
from secretariat.demo.stage import ROLES
from secretariat.history.actions.record import record
from secretariat.parties.models import Body, Party
from secretariat.people.actor import Actor
from secretariat.people.models import Account, Person
from secretariat.people.queries import DEMONSTRATION_PASSWORD


@transaction.atomic
def seat_people(*, year: Demonstration, by: Actor, at: datetime) -> None:
    """Give each person of the demonstration an account and a seat; all share the password that is shown.

    Who: the machine that plays the demonstration.
    Writes: accounts at demo.example, mandates; history entries `account.seated`.
    Refuses: nothing; the demonstration has a database of its own.
    """
    body = Body.objects.get(slug=year.body.slug)
    parties = {party.code: party for party in Party.objects.filter(is_fictitious=True)}
    for person in year.people:
        account = Account.objects.create_account(
            f"{person.key}@demo.example",
            DEMONSTRATION_PASSWORD,
            name=f"{person.name}, {person.office}",
            person=Person.objects.get(slug=person.key),
            time_zone=year.time_zone,
            joined_at=at,
        )
        Mandate.objects.create(
            account=account,
            body=body,
            party=None if person.seat in {"staff", "business"} else parties.get(person.party),
            role=ROLES[person.seat],
            first_on=date(2025, 5, 15),
        )
        record("account.seated", on=account, by=by, at=at, seat=person.seat, body=body.slug)
