from pathlib import Path

import click


@click.command()
@click.argument("path", type=click.Path(dir_okay=False, path_type=Path))
def backup(path: Path) -> None:
    """Write database, originals and keys into one file, while the system runs."""
    from secretariat.config import running  # noqa: PLC0415 - verbs are lazy

    running.set_up()
    from django.utils import timezone  # noqa: PLC0415 - verbs are lazy
    from tqdm import tqdm  # noqa: PLC0415 - verbs are lazy

    from secretariat.operation.archive.errors import ArchiveError  # noqa: PLC0415 - verbs are lazy
    from secretariat.operation.archive.writing import write_backup  # noqa: PLC0415 - verbs are lazy

    with tqdm(desc="Originals", unit=" files", disable=None) as bar:

        def progress(done: int, total: int) -> None:
            bar.total = total
            bar.update(done - bar.n)

        try:
            manifest = write_backup(path=path.absolute(), at=timezone.now(), progress=progress)
        except ArchiveError as error:
            raise click.ClickException(str(error)) from error
    rows = sum(manifest.counts.values())
    click.echo(f"{path}: {rows} rows in {len(manifest.counts)} tables, {len(manifest.files)} files.")
    for flaw in manifest.flaws:
        click.echo(f"  {flaw}", err=True)
    if manifest.flaws:
        raise click.ClickException(
            "The backup is written, but originals are missing in it. See `doctor --all`."
        )
