"""The database at one moment, as a file, while others go on writing."""

import os
import sqlite3
import subprocess
import tempfile
from collections.abc import Iterator
from contextlib import closing, contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from django.db import connection, transaction

from secretariat.operation.archive.errors import Damaged, NotPossible


@dataclass(frozen=True, slots=True)
class Snapshot:
    """What the database held at that moment."""

    migrations: list[str]
    counts: dict[str, int]
    originals: list[str]  # SHA-256 of each document, and of each text that came back


_MIGRATIONS = "SELECT app || '.' || name FROM django_migrations ORDER BY 1"
_WITH_ORIGINALS = ("evidence_document", "texts_returned")
_TABLES = "SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite_%' ORDER BY 1"


def take_snapshot(to: Path) -> Snapshot:
    """Write the database of the settings to a file.

    Raises:
        NotPossible: a tool is missing or does not fit the server.
        Damaged: SQLite finds its own file broken.
    """
    if connection.vendor == "sqlite":
        return _of_sqlite(Path(str(connection.settings_dict["NAME"])), to)
    return _of_postgresql(to)


def _of_sqlite(database: Path, to: Path) -> Snapshot:
    """Copy in one read transaction: in WAL mode it neither sees nor stops what is written meanwhile."""
    with (
        closing(sqlite3.connect(f"{database.absolute().as_uri()}?mode=ro", uri=True)) as source,
        closing(sqlite3.connect(to)) as copy,
    ):
        source.backup(copy)
        copy.execute("PRAGMA journal_mode=DELETE")
    return look_at_sqlite(to)


def look_at_sqlite(file: Path) -> Snapshot:
    """Return what a file holds.

    Raises:
        Damaged: SQLite finds it broken.
    """
    with closing(sqlite3.connect(f"{file.absolute().as_uri()}?mode=ro", uri=True)) as database:
        try:
            answer = database.execute("PRAGMA integrity_check").fetchone()[0]
        except sqlite3.DatabaseError as error:
            raise Damaged(f"The database is broken: {error}.") from error
        if answer != "ok":
            raise Damaged(f"The database is broken: {answer}.")
        return _look(lambda sql: [row[0] for row in database.execute(sql)], _TABLES)


def _of_postgresql(to: Path) -> Snapshot:
    """Let pg_dump look at the very moment at which the rows are counted."""
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ READ ONLY")
        cursor.execute("SELECT pg_export_snapshot()")
        moment = cursor.fetchone()[0]
        seen = _look(lambda sql: _column(cursor, sql), _PUBLIC_TABLES)
        run_tool(
            "pg_dump",
            "--format=custom",
            "--no-owner",
            "--no-privileges",
            f"--snapshot={moment}",
            f"--file={to}",
        )
    return seen


_PUBLIC_TABLES = "SELECT tablename FROM pg_tables WHERE schemaname = 'public' ORDER BY 1"


def look_at_database() -> Snapshot:
    """Return what the database of the settings holds now; nothing where it has no tables."""
    with connection.cursor() as cursor:
        tables = _TABLES if connection.vendor == "sqlite" else _PUBLIC_TABLES
        if "django_migrations" not in _column(cursor, tables):
            return Snapshot([], {}, [])
        return _look(lambda sql: _column(cursor, sql), tables)


def _look(ask: Any, tables: str) -> Snapshot:
    # The names are the database's own, read a line before.
    counts = {
        table: ask(f'SELECT COUNT(*) FROM "{table}"')[0]  # noqa: S608  # nosec B608
        for table in ask(tables)
    }
    return Snapshot(ask(_MIGRATIONS), counts, _originals(counts, ask))


def _originals(counts: dict[str, int], ask: Any) -> list[str]:
    """Return the SHA-256 of all originals that rows name; an older database has fewer tables."""
    tables = [f"SELECT sha256 FROM {table}" for table in _WITH_ORIGINALS if table in counts]  # noqa: S608  # nosec B608
    found: list[str] = ask(f"{' UNION '.join(tables)} ORDER BY 1") if tables else []
    return found


def _column(cursor: Any, sql: str) -> list[Any]:
    cursor.execute(sql)
    return [row[0] for row in cursor.fetchall()]


def run_tool(tool: str, *arguments: str) -> None:
    """Run one of PostgreSQL's tools on the database of the settings; the password goes by the environment.

    Raises:
        NotPossible: it is not installed, or it failed; with its own words.
    """
    settings = connection.settings_dict
    given = {
        "PGHOST": "HOST",
        "PGPORT": "PORT",
        "PGUSER": "USER",
        "PGPASSWORD": "PASSWORD",
        "PGDATABASE": "NAME",
    }
    env = os.environ | {name: str(settings[key]) for name, key in given.items() if settings[key]}
    try:
        done = subprocess.run([tool, *arguments], env=env, capture_output=True, text=True, check=False)  # noqa: S603
    except FileNotFoundError as error:
        raise NotPossible(
            f"{tool} is not installed here (Debian: apt-get install postgresql-client)."
        ) from error
    if done.returncode:
        raise NotPossible(f"{tool} failed: {done.stderr.strip()[-500:]}")


@contextmanager
def scratch_beside(path: Path) -> Iterator[Path]:
    """Give a private folder on the same disk as `path`, and take it away again."""
    with tempfile.TemporaryDirectory(dir=path.parent, prefix=".secretariat-") as folder:
        yield Path(folder)
