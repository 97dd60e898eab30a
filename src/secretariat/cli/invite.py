import click

ROLES = ("administrator", "staff", "head", "member", "focal-point", "observer", "business", "auditor")


@click.command()
@click.argument("email")
@click.argument("name")
@click.option("--role", type=click.Choice(ROLES), default="staff", show_default=True, help="The seat.")
@click.option("--party", default="", help="Code of the party, for a seat in a delegation.")
@click.option("--body", "slug", default="", help="Slug of an organ; the house where none is said.")
def invite(email: str, name: str, role: str, party: str, slug: str) -> None:
    """Invite EMAIL, called NAME, to a seat: the way to the first account of an installation.

    The letter goes out by e-mail; the link is also printed, for an installation that sends none yet.
    """
    from secretariat.config import running  # noqa: PLC0415 - verbs are lazy

    running.set_up()
    from secretariat.refusals import Refused  # noqa: PLC0415 - verbs are lazy

    try:
        link = _invite(email, name, role, party, slug)
    except Refused as refusal:
        raise click.ClickException(refusal.message) from refusal
    click.echo(f"Invited. The link serves once:\n{link}")


def _invite(email: str, name: str, role: str, party: str, slug: str) -> str:
    from django.conf import settings  # noqa: PLC0415 - verbs are lazy
    from django.urls import reverse  # noqa: PLC0415 - verbs are lazy
    from django.utils import timezone  # noqa: PLC0415 - verbs are lazy

    from secretariat.bodies.actions.invite_account import invite_account, new_secret  # noqa: PLC0415 - verbs are lazy
    from secretariat.bodies.actions.seat_keeper import seat_keeper  # noqa: PLC0415 - verbs are lazy
    from secretariat.evidence import checks  # noqa: PLC0415 - verbs are lazy
    from secretariat.people.actor import Role  # noqa: PLC0415 - verbs are lazy
    from secretariat.refusals import Invalid  # noqa: PLC0415 - verbs are lazy

    at, secret = timezone.now(), new_secret()
    body = checks.known_body(slug or settings.HOUSE or None)
    if body is None:
        raise Invalid("Name the organisation that is kept here in SECRETARIAT_HOUSE first.")
    invite_account(
        email=email,
        name=name,
        body=body,
        role=Role(role),
        party=checks.known_party(party or None),
        by=seat_keeper(at=at),
        at=at,
        secret=secret,
    )
    return settings.ADDRESS + reverse("seats:arrive", args=[secret])
