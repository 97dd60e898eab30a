"""Where open work is planted, and how a kind of it registers."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any

from secretariat.chairs.models import Chairmanship
from secretariat.evidence.actions.enter_claim import enter_claim
from secretariat.evidence.models import Claim
from secretariat.evidence.projection import as_json
from secretariat.parties.models import Body
from tests.cast import Cast
from tests.factories import Make

NOW = datetime(2026, 3, 16, 9, 30, tzinfo=UTC)


@dataclass(frozen=True)
class Ground:
    """Where something is planted: in which body, how far it goes, by words that begin so."""

    cast: Cast
    body: Body
    begin: str
    term: Chairmanship
    distribution: str = "public"
    is_closed: bool = False


def line(ground: Ground, kind: str, value: Any) -> Claim:
    """A line of the record; a restricted one is for the machine alone."""
    claim = enter_claim(kind=kind, value=as_json(value), sourced=Make.sourced(body=ground.body))
    if ground.distribution != "public":
        Make.hidden(claim.line, ground.distribution)
    return claim


def words(ground: Ground, kind: str, number: int) -> str:
    """The words of one item, which no other bears."""
    return f"{ground.begin} {kind} {number} ends."


Plant = Callable[[Ground, str, int], Any]
PLANTS: dict[str, Plant] = {}


def plants(kind: str) -> Callable[[Plant], Plant]:
    """Register how one item of a kind is made."""

    def register(plant: Plant) -> Plant:
        PLANTS[kind] = plant
        return plant

    return register
