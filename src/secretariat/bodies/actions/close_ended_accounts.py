from dataclasses import dataclass
from datetime import datetime

from django.db.models import Exists, OuterRef

from secretariat.bodies.actions.close_account import close_account
from secretariat.bodies.actions.seat_keeper import seat_keeper
from secretariat.bodies.models import Mandate
from secretariat.people.models import Account
from secretariat.refusals import NotReady


@dataclass(frozen=True, slots=True)
class Closed:
    """Which accounts were closed, and which wait until their open work is handed over."""

    closed: tuple[str, ...]
    waiting: tuple[str, ...]


def close_ended_accounts(*, at: datetime) -> Closed:
    """Close each account whose last seat is over; one with open work waits, and the page of seats names it.

    Who: the keeper of the installation (a round of the worker, or the command line); may be called twice.
    From, to: open → closed, each account in a transaction of its own.
    Writes: for each account what `close_account` writes.
    Refuses: nothing; who leaves open work stays open.
    """
    seats = Mandate.objects.filter(account=OuterRef("pk"))
    people = Account.objects.filter(is_active=True, is_system=False)
    ended = list(people.filter(Exists(seats), ~Exists(seats.not_over(at.date()))).order_by("pk"))
    closed: list[str] = []
    waiting: list[str] = []
    keeper = seat_keeper(at=at) if ended else None
    for account in ended:
        assert keeper is not None
        try:
            close_account(account=account, by=keeper, at=at, reason="The last seat is over.")
        except NotReady:
            waiting.append(account.public_id)
        else:
            closed.append(account.public_id)
    return Closed(tuple(closed), tuple(waiting))
