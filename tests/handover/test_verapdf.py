"""veraPDF finds that the handover file is PDF/A-2a and PDF/UA-1, also with Cyrillic words and many items."""

from pathlib import Path

import pytest

from secretariat.handover.content import content_of
from secretariat.handover.writing import written
from tests.cast import Cast
from tests.handover.ground import NOW, Ground
from tests.handover.planting import KINDS, planted
from tests.papers.verapdf import verdicts

pytestmark = pytest.mark.django_db


def test_the_file_conforms(cast: Cast, tmp_path: Path) -> None:
    list(
        planted(
            Ground(cast, cast.union, "Порт", cast.chairmanship),
            len(KINDS),
            ("commitment", "meeting", "draft"),
        )
    )
    list(planted(Ground(cast, cast.union, "Open", cast.chairmanship), 4 * len(KINDS)))
    files = {
        edition: written(content_of(cast.union, edition, on=NOW.date(), at=NOW), "pdf", ("Version 1", "2026"))
        for edition in ("chair", "secretariat")
    }
    assert verdicts(files, tmp_path) == {
        (name, profile): "yes" for name in files for profile in ("2a", "ua1")
    }
