from datetime import datetime
from typing import Any

import click

_DAY = click.DateTime(formats=["%Y-%m-%d"])


@click.command("export")
@click.option("--from", "since", type=_DAY, help="First day, in UTC.")
@click.option("--until", type=_DAY, help="Last day, in UTC.")
@click.option("--format", "form", type=click.Choice(["ndjson", "csv"]), default="ndjson", show_default=True)
@click.option("--for", "reader", metavar="EMAIL", help="Withhold what this account may not see.")
@click.option(
    "--output", type=click.File("w", encoding="utf-8", lazy=False), default="-", help="Write there."
)
def export_history(
    since: datetime | None, until: datetime | None, form: str, reader: str | None, output: Any
) -> None:
    """Write the history with its chain, anchors and keys: a file that can be checked without the server."""
    from secretariat.config import running  # noqa: PLC0415 - verbs are lazy

    running.set_up()
    from django.utils import timezone  # noqa: PLC0415 - verbs are lazy

    from secretariat.cli.acting import actor_called  # noqa: PLC0415 - verbs are lazy
    from secretariat.history.exporting import as_file, exported  # noqa: PLC0415 - verbs are lazy

    viewer = actor_called(reader) if reader else None
    rows = exported(
        at=timezone.now(),
        since=since.date() if since else None,
        until=until.date() if until else None,
        viewer=viewer,
    )
    for line in as_file(rows, form):
        output.write(line)
