"""Cities by country, inhabitants, the way to the sea and the way to the nearest member. Pure."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from enum import StrEnum
from math import asin, cos, radians, sin, sqrt

Point = tuple[float, float]  # longitude, latitude, in degrees
Globe = tuple[float, float, float]
RADIUS_KM = 6371.0088  # the mean radius of the earth (IUGG)


class Sea(StrEnum):
    """To which sea a distance is measured."""

    ANY = "any"
    BALTIC = "baltic"
    BLACK = "black"


@dataclass(frozen=True, slots=True)
class City:
    """A city of the table. `number`: of GeoNames; to coasts in kilometres; `names`: in languages."""

    number: int
    name: str
    country: str
    place: Point
    population: int
    sea_km: int
    baltic_km: int
    black_km: int
    names: tuple[str, ...] = ()

    def km_to(self, sea: Sea) -> int:
        """Return the way to the nearest coast of a sea."""
        return {Sea.ANY: self.sea_km, Sea.BALTIC: self.baltic_km, Sea.BLACK: self.black_km}[sea]


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    """What is asked for; None or empty: not asked.

    `population`, `most`: inhabitants at least and at most; `sea_km`: at most so far from `sea`; `member_km`:
    at most so far from the nearest member.
    """

    countries: frozenset[str] = frozenset()
    population: int | None = None
    most: int | None = None
    sea: Sea = Sea.ANY
    sea_km: int | None = None
    member_km: int | None = None


@dataclass(frozen=True, slots=True)
class Found:
    """A city that is no member; `member`: key of the nearest one, "" where no member has a place."""

    city: City
    member: str
    member_km: int | None


def great_circle_km(one: Point, other: Point) -> float:
    """Return the great circle between two points on a sphere, in kilometres.

    >>> round(great_circle_km((24.75, 59.44), (24.94, 60.17)))  # Tallinn, Helsinki
    82
    """
    (l1, p1), (l2, p2) = ((radians(x), radians(y)) for x, y in (one, other))
    half = sin((p2 - p1) / 2) ** 2 + cos(p1) * cos(p2) * sin((l2 - l1) / 2) ** 2
    return 2 * RADIUS_KM * asin(sqrt(min(1.0, half)))


def find(
    cities: Iterable[City], members: Sequence[tuple[str, Point]], taken: frozenset[int], asked: Asked
) -> list[Found]:
    """Return the cities asked for that are no members, the largest first.

    Args:
        members: key and place of each. taken: numbers of the cities that are members or known otherwise.
    """
    placed = [(key, place, _on_the_globe(place)) for key, place in members]
    found = [
        Found(city, *_nearest(city.place, placed))
        for city in cities
        if city.number not in taken and _fits(city, asked)
    ]
    if asked.member_km is not None:
        found = [one for one in found if one.member_km is not None and one.member_km <= asked.member_km]
    return sorted(found, key=lambda one: (-one.city.population, one.city.number))


def _fits(city: City, asked: Asked) -> bool:
    return (
        (not asked.countries or city.country in asked.countries)
        and (asked.population is None or city.population >= asked.population)
        and (asked.most is None or city.population <= asked.most)
        and (asked.sea_km is None or city.km_to(asked.sea) <= asked.sea_km)
    )


def _nearest(place: Point, members: Sequence[tuple[str, Point, Globe]]) -> tuple[str, int | None]:
    """Return the nearest member and how far it is: the nearest on the globe is the nearest along it."""
    if not members:
        return "", None
    x, y, z = _on_the_globe(place)
    key, at, _ = max(members, key=lambda one: x * one[2][0] + y * one[2][1] + z * one[2][2])
    return key, round(great_circle_km(place, at))


def _on_the_globe(place: Point) -> Globe:
    """Return the point on a sphere of radius 1."""
    across, up = radians(place[0]), radians(place[1])
    return cos(up) * cos(across), cos(up) * sin(across), sin(up)
