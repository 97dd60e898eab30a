"""One line to be, with the permanent id of its row of facts."""

from dataclasses import dataclass, field
from typing import Any


@dataclass(frozen=True, slots=True)
class Row:
    """One line to be: `sources` are addresses or UNVERIFIED, each with what it says beside the value.

    `points`: the fields of the value that name another line by the permanent id of its row.
    """

    reference: str
    kind: str
    value: Any
    sources: tuple[tuple[str, str], ...]
    note: str = ""
    said_on: str | None = None
    readings: tuple[tuple[Any, str], ...] = field(default=())
    points: tuple[str, ...] = ()
