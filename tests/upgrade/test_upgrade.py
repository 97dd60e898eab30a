"""The oldest released database is carried to today's version, and the record stands as it stood."""

import json
import os
import sqlite3
import subprocess
import sys
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import psycopg
import pytest

HERE = Path(__file__).parent
POSTGRESQL = "postgresql://postgres@127.0.0.1:5432/secretariat_upgrade_test"

# What the dump `first` holds, and what every later version still has to say of it.
LOOK = """
import json, django
django.setup()
from django.core.management import call_command
call_command("migrate", verbosity=0)
call_command("migrate", check_unapplied=True, verbosity=0)
from django.test import Client
from secretariat.bodies.models import Mandate, Name
from secretariat.chairs.models import Chairmanship
from secretariat.evidence.models import Claim, Document, Finding
from secretariat.history.models import Entry
from secretariat.people.models import Account
page = Client().get("/bodies/union/").content.decode()
print(json.dumps({
    "accounts": Account.objects.filter(is_system=False).count(),
    "seats": sorted(Mandate.objects.values_list("role", flat=True)),
    "names": sorted(Name.objects.values_list("text", flat=True)),
    "terms": sorted((c.holder.code, c.term.text, c.status) for c in Chairmanship.objects.all()),
    "findings": sorted(Finding.objects.values_list("kind", "state")),
    "document": list(Document.objects.values_list("file_name", "state")[0]),
    "claims": Claim.objects.count(),
    "acts": list(Entry.objects.order_by("pk").values_list("verb", flat=True))[-4:],
    "page names the union and its chair": "Union of the Three Rivers" in page and "Brenn" in page,
}))
"""

FIRST = {
    "accounts": 5,
    "seats": ["head", "member", "observer", "staff", "staff"],
    "names": ["Alba", "Brenn", "Corva", "League of the Far Shore", "UTR", "Union of the Three Rivers"],
    "terms": [["XA", "2026-07-01/2026-12-31", "planned"], ["XB", "2026-01-01/2026-06-30", "held"]],
    "findings": [["chairmanship", "accepted"], ["meeting", "rejected"]],
    "document": ["news.txt", "read"],
    "claims": 8,
    "acts": ["document.read", "line.claimed", "finding.accepted", "finding.rejected"],
    "page names the union and its chair": True,
}


def looked_at(url: str, folder: Path) -> dict[str, object]:
    """Migrate the database in a process of its own and return what it says."""
    more = {"DATABASE_URL": url, "SECRETARIAT_VAR": str(folder), "DJANGO_SETTINGS_MODULE": "tests.settings"}
    more["SECRETARIAT_HOSTS"] = "testserver"
    done = subprocess.run(
        [sys.executable, "-c", LOOK], env=os.environ | more, capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stderr
    return dict(json.loads(done.stdout.splitlines()[-1]))


@pytest.fixture
def postgresql() -> Iterator[str]:
    """An empty database of its own."""
    server, _, name = POSTGRESQL.rpartition("/")
    try:
        admin = psycopg.connect(f"{server}/postgres", autocommit=True, connect_timeout=3)
    except psycopg.OperationalError:
        pytest.skip("no PostgreSQL answers on 127.0.0.1:5432")
    with closing(admin):
        admin.execute(f"DROP DATABASE IF EXISTS {name}")
        admin.execute(f"CREATE DATABASE {name}")
        yield POSTGRESQL
        admin.execute(f"DROP DATABASE {name} WITH (FORCE)")


def test_the_first_release_on_sqlite(tmp_path: Path) -> None:
    with closing(sqlite3.connect(tmp_path / "old.sqlite3")) as database:
        database.executescript((HERE / "first.sqlite.sql").read_text(encoding="utf-8"))
    assert looked_at(f"sqlite:///{tmp_path}/old.sqlite3", tmp_path) == FIRST


def test_the_first_release_on_postgresql(tmp_path: Path, postgresql: str) -> None:
    with psycopg.connect(postgresql) as database:
        database.execute((HERE / "first.postgresql.sql").read_text(encoding="utf-8").encode())
    assert looked_at(postgresql, tmp_path) == FIRST
