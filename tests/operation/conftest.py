"""Installations of their own, as processes see them, on both databases."""

from collections.abc import Callable, Iterator
from contextlib import closing
from pathlib import Path

import psycopg
import pytest

from tests.operation.running import House

SERVER = "postgresql://postgres@127.0.0.1:5432"
MakeHouse = Callable[..., House]


@pytest.fixture(params=["sqlite", "postgresql"])
def vendor(request: pytest.FixtureRequest) -> str:
    return str(request.param)


@pytest.fixture
def make_house(tmp_path: Path) -> Iterator[MakeHouse]:
    """Make an installation with a folder and an empty database of its own."""
    houses: list[House] = []
    databases: list[str] = []

    def make(name: str, vendor: str = "sqlite", **env: str) -> House:
        folder = tmp_path / name
        folder.mkdir()
        url = f"sqlite:///{folder}/test.sqlite3"
        if vendor == "postgresql":
            url = f"{SERVER}/secretariat_{name}_test"
            empty_database(url)
            databases.append(url)
        given = {
            "DJANGO_SETTINGS_MODULE": "tests.operation.kill_settings",
            "DATABASE_URL": url,
            "SECRETARIAT_VAR": str(folder),
            "SECRETARIAT_LEASE_SECONDS": "1",
        }
        houses.append(House(given | env, folder / "log"))
        return houses[-1]

    yield make
    for house in houses:
        house.kill()
    for url in databases:
        empty_database(url, again=False)


def empty_database(url: str, *, again: bool = True) -> None:
    """Drop the database, and make it again; skip where no PostgreSQL answers."""
    name = url.rpartition("/")[2]
    try:
        admin = psycopg.connect(f"{SERVER}/postgres", autocommit=True, connect_timeout=3)
    except psycopg.OperationalError:
        pytest.skip("no PostgreSQL answers on 127.0.0.1:5432")
    with closing(admin):
        admin.execute(f"DROP DATABASE IF EXISTS {name} WITH (FORCE)")
        if again:
            admin.execute(f"CREATE DATABASE {name}")
