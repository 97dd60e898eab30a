"""The standing cast: Alba takes part, Brenn chairs, Corva is outside. All three are fictitious."""

from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import hypothesis
import pytest
from django.db import connection

from tests import factories, migrated
from tests.cast import Cast, cast_of
from tests.kept import kept

# The same examples in every run, and no clock: a busy machine is no defect.
hypothesis.settings.register_profile("house", deadline=None, derandomize=True)
hypothesis.settings.load_profile("house")


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption(
        "--database-only",
        action="store_true",
        help="only tests that ask the database of DATABASE_URL",
    )


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """Begin with files that take long, so that no worker is left alone with one at the end."""
    if config.getoption("--database-only"):
        leave_out_what_asks_no_database(config, items)
    slow = {item.path for item in items if item.get_closest_marker("slow")}
    items.sort(key=lambda item: item.path not in slow)


def leave_out_what_asks_no_database(config: pytest.Config, items: list[pytest.Item]) -> None:
    """Leave out what makes its own database, needs none, or asks the same of each: it would run twice."""
    fixtures = {"db", "transactional_db"}
    asking, others = [], []
    for item in items:
        asks = item.get_closest_marker("django_db") or fixtures & set(getattr(item, "fixturenames", ()))
        is_wanted = asks and not item.get_closest_marker("one_database")
        (asking if is_wanted else others).append(item)
    config.hook.pytest_deselected(items=others)
    items[:] = asking


@pytest.fixture(scope="session")
def django_db_modify_db_settings(
    django_db_modify_db_settings: None, pytestconfig: pytest.Config
) -> Path | None:
    """Begin with a database that was migrated before, where one is kept; return where one is to be kept."""
    if connection.vendor != "sqlite":
        return None
    kept = migrated.kept_in(pytestconfig.cache.mkdir("migrated"))
    if not kept.exists():
        return kept
    migrated.copy_on_connecting(kept)
    return None


@pytest.fixture(scope="session")
def django_db_setup(
    django_db_modify_db_settings: Path | None, django_db_setup: None, django_db_blocker: Any
) -> None:
    """Keep the database after its migrations, for the next run."""
    if django_db_modify_db_settings:
        with django_db_blocker.unblock():
            migrated.keep(django_db_modify_db_settings)


SHARED = Path(__file__).parents[2] / "shared"


@pytest.fixture
def shared() -> Path:
    """The folder of reference documents beside the repository."""
    if not SHARED.is_dir():
        pytest.skip("the folder `shared` is not beside the repository")
    return SHARED


@pytest.fixture
def now() -> datetime:
    return datetime(2026, 3, 16, 9, 30, tzinfo=UTC)


@pytest.fixture
def cast(db: None, now: datetime) -> Cast:
    return kept(cast_of, now)


@pytest.fixture
def make() -> type[factories.Make]:
    return factories.Make
