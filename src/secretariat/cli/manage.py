import click


@click.command(context_settings={"ignore_unknown_options": True, "help_option_names": []})
@click.argument("arguments", nargs=-1, type=click.UNPROCESSED)
def manage(arguments: tuple[str, ...]) -> None:
    """Run a command of Django: migrate, check, shell."""
    from secretariat.config import running  # noqa: PLC0415 - verbs are lazy

    running.set_up()
    from django.core.management import execute_from_command_line  # noqa: PLC0415 - verbs are lazy

    execute_from_command_line(["secretariat manage", *arguments])
