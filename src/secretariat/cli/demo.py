import os
from datetime import datetime
from typing import Any

import click


@click.command()
@click.option("--host", default="127.0.0.1", show_default=True, help="Address to listen on.")
@click.option("--port", default=8000, show_default=True, help="Port to listen on.")
@click.option("--fresh", is_flag=True, help="Begin again: remove the demonstration's database first.")
@click.option("--no-serve", is_flag=True, help="Set up only.")
def demo(host: str, port: int, fresh: bool, no_serve: bool) -> None:
    """Set up and serve the demonstration: the real record and a fictitious year, on http://localhost:8000."""
    os.environ["SECRETARIAT_DEMO"] = "yes"
    os.environ.pop("DATABASE_URL", None)  # the demonstration lives in a database of its own
    from secretariat.config import running  # noqa: PLC0415 - verbs are lazy

    running.set_up()
    from django.conf import settings  # noqa: PLC0415 - verbs are lazy
    from django.core.management import call_command  # noqa: PLC0415 - verbs are lazy
    from django.utils import timezone  # noqa: PLC0415 - verbs are lazy

    from secretariat.history.signing import make_signing_key  # noqa: PLC0415 - verbs are lazy

    settings.STATIC_ROOT.mkdir(parents=True, exist_ok=True)
    if fresh:
        for suffix in ("", "-wal", "-shm"):
            (settings.VAR / f"demo.sqlite3{suffix}").unlink(missing_ok=True)
        (settings.HISTORY / "anchors.ndjson").unlink(missing_ok=True)
    click.echo("Preparing the database.")
    call_command("migrate", verbosity=0, interactive=False)
    call_command("collectstatic", verbosity=0, interactive=False)
    make_signing_key()
    _fill(timezone.now())
    running.refresh_statistics()
    if no_serve:
        return
    from secretariat.cli.serve import beside, listen  # noqa: PLC0415 - verbs are lazy

    click.echo(f"\nSecretariat answers on http://localhost:{port} (stop with Ctrl-C).")
    with beside(with_worker=True):
        listen(host, port)


def _fill(now: datetime) -> None:
    from tqdm import tqdm  # noqa: PLC0415 - verbs are lazy

    from secretariat.demo.actions.play_demonstration import play_demonstration  # noqa: PLC0415 - verbs are lazy
    from secretariat.reference.actions.load_bodies import load_bodies  # noqa: PLC0415 - verbs are lazy
    from secretariat.reference.actions.seat_machine import seat_machine  # noqa: PLC0415 - verbs are lazy

    with tqdm(desc="Thirty real organisations", unit=" lines") as bar:
        load_bodies(by=seat_machine(at=now), at=now, progress=lambda done, total: _move(bar, done, total))
    with tqdm(desc="The demonstration year", unit=" acts") as bar:
        play_demonstration(progress=lambda done, total: _move(bar, done, total))


def _move(bar: Any, done: int, total: int) -> None:
    bar.total = total
    bar.update(done - bar.n)
