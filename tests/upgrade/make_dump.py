"""Write the dumps that later versions are upgraded from; run once at a release, on that release's code.

    python -m tests.upgrade.make_dump NAME

Writes NAME.sqlite.sql beside this file, and NAME.postgresql.sql where PostgreSQL answers; never made again.
"""

import os
import sqlite3
import subprocess
import sys
import tempfile
from contextlib import closing
from pathlib import Path

HERE = Path(__file__).parent
POSTGRESQL = "postgresql://postgres@127.0.0.1:5432/secretariat_upgrade_dump"


def fill() -> None:
    """Set the cast on the stage, and a document of which one finding was accepted and one rejected."""
    import django

    django.setup()
    from django.core.management import call_command

    from secretariat.desk.actions.accept_finding import accept_finding
    from secretariat.desk.actions.reject_finding import reject_finding
    from tests.cast import cast_of
    from tests.desk.making import NOW, chair, received, visit

    call_command("migrate", verbosity=0)
    cast = cast_of(NOW)
    _, findings = received(cast.staff, [chair(), visit()])
    accept_finding(finding=findings[0], by=cast.staff, at=NOW, seen_version=1)
    reject_finding(finding=findings[1], by=cast.staff, at=NOW, seen_version=1, reason="Not ours.")


def of_sqlite(name: str, folder: str) -> None:
    """Fill a file and write it as SQL."""
    _run_fill(f"sqlite:///{folder}/dump.sqlite3", folder)
    with closing(sqlite3.connect(f"{folder}/dump.sqlite3")) as database:
        (HERE / f"{name}.sqlite.sql").write_text("\n".join(database.iterdump()) + "\n", encoding="utf-8")


def of_postgresql(name: str, folder: str) -> None:
    """Fill a database of its own and write it as SQL."""
    import psycopg

    server, _, database = POSTGRESQL.rpartition("/")
    try:
        admin = psycopg.connect(f"{server}/postgres", autocommit=True, connect_timeout=3)
    except psycopg.OperationalError:
        print("No PostgreSQL answers; its dump is not written.")
        return
    with closing(admin):
        admin.execute(f"DROP DATABASE IF EXISTS {database}")
        admin.execute(f"CREATE DATABASE {database}")
        _run_fill(POSTGRESQL, folder)
        command = ["pg_dump", "--no-owner", "--no-privileges", "--inserts", POSTGRESQL]
        dump = subprocess.run(command, capture_output=True, check=True, text=True).stdout
        lines = [line for line in dump.splitlines() if line and not line.startswith(("--", "\\"))]
        (HERE / f"{name}.postgresql.sql").write_text("\n".join(lines) + "\n", encoding="utf-8")
        admin.execute(f"DROP DATABASE {database}")


def _run_fill(url: str, folder: str) -> None:
    code = "from tests.upgrade.make_dump import fill; fill()"
    more = {"DATABASE_URL": url, "SECRETARIAT_VAR": folder, "DJANGO_SETTINGS_MODULE": "tests.settings"}
    subprocess.run([sys.executable, "-c", code], env=os.environ | more, check=True)


if __name__ == "__main__":
    with tempfile.TemporaryDirectory() as var:
        of_sqlite(sys.argv[1], var)
        of_postgresql(sys.argv[1], var)
