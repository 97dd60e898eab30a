"""Lines as the record holds them, ready to be compared. Pure."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any


@dataclass(frozen=True, slots=True)
class Held:
    """A standing line: `value` is its present reading, as JSON of its slice's claim value.

    `said_on`: EDTF of the present reading, None where unknown. `documents`: public ids of the documents
    whose passages its claims cite. `is_open`: a claim may be added (its distribution allows it).
    `parent`: slug of the body of which the line's body is an organ.
    """

    line_id: int
    public_id: str
    version: int
    kind: str
    value: Mapping[str, Any]
    said_on: str | None
    documents: frozenset[str]
    label: str
    is_open: bool = True
    parent: str | None = None
