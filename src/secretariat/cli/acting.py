"""Who acts on the command line: an account with its seats of today."""

import click

from secretariat.people.actor import Actor


def actor_called(email: str) -> Actor:
    """Return the account with this address as an Actor.

    Raises:
        ClickException: there is none, or it was closed.
    """
    from django.utils import timezone  # noqa: PLC0415 - verbs are lazy

    from secretariat.bodies.queries import actor_of  # noqa: PLC0415 - verbs are lazy
    from secretariat.people.models import Account  # noqa: PLC0415 - verbs are lazy

    account = Account.objects.filter(email__iexact=email, is_active=True).first()
    if account is None:
        raise click.ClickException(f"No account has the address {email}.")
    return actor_of(account, timezone.localdate())
