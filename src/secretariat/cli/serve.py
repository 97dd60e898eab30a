import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import click

ENDING_SECONDS = 20  # that a process which is told to stop waits for lines that are held open


@click.command()
@click.option("--host", default="127.0.0.1", show_default=True, help="Address to listen on.")
@click.option("--port", default=8000, show_default=True, help="Port to listen on.")
@click.option("--workers", default=1, show_default=True, help="Processes that answer.")
@click.option("--with-worker", is_flag=True, help="Run a worker beside it, for a small installation.")
def serve(host: str, port: int, workers: int, with_worker: bool) -> None:
    """Serve the system (ASGI, granian)."""
    from secretariat.config import running  # noqa: PLC0415 - verbs are lazy

    running.set_up_to_run()
    with beside(with_worker):
        listen(host, port, workers)


@contextmanager
def beside(with_worker: bool) -> Iterator[None]:
    """Run a worker while the server runs; it stops in order with it, and also when it is killed.

    A process and not a thread: granian forks its workers, and a lock that a thread holds then stays locked.
    """
    if not with_worker:
        yield
        return
    command = [sys.executable, "-m", "secretariat.cli", "worker", "--parent", str(os.getpid())]
    working = subprocess.Popen(command)  # noqa: S603 - our own command
    try:
        yield
    finally:
        working.terminate()
        working.wait()


def listen(host: str, port: int, workers: int = 1) -> None:
    """Answer requests until the process is told to stop."""
    from django.conf import settings  # noqa: PLC0415 - verbs are lazy

    _prepare_figures(settings.VAR / "metrics")
    from granian import Granian  # noqa: PLC0415 - verbs are lazy
    from granian.constants import Interfaces  # noqa: PLC0415 - verbs are lazy
    from granian.log import LogLevels  # noqa: PLC0415 - verbs are lazy

    Granian(
        "secretariat.config.asgi:application",
        address=host,
        port=port,
        interface=Interfaces.ASGINL,
        workers=workers,
        workers_kill_timeout=ENDING_SECONDS,
        log_level=LogLevels.warning,
        static_path_route=[settings.STATIC_URL.rstrip("/")],
        static_path_mount=[settings.STATIC_ROOT] if any(settings.STATIC_ROOT.glob("*")) else None,
    ).serve()


def _prepare_figures(folder: Path) -> None:
    """Give the processes that answer a folder in which they add their figures up, empty at each start."""
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir(parents=True)
    os.environ["PROMETHEUS_MULTIPROC_DIR"] = str(folder)
