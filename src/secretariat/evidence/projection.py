"""How a Line's chosen Claim becomes the columns of its slice's model.

Each slice registers a projector for the kinds it owns when its app is ready (`bridge.py`), so that
choosing and withdrawing work alike for every kind.
"""

import json
from collections.abc import Callable
from dataclasses import asdict
from typing import Any

from secretariat.evidence.models import Line

Projector = Callable[[Line, dict[str, Any]], None]
PROJECTORS: dict[str, Projector] = {}


def projects(kind: str) -> Callable[[Projector], Projector]:
    """Register the projector of a kind of line."""

    def register(projector: Projector) -> Projector:
        assert PROJECTORS.setdefault(kind, projector) is projector, f"two projectors for {kind}"
        return projector

    return register


def project(line: Line) -> None:
    """Write the columns of the line from its chosen claim; a line without one keeps its last columns."""
    if line.chosen is not None:
        PROJECTORS[line.kind](line, line.chosen.value)


def as_json(value: Any) -> dict[str, Any]:
    """Return a slice's claim value (a dataclass) as JSON writes it: tuples as lists."""
    written: dict[str, Any] = json.loads(json.dumps(asdict(value)))
    return written
