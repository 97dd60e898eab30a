"""Reading one Russian sentence: what the tables of cases compare."""

from collections.abc import Callable
from datetime import date
from typing import Any

import pytest

from secretariat.engines.reading.mentions import Told
from secretariat.engines.reading.read import check_proof
from secretariat.engines.reading.russian import find
from secretariat.engines.reading.segments import segment
from secretariat.engines.values.spans import Span

Read = Callable[..., list[dict[str, Any]]]
PUBLISHED = date(2024, 10, 20)


@pytest.fixture(scope="session")
def read() -> Read:
    """Return a reader of one kind: its fields that the text gives, spans as their words."""

    def read_kind(text: str, kind: str, published: date | None = PUBLISHED) -> list[dict[str, Any]]:
        findings, _ = find(segment(text, "ru"), Told(published, None))
        for finding in findings:
            check_proof(finding, text)
        return [
            {
                name: value.of(text) if isinstance(value, Span) else value
                for name, value in finding.fields.items()
                if value not in (None, ())
            }
            for finding in findings
            if finding.kind == kind
        ]

    return read_kind
