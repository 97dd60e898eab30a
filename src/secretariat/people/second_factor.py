"""Whose seat asks for a second factor, and whether they have one."""

from allauth.account.authentication import get_authentication_records
from allauth.mfa.models import Authenticator
from django.conf import settings
from django.http import HttpRequest

from secretariat.people.actor import Actor, Role
from secretariat.people.models import Account

ASKED_OF = frozenset({Role.STAFF, Role.HEAD, Role.ADMINISTRATOR, Role.AUDITOR})
FACTORS = (Authenticator.Type.TOTP, Authenticator.Type.WEBAUTHN)


def is_asked_of(actor: Actor) -> bool:
    """Tell whether one of the actor's seats asks for a second factor; the demonstration only shows it."""
    return any(seat.role in ASKED_OF for seat in actor.seats)


def must_have(actor: Actor) -> bool:
    """Tell whether the actor gets no further without a second factor."""
    return settings.SECOND_FACTOR_REQUIRED and not actor.is_looking and is_asked_of(actor)


def has(account: Account, besides: int | None = None) -> bool:
    """Tell whether the account has an authenticator app or a passkey, besides one that is to go."""
    found = Authenticator.objects.filter(user=account, type__in=FACTORS)
    return bool(found.exclude(pk=besides).exists() if besides else found.exists())


def was_used(request: HttpRequest) -> bool:
    """Tell, without asking the database, whether a second factor was used in this session."""
    records = get_authentication_records(request, request.user)
    return any(record.get("method") == "mfa" for record in records)
