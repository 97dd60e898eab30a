"""On SQLite, whoever wants to write waits for a turn, and nobody is passed over until the time is up."""

import threading
import time
from pathlib import Path

import pytest
from django.db import connections, transaction
from django.db.backends.sqlite3.base import DatabaseWrapper as Plain

from secretariat.config.env import database
from secretariat.config.sqlite.base import DatabaseWrapper as Queued

pytestmark = pytest.mark.django_db  # only so that connections may be opened
WRITERS, TURNS, HELD_SECONDS = 8, 4, 0.05


def failures(kind: type[Plain], file: Path) -> list[str]:
    """Let threads write at once, each turn longer than the timeout allows for one; return who failed."""
    settings = {**connections.settings["default"], **database(f"sqlite:///{file}", 1)}
    settings["OPTIONS"] = {**settings["OPTIONS"], "timeout": HELD_SECONDS}
    first = kind(settings, "first")
    with first.cursor() as cursor:
        cursor.execute("CREATE TABLE turns (n INTEGER)")
    first.close()
    failed: list[str] = []

    def write(number: int) -> None:
        alias = f"writer-{number}"
        setattr(connections._connections, alias, kind(settings, alias))
        try:
            for _ in range(TURNS):
                with transaction.atomic(using=alias):
                    connections[alias].cursor().execute("INSERT INTO turns VALUES (1)")
                    time.sleep(HELD_SECONDS)
        except Exception as error:
            failed.append(str(error))
        finally:
            connections[alias].close()

    threads = [threading.Thread(target=write, args=(number,)) for number in range(WRITERS)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return failed


def test_writers_wait_for_their_turn(tmp_path: Path) -> None:
    assert failures(Queued, tmp_path / "queued.sqlite3") == []


def test_without_the_queue_some_are_never_lucky(tmp_path: Path) -> None:
    assert set(failures(Plain, tmp_path / "plain.sqlite3")) == {"database is locked"}
