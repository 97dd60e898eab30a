"""The database as all migrations leave it, made once for each state of them and copied from then on.

Migrating from nothing takes ten seconds and more, before the first test can begin. What is kept lies in
pytest's cache, under a name that is made of all files that say how the tables come to be.
"""

import sqlite3
from contextlib import closing
from hashlib import sha256
from importlib.metadata import version
from pathlib import Path
from typing import Any

from django.apps import apps
from django.db import connection
from django.db.backends.signals import connection_created

from secretariat.history import guards


def kept_in(folder: Path) -> Path:
    """Return where the database of the present migrations is kept, or would be."""
    told = sha256(f"{version('django')} {sqlite3.sqlite_version}".encode())
    files = [Path(guards.__file__)]
    for app in apps.get_app_configs():
        files += sorted(Path(app.path, "migrations").glob("*.py"))
    for file in files:
        told.update(file.read_bytes())
    return folder / f"{told.hexdigest()[:16]}.sqlite3"


def copy_on_connecting(kept: Path) -> None:
    """Let the first connection find the tables of the kept database, in memory."""

    def copy(connection: Any, **_: Any) -> None:
        connection_created.disconnect(copy)
        with closing(sqlite3.connect(kept)) as source:
            source.backup(connection.connection)

    connection_created.connect(copy, weak=False)


def keep(kept: Path) -> None:
    """Keep what the migrations left, whole or not at all; what was kept of other states goes."""
    for old in kept.parent.glob("*.sqlite3"):
        old.unlink(missing_ok=True)
    connection.ensure_connection()
    new = kept.with_suffix(f".{id(kept)}")
    with closing(sqlite3.connect(new)) as target:
        connection.connection.backup(target)
    new.replace(kept)
