"""Who would have to be in two places at once, and which room would hold two meetings. Pure."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from itertools import combinations

from secretariat.engines.values.folding import fold
from secretariat.meetings.clock import Slot


@dataclass(frozen=True, slots=True)
class Booked:
    """One meeting as far as its hours are known. `people`: key → name; `room`: where, in words."""

    label: str
    slot: Slot
    people: dict[str, str] = field(default_factory=dict)
    room: str = ""


@dataclass(frozen=True, slots=True)
class Clash:
    """Two meetings at the same time that share a person or a room."""

    one: str
    other: str
    shared: tuple[str, ...]
    is_room: bool = False


def clashes(new: Sequence[Booked], standing: Iterable[Booked] = ()) -> list[Clash]:
    """Return the clashes among the new meetings, and between them and those that stand."""
    there = list(standing)
    pairs = [*combinations(new, 2), *((one, other) for one in new for other in there)]
    return [clash for one, other in pairs if one.slot.overlaps(other.slot) for clash in _shared(one, other)]


def _shared(one: Booked, other: Booked) -> list[Clash]:
    found = []
    if people := [name for key, name in one.people.items() if key in other.people]:
        found.append(Clash(one.label, other.label, tuple(people)))
    if one.room and fold(one.room) == fold(other.room):
        found.append(Clash(one.label, other.label, (one.room,), is_room=True))
    return found
