import click

MOST_SHOWN = 20


@click.command("redact")
@click.option("--person", required=True, help="E-mail address, or slug of a person.")
@click.option("--reason", required=True, help="Why; it stays in the history.")
@click.option("--by", "administrator", required=True, help="E-mail address of the administrator.")
@click.option("--yes", is_flag=True, help="Do it. Without this, only what would be redacted is shown.")
def redact(person: str, reason: str, administrator: str, yes: bool) -> None:
    """Take a person's data out of the whole history; the chain stays sound."""
    from secretariat.config import running  # noqa: PLC0415 - verbs are lazy

    running.set_up()
    from django.utils import timezone  # noqa: PLC0415 - verbs are lazy

    from secretariat.cli.acting import actor_called  # noqa: PLC0415 - verbs are lazy
    from secretariat.refusals import Refused  # noqa: PLC0415 - verbs are lazy
    from secretariat.site.actions.redact_everywhere import redact_everywhere  # noqa: PLC0415 - verbs are lazy
    from secretariat.site.queries.redaction import preview_of_person  # noqa: PLC0415 - verbs are lazy

    by = actor_called(administrator)
    found = preview_of_person(person, by)
    if found is None:
        raise click.ClickException(f"Nobody is called {person}.")
    click.echo(f"Looking for {', '.join(found.words)}.")
    if not yes:
        for entry in found.entries[:MOST_SHOWN]:
            fields = ", ".join(each.name for each in entry.fields)
            click.echo(f"entry {entry.number} of {entry.at} ({entry.act}): {fields}")
        if found.addressed:
            click.echo(
                f"Name and address also go from {found.addressed} lists of those to whom letters went."
            )
        if found.letters:
            click.echo(
                f"{found.letters} letters in the outbox lose address and words; what still waits never goes."
            )
        click.echo(f"{found.total} entries would be redacted. Say --yes to do it; it cannot be undone.")
        return
    try:
        done = redact_everywhere(
            accounts=found.accounts, words=found.words, by=by, at=timezone.now(), reason=reason
        )  # fmt: skip
    except Refused as refusal:
        raise click.ClickException(refusal.message) from refusal
    click.echo(f"{done.entries} entries redacted.")
    if done.lists:
        click.echo(f"Name and address taken from {done.lists} lists of those to whom letters went.")
    if done.letters:
        click.echo(f"{done.letters} letters in the outbox redacted.")
