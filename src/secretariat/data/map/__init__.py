"""Land and places for maps: outlines of the land without any border, and where the mark of a Party stands."""

import json
from collections.abc import Mapping, Sequence
from functools import lru_cache
from importlib.resources import files
from itertools import accumulate
from typing import Any

Place = tuple[float, float]
_PARTS_OF_A_DEGREE = 20


@lru_cache(maxsize=1)
def land() -> tuple[tuple[Place, ...], ...]:
    """Return the outlines of the land as rings of longitude and latitude, in degrees; the largest first."""
    return tuple(map(_ring, _loaded("land.json")["rings"]))


@lru_cache(maxsize=1)
def places() -> Mapping[str, Place]:
    """Return code → longitude and latitude of each Party that has a place on a map."""
    return {code: (place[0], place[1]) for code, place in _loaded("places.json")["places"].items()}


def _ring(steps: Sequence[int]) -> tuple[Place, ...]:
    """Return the points; each is written as the step from the one before it."""
    across, up = accumulate(steps[::2]), accumulate(steps[1::2])
    return tuple((x / _PARTS_OF_A_DEGREE, y / _PARTS_OF_A_DEGREE) for x, y in zip(across, up, strict=True))


def _loaded(file: str) -> Any:
    return json.loads((files("secretariat.data.map") / file).read_text(encoding="utf-8"))
