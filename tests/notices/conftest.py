"""The union sits in a time zone, so that its chair has the rights of the chair by date."""

from pathlib import Path

import pytest

from tests.cast import Cast


@pytest.fixture(autouse=True)
def _seat(cast: Cast, settings: object, tmp_path: Path) -> None:
    cast.union.time_zone = "Europe/Istanbul"
    cast.union.save()
    settings.ORIGINALS = str(tmp_path / "originals")  # type: ignore[attr-defined]
