"""A defect of the reader on one file is said, logged, and stops nothing."""

from typing import Any

import pytest

from secretariat.desk.actions.read_document import read_document
from secretariat.evidence.actions.receive_document import receive_document
from tests.cast import Cast
from tests.desk.making import NOW


class Hostile(str):
    """A language name on which the reader breaks."""

    __slots__ = ()

    def __eq__(self, other: object) -> bool:
        raise RuntimeError("a defect")

    def __hash__(self) -> int:
        return 0


def test_a_defect_is_said_and_logged(cast: Cast, caplog: pytest.LogCaptureFixture, settings: Any) -> None:
    document = receive_document(
        data=b"Some news.", file_name="news.txt", distribution="public", by=cast.staff, at=NOW
    ).document
    document = read_document(document=document, by=cast.staff, at=NOW, language=Hostile("en"))
    assert document.state == "failed"
    assert document.failure.startswith("news.txt was not read: the reader broke on it (RuntimeError)")
    assert f"The reader broke on document {document.public_id}" in caplog.text
