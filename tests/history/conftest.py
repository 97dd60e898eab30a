"""What the tests of the history share: a folder of its own for the key and the anchors."""

from pathlib import Path
from typing import Any

import pytest


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, settings: Any) -> Path:
    settings.HISTORY = tmp_path / "history"
    return Path(settings.HISTORY)
