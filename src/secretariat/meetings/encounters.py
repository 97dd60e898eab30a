"""Who met whom at a meeting: those of one side and those of the other. Pure.

At a meeting of a visit the visitors meet those who receive them. Where no side is said, all met each other.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from secretariat.meetings.states import PartRole, Side

MOST_PRESENT = 30  # above that, people sat in one hall; nobody says that they met


@dataclass(frozen=True, slots=True)
class There:
    """Somebody at a meeting: slug of the person, code of the Party, office of that day, part and side."""

    person: str
    party: str = ""
    office: str = ""
    role: str = ""
    side: str = ""


@dataclass(frozen=True, slots=True)
class Encounter:
    """Two who met at a meeting (key)."""

    meeting: int
    own: There
    other: There


def encounters(
    meeting: int, present: Iterable[There], visitors: Sequence[There], own: frozenset[str]
) -> list[Encounter]:
    """Return whom those of `own` (slugs) met there.

    Args:
        present: those whom the meeting itself names.
        visitors: those of the visit to whose programme it belongs.
    """
    named = [one for one in present if one.person and one.role != PartRole.INTERPRETER]
    travelling = [one for one in visitors if one.person and one.role != PartRole.INTERPRETER]
    came = {one.person for one in travelling}
    visiting = [*travelling, *(one for one in named if one.side == Side.VISITING and one.person not in came)]
    receiving = [one for one in named if one.side != Side.VISITING and one.person not in came]
    if len(visiting) + len(receiving) > MOST_PRESENT:
        return []
    if visiting:
        pairs = [(one, other) for one in visiting for other in receiving]
    else:
        pairs = [(one, other) for at, one in enumerate(receiving) for other in receiving[at + 1 :]]
    turned = [*pairs, *((other, one) for one, other in pairs)]
    return [
        Encounter(meeting, one, other)
        for one, other in turned
        if one.person in own and other.person not in own
    ]
