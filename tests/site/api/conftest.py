"""A record with something of every kind, and somebody who may see more than strangers do."""

from pathlib import Path
from typing import Any

import pytest

from tests.cast import Cast
from tests.rights.stage import Stage, stage
from tests.site import record


@pytest.fixture
def made(cast: Cast, settings: Any, tmp_path: Path) -> Stage:
    """The stage of the rights matrix, with a statement beside."""
    settings.ORIGINALS = tmp_path / "originals"
    found = stage(cast)
    record.statement("The river is ours.", record.said("2026-03-01", body=cast.union), party="XB")
    return found
