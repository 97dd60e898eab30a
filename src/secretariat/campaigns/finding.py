"""Which cities of the table are no members of a Body; who its members are on the map."""

from collections import defaultdict
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import date

from secretariat.bodies.models import Membership
from secretariat.bodies.on_map import cities_of
from secretariat.bodies.queries import names_of
from secretariat.bodies.states import MembershipStatus
from secretariat.data.cities import cities
from secretariat.data.map import places
from secretariat.engines.nearness import Asked, City, Found, find
from secretariat.parties.models import Body, Party, PartyKind
from secretariat.people.actor import Actor

SEATED = frozenset({MembershipStatus.MEMBER, MembershipStatus.CANDIDATE})
Point = tuple[float, float]


@dataclass(frozen=True, slots=True)
class SeatedCity:
    """A city that has, or had, a seat in the Body. `number`: of the table, None where it holds no such city.

    `said`: what seat, in a word of `MembershipStatus`; `is_member`: member or candidate on the day.
    """

    code: str
    name: str
    country: str
    place: Point | None
    number: int | None
    said: str
    is_member: bool


@dataclass(frozen=True, slots=True)
class Prospective:
    """A city of the table that is no member. `nearest`: name of the nearest member; `was`: its other seat."""

    found: Found
    nearest: str
    was: str

    @property
    def city(self) -> City:
        """The city."""
        return self.found.city


@dataclass(frozen=True, slots=True)
class Finding:
    """What was found, and which members the table does not hold: they cannot be told from a prospect."""

    rows: tuple[Prospective, ...]
    members: tuple[SeatedCity, ...]
    unmatched: tuple[str, ...]


def find_prospects(
    body: Body, asked: Asked, viewer: Actor, on: date, language: str = "en", known: Collection[int] = ()
) -> Finding:
    """Return the cities asked for that are no members of a Body on a day, the largest first, in 4 queries.

    Args:
        known: numbers of the cities that are prospects already.
    """
    seated = seated_cities(body, viewer, on, language)
    members = [one for one in seated if one.is_member]
    taken = frozenset(one.number for one in members if one.number is not None) | frozenset(known)
    placed = [(one.code, one.place) for one in members if one.place is not None]
    called = {one.code: one.name for one in seated}
    was = {one.number: one.said for one in seated if one.number is not None and not one.is_member}
    rows = tuple(
        Prospective(found, called.get(found.member, ""), was.get(found.city.number, ""))
        for found in find(cities(), placed, taken, asked)
    )
    unmatched = tuple(one.name for one in members if one.number is None)
    return Finding(rows, tuple(members), unmatched)


def seated_cities(body: Body, viewer: Actor, on: date, language: str = "en") -> list[SeatedCity]:
    """Return the cities with a seat in a Body, members first, then by name, in 3 queries."""
    rows = list(
        Membership.objects.visible_to(viewer)
        .filter(body=body, party__kind=PartyKind.CITY)
        .select_related("party")
        .order_by("party__code", "pk")
    )
    parties = {row.party_id: row.party for row in rows}
    best = names_of("party", parties, language, viewer=viewer)
    matched = cities_of(parties, viewer)
    seats: dict[int, list[Membership]] = defaultdict(list)
    for row in rows:
        seats[row.party_id].append(row)
    found = [
        _seated(party, best.get(pk, party.code), matched.get(party.code), seats[pk], on)
        for pk, party in parties.items()
    ]
    return sorted(found, key=lambda one: (not one.is_member, one.name))


def _seated(party: Party, name: str, city: City | None, rows: Sequence[Membership], on: date) -> SeatedCity:
    now = [row for row in rows if row.is_current and row.during is not None and row.during.holds(on)]
    is_member = any(row.status in SEATED for row in now)
    said = next((str(row.status) for row in now), "former")
    place = city.place if city else places().get(party.code)
    return SeatedCity(party.code, name, party.country, place, city.number if city else None, said, is_member)
