from pathlib import Path

import click


@click.command()
@click.argument("path", type=click.Path(dir_okay=False, path_type=Path))
@click.option("--replace", is_flag=True, help="Put the backup in the place of what is there.")
@click.option("--check", is_flag=True, help="Compare every file with its hash; restore nothing.")
def restore(path: Path, replace: bool, check: bool) -> None:
    """Check a backup and put it in place; what stood there is kept beside it."""
    from secretariat.config import running  # noqa: PLC0415 - verbs are lazy

    running.set_up()
    from django.utils import timezone  # noqa: PLC0415 - verbs are lazy

    from secretariat.operation.archive.errors import ArchiveError  # noqa: PLC0415 - verbs are lazy
    from secretariat.operation.archive.restoring import restore_backup, verify_backup  # noqa: PLC0415 - verbs are lazy

    try:
        if check:
            manifest = verify_backup(path)
        else:
            manifest = restore_backup(path=path, at=timezone.now(), replace=replace)
    except ArchiveError as error:
        raise click.ClickException(str(error)) from error
    done = "is sound" if check else "was restored"
    rows = sum(manifest.counts.values())
    click.echo(f"{path} of {manifest.made_at} {done}: {rows} rows, {len(manifest.files)} files.")
    for flaw in manifest.flaws:
        click.echo(f"  when it was made, {flaw}", err=True)
    if not check:
        click.echo("Run `secretariat manage migrate`, then `secretariat doctor`.")
