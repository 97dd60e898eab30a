from dataclasses import dataclass

from allauth.mfa.models import Authenticator
from allauth.usersessions.models import UserSession
from django.utils.crypto import salted_hmac

from secretariat.people.models import Account

DEMONSTRATION_PASSWORD = "a year with the secretariat"  # noqa: S105 - shown on the sign-in page of the demo


@dataclass(frozen=True, slots=True)
class DemonstrationAccount:
    """An account of the demonstration, as the sign-in page shows it."""

    name: str
    email: str
    password: str


def demonstration_accounts() -> tuple[DemonstrationAccount, ...]:
    """Return the accounts that can be tried; only the demonstration's own addresses."""
    accounts = Account.objects.filter(email__endswith="@demo.example", is_system=False).order_by("pk")
    return tuple(DemonstrationAccount(a.name, a.email, DEMONSTRATION_PASSWORD) for a in accounts)


def handle_of(row: Authenticator | UserSession) -> str:
    """Return how an address names a passkey or a session; no number of a row stands in an address."""
    return salted_hmac(type(row).__name__, str(row.pk)).hexdigest()[:12]
