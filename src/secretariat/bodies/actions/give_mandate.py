from datetime import date, datetime

from django.db import transaction

from secretariat.bodies import policies, seating
from secretariat.bodies.models import Mandate
from secretariat.bodies.words import seat_called
from secretariat.history.actions.record import record
from secretariat.parties.models import Body, Party
from secretariat.people.actor import Actor, Role
from secretariat.people.letters import write_to
from secretariat.people.models import Account
from secretariat.refusals import NotPermitted, WrongState


@transaction.atomic
def give_mandate(
    *,
    account: Account,
    body: Body,
    role: Role,
    by: Actor,
    at: datetime,
    first_on: date,
    party: Party | None = None,
    end_on: date | None = None,
) -> Mandate:
    """Give an account a seat in the house or in one of its organs.

    Who: staff, administrators, and a focal point in its own delegation (`policies.may_give`); nobody to
        themselves.
    Writes: the mandate; history entry `mandate.given`; a letter to the account.
    Refuses: NotPermitted; Invalid (a body that is not kept here, a role without its party, a party that is no
        member, an end before the beginning); WrongState (the account is closed, or holds this seat).

    Args:
        end_on: the first day without the seat; None for a seat without an end.
    """
    if account.pk == by.account_id:
        raise NotPermitted("Nobody gives a seat to themselves. Ask a colleague.")
    if not policies.may_give(by, body, role, party.code if party else None):
        raise NotPermitted("Staff give seats, and focal points those of their own delegation.")
    seating.check_seat(body, role, party, first_on, end_on)
    account = Account.objects.select_for_update().get(pk=account.pk)
    if not account.is_active or account.is_system:
        raise WrongState("This account is closed. Open it again first.")
    return seat(account, body, role, party, first_on, end_on, by, at)


@transaction.atomic
def seat(
    account: Account,
    body: Body,
    role: Role,
    party: Party | None,
    first_on: date,
    end_on: date | None,
    by: Actor,
    at: datetime,
) -> Mandate:
    """Write the mandate; the caller has asked for rights and shape, and holds the account.

    Writes: the mandate; history entry `mandate.given`; a letter to the account.
    Refuses: WrongState (the account holds this seat).
    """
    if seating.same_seat(account, body, role, party, first_on):
        raise WrongState("The account holds this seat already.")
    mandate = Mandate.objects.create(
        account=account, body=body, role=role, party=party, first_on=first_on, end_on=end_on
    )
    record(
        "mandate.given",
        on=mandate,
        by=by,
        at=at,
        account=account.public_id,
        body=body.slug,
        role=role,
        party=party.code if party else None,
        first_on=first_on.isoformat(),
        end_on=end_on.isoformat() if end_on else None,
    )
    seat_words = seat_called(body, role, party, account.language)
    write_to(account, "seats", "bodies/letters/seat_given", seat=seat_words, first_on=first_on)
    return mandate
