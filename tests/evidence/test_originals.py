"""Originals lie where nobody but the system reads them."""

from pathlib import Path
from typing import Any

from secretariat.evidence import originals


def test_folder_of_the_originals_is_for_its_owner_alone(settings: Any, tmp_path: Path) -> None:
    settings.ORIGINALS = tmp_path / "var" / "originals"
    sha256 = originals.keep(b"Minutes of the Council")
    assert originals.read(sha256) == b"Minutes of the Council"
    assert settings.ORIGINALS.stat().st_mode & 0o777 == 0o700
    assert originals.path_of(sha256).stat().st_mode & 0o777 == 0o440
