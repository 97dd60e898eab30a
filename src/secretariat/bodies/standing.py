"""Whether people who opened something that stays open are still just who they were then."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC
from typing import Any

from django.contrib.sessions.models import Session
from django.utils import timezone

from secretariat.bodies.models import Mandate
from secretariat.people.actor import Role, Seat
from secretariat.people.models import Account

_PASSING = frozenset({"last_login"})


@dataclass(frozen=True, slots=True)
class Standing:
    """All on which the rights of a signed-in person rest: session as kept, account, seats of today."""

    session: str
    account: tuple[Any, ...]
    seats: tuple[Seat, ...]


@dataclass(frozen=True, slots=True)
class SignedIn:
    """One person at one browser: the key of the session, and the account."""

    session_key: str
    account_id: int


def standings_of(people: Iterable[SignedIn]) -> dict[SignedIn, Standing]:
    """Return how each stands now, in 3 queries; of whoever was signed out or closed there is none."""
    wanted = list(people)
    if not wanted:
        return {}
    keys, ids = {one.session_key for one in wanted}, {one.account_id for one in wanted}
    live = Session.objects.filter(session_key__in=keys, expire_date__gt=timezone.now())
    sessions = dict(live.values_list("session_key", "session_data"))
    names = [one.attname for one in Account._meta.concrete_fields if one.name not in _PASSING]
    rows = Account.objects.filter(pk__in=ids, is_active=True).values_list("pk", *names)
    accounts = {row[0]: row[1:] for row in rows}
    seats = _seats(ids)
    return {
        one: Standing(sessions[one.session_key], accounts[one.account_id], seats.get(one.account_id, ()))
        for one in wanted
        if one.session_key in sessions and one.account_id in accounts
    }


def _seats(accounts: Iterable[int]) -> dict[int, tuple[Seat, ...]]:
    """Return account → the seats that it holds today."""
    held = Mandate.objects.on(timezone.localdate(None, UTC)).filter(account__in=accounts).order_by("pk")
    found: dict[int, tuple[Seat, ...]] = {}
    for account, body, role, party in held.values_list("account_id", "body__slug", "role", "party__code"):
        found[account] = (*found.get(account, ()), Seat(body, Role(role), party))
    return found
