"""Installations of their own, as processes see them, on both databases."""

import os
import shutil
from collections.abc import Callable, Iterator
from contextlib import closing
from pathlib import Path

import psycopg
import pytest

from tests.operation.running import House

collect_ignore = ["kill_settings.py"]  # of other processes; no test reads it in this one
SERVER = "postgresql://postgres@127.0.0.1:5432"
MakeHouse = Callable[..., House]


@pytest.fixture(params=["sqlite", "postgresql"])
def vendor(request: pytest.FixtureRequest) -> str:
    return str(request.param)


_WAYS = {
    "migrated": ("secretariat.cli", "manage", "migrate", "-v", "0"),
    "staged": ("tests.operation.play", "stage", "3"),
}


class Templates:
    """Makes each installation when it is first asked for: migrating from nothing takes ten seconds."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.made: dict[tuple[str, str], House] = {}

    def house(self, vendor: str, begun: str) -> House | None:
        """Return the installation to copy, in which nothing runs; None for an empty one."""
        if begun == "empty":
            return None
        if (vendor, begun) not in self.made:
            before = self.house(vendor, "empty" if begun == "migrated" else "migrated")
            house = new_house(self.folder / f"template_{begun}_{vendor}", vendor, before)
            house.ask(*_WAYS[begun])
            self.made[vendor, begun] = house
        return self.made[vendor, begun]

    def end(self) -> None:
        """Drop their databases."""
        for house in self.made.values():
            drop_database(house)


@pytest.fixture(scope="session")
def templates(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Templates]:
    """Installations to be copied: migrated, or with the stage set (three findings); one of each vendor."""
    made = Templates(tmp_path_factory.mktemp("templates"))
    yield made
    made.end()


@pytest.fixture
def make_house(tmp_path: Path, templates: Templates) -> Iterator[MakeHouse]:
    """Make an installation with a folder and a database of its own: `begun` empty, migrated or staged."""
    houses: list[House] = []

    def make(name: str, vendor: str = "sqlite", *, begun: str = "empty", **env: str) -> House:
        folder = tmp_path / name
        house = new_house(folder, vendor, templates.house(vendor, begun))
        house.env.update(env)
        houses.append(house)
        return house

    yield make
    for house in houses:
        house.kill()
        drop_database(house)


def new_house(folder: Path, vendor: str, template: House | None = None) -> House:
    """Return an installation in a folder, with an empty database or a copy of the template's."""
    if template:
        shutil.copytree(template.log.parent, folder, ignore=shutil.ignore_patterns("log"))
    else:
        folder.mkdir()
    url = f"sqlite:///{folder}/test.sqlite3"
    if vendor == "postgresql":
        # Named for this process too: another run on this machine keeps its own.
        url = f"{SERVER}/secretariat_{folder.name}_{os.getpid()}_test"
        empty_database(url, template=database_of(template) if template else "template1")
    env = {
        "DJANGO_SETTINGS_MODULE": "tests.operation.kill_settings",
        "DATABASE_URL": url,
        "SECRETARIAT_VAR": str(folder),
        "SECRETARIAT_LEASE_SECONDS": "1",
    }
    return House(env, folder / "log")


def database_of(house: House) -> str:
    return house.env["DATABASE_URL"].rpartition("/")[2]


def drop_database(house: House) -> None:
    """Drop the database of an installation that has one on the server."""
    if house.env["DATABASE_URL"].startswith(SERVER):
        empty_database(house.env["DATABASE_URL"], again=False)


def empty_database(url: str, *, again: bool = True, template: str = "template1") -> None:
    """Drop the database, and make it again as the template is; skip where no PostgreSQL answers."""
    name = url.rpartition("/")[2]
    try:
        admin = psycopg.connect(f"{SERVER}/postgres", autocommit=True, connect_timeout=3)
    except psycopg.OperationalError:
        pytest.skip("no PostgreSQL answers on 127.0.0.1:5432")
    with closing(admin):
        admin.execute(f"DROP DATABASE IF EXISTS {name} WITH (FORCE)")
        if again:
            admin.execute(f"CREATE DATABASE {name} TEMPLATE {template}")
