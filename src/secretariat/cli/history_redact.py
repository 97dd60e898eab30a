from typing import Any

import click

MOST_SHOWN = 20


@click.command()
@click.option("--person", required=True, metavar="WHO", help="E-mail of an account, or slug of a person.")
@click.option("--reason", required=True, help="Why; it stays in the history.")
@click.option("--by", "administrator", required=True, metavar="EMAIL", help="The administrator who does it.")
@click.option("--yes", is_flag=True, help="Do it; without this, only what would be redacted is shown.")
def redact(person: str, reason: str, administrator: str, yes: bool) -> None:
    """Take a person's data out of the history: values go, hashes stay, the chain holds."""
    from secretariat.config import running  # noqa: PLC0415 - verbs are lazy

    running.set_up()
    from django.db import transaction  # noqa: PLC0415 - verbs are lazy
    from django.utils import timezone  # noqa: PLC0415 - verbs are lazy

    from secretariat.bodies.queries import traces_of  # noqa: PLC0415 - verbs are lazy
    from secretariat.cli.acting import actor_called  # noqa: PLC0415 - verbs are lazy
    from secretariat.meetings.actions.redact_addressees import redact_addressees  # noqa: PLC0415 - verbs are lazy
    from secretariat.meetings.addressed import addressed  # noqa: PLC0415 - verbs are lazy
    from secretariat.outbox.actions.redact_letters import redact_letters  # noqa: PLC0415 - verbs are lazy
    from secretariat.outbox.naming import letters_about, letters_to  # noqa: PLC0415 - verbs are lazy
    from secretariat.people.actions.redact_person import entries_naming, redact_person  # noqa: PLC0415 - verbs are lazy
    from secretariat.refusals import Refused  # noqa: PLC0415 - verbs are lazy

    by = actor_called(administrator)
    accounts, known = traces_of(person)
    words = known or (person,)
    letters = sum(rows.count() for rows in addressed(accounts, words))
    own = letters_to(words)
    if not (accounts or known or letters or own):
        raise click.ClickException(f"Nobody is called {person}.")
    click.echo(f"Looking for {', '.join(words)}.")
    if not yes:
        found = list(entries_naming(accounts, words))
        for entry, fields in found[:MOST_SHOWN]:
            click.echo(f"entry {entry.pk} of {entry.at:%Y-%m-%d} ({entry.verb}): {', '.join(fields)}")
        if letters:
            click.echo(f"Name and address also go from {letters} lists of those to whom letters went.")
        if posted := len(own) + len(letters_about(words)):
            click.echo(f"{posted} letters in the outbox lose address and words; what still waits never goes.")
        click.echo(f"{len(found)} entries would be redacted. Say --yes to do it; it cannot be undone.")
        return
    try:
        with transaction.atomic():
            whose: Any = {"accounts": accounts, "words": words, "by": by, "at": timezone.now()}
            count = redact_person(**whose, reason=reason)
            letters = redact_addressees(**whose, reason=reason)
            posted = redact_letters(words=words, by=by, at=whose["at"], reason=reason)
    except Refused as refusal:
        raise click.ClickException(refusal.message) from refusal
    click.echo(f"{count} entries redacted.")
    if letters:
        click.echo(f"Name and address taken from {letters} lists of those to whom letters went.")
    if posted:
        click.echo(f"{posted} letters in the outbox redacted.")
