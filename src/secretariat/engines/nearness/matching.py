"""Which city of the table a member is, by the names that both bear in any language. Pure."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from secretariat.engines.nearness.finding import City
from secretariat.engines.values.folding import fold


@dataclass(frozen=True, slots=True)
class Member:
    """A member as the record names it: its key, its country ("" where not known), all its names."""

    key: str
    country: str
    names: tuple[str, ...]


def cities_of_members(members: Iterable[Member], cities: Sequence[City]) -> dict[str, City]:
    """Return key → city for each member that the table holds.

    A name counts however it is written (Gdańsk, Gdansk, Гданьск). The name of the table comes before its
    other names, the larger city before the smaller.

    >>> gdansk = City(3099434, "Gdańsk", "PL", (18.65, 54.35), 487371, 6, 6, 1208, ("Danzig",))
    >>> members = [Member("gd", "PL", ("Gdansk",)), Member("x", "SE", ("Danzig",))]
    >>> {key: city.number for key, city in cities_of_members(members, [gdansk]).items()}
    {'gd': 3099434}
    """
    own, other = _by_name(cities)
    found = {}
    for member in members:
        hits = [city for names in (own, other) for city in _called(member, names)]
        if hits:
            found[member.key] = hits[0]
    return found


_Named = dict[str, list[City]]


def _by_name(cities: Sequence[City]) -> tuple[_Named, _Named]:
    own: _Named = defaultdict(list)
    other: _Named = defaultdict(list)
    for city in sorted(cities, key=lambda city: (-city.population, city.number)):
        own[fold(city.name)].append(city)
        for name in city.names:
            other[fold(name)].append(city)
    return own, other


def _called(member: Member, names: _Named) -> list[City]:
    """Return the cities of the member's country that bear one of its names, in the order of its names."""
    return [
        city
        for name in member.names
        for city in names.get(fold(name), ())
        if not member.country or city.country == member.country
    ]
