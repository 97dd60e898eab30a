"""The standing cast: Alba takes part, Brenn chairs, Corva is outside. All three are fictitious."""

from datetime import UTC, datetime
from pathlib import Path

import hypothesis
import pytest

from tests import factories
from tests.cast import Cast, cast_of

# The same examples in every run, and no clock: a busy machine is no defect.
hypothesis.settings.register_profile("house", deadline=None, derandomize=True)
hypothesis.settings.load_profile("house")

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
    return cast_of(now)


@pytest.fixture
def make() -> type[factories.Make]:
    return factories.Make
