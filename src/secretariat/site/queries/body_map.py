"""The members of a Body on a map; the list beside it says the same in words."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import Q
from django.utils.translation import gettext as _

from secretariat.bodies.states import MembershipStatus
from secretariat.data.map import places
from secretariat.engines.values.edtf import parse
from secretariat.parties.models import Body
from secretariat.site.queries.map_drawing import DrawnMap, Spot, draw_map
from secretariat.site.queries.naming import Names
from secretariat.site.queries.readings import readings
from secretariat.site.queries.rows import Link, Look

MEMBER, SUSPENDED, OTHER = "is-member", "is-suspended", "is-other"


@dataclass(frozen=True, slots=True)
class Seated:
    """A Party that has a seat on the day; `said` is its status in words."""

    party: str
    manner: str
    said: str


@dataclass(frozen=True, slots=True)
class BodyMap:
    """The map, and the members that have no place on one."""

    drawing: DrawnMap
    unplaced: tuple[Link, ...]
    has_suspended: bool
    has_others: bool


def seated(body: Body, look: Look) -> list[Seated]:
    """Return who has a seat on the day that is looked at, members last so that they lie above; in 1 query."""
    found = [reading.value for reading in readings(look, ("membership",), Q(line__body=body))]
    day = look.known or look.today
    now = [value for value in found if _is_seated(value, day)]
    by_party = {value["party"]: value for value in sorted(now, key=_is_member)}
    return [_seated(value, day) for value in by_party.values()]


def body_map(seats: Sequence[Seated], names: Names) -> BodyMap | None:
    """Return the map around the members; None where none of them has a place."""
    known = places()
    spots = [_spot(seat, names) for seat in seats if seat.party in known]
    drawing = draw_map(spots)
    if drawing is None:
        return None
    manners = {seat.manner for seat in seats}
    unplaced = (seat for seat in seats if seat.party not in known and seat.manner != OTHER)
    return BodyMap(
        drawing=drawing,
        unplaced=tuple(names.party(seat.party) for seat in unplaced),
        has_suspended=SUSPENDED in manners,
        has_others=OTHER in manners,
    )


def _is_seated(value: Mapping[str, Any], day: date) -> bool:
    during = parse(value["during"])
    return bool(value["is_current"]) and during.holds(day)


def _is_member(value: Mapping[str, Any]) -> bool:
    return bool(value["status"] == MembershipStatus.MEMBER)


def _seated(value: Mapping[str, Any], day: date) -> Seated:
    status = str(MembershipStatus(value["status"]).label).lower()
    if not _is_member(value):
        return Seated(value["party"], OTHER, status)
    if _is_suspended(value["suspensions"], day):
        return Seated(value["party"], SUSPENDED, _("suspended"))
    return Seated(value["party"], MEMBER, status)


def _is_suspended(suspensions: Iterable[str], day: date) -> bool:
    return any(parse(span).holds(day) for span in suspensions)


def _spot(seat: Seated, names: Names) -> Spot:
    link = names.party(seat.party)
    return Spot(
        place=places()[seat.party],
        name=link.label,
        code=link.code,
        url=link.url,
        title=f"{link.label}, {seat.said}",
        manner=seat.manner,
        is_framed=seat.manner != OTHER,
    )
