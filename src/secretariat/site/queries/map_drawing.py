"""A map of marks on land without borders: it says where somebody is seated, not what is whose. Pure."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from math import cos, radians

from secretariat.data.map import Place, land

WIDTH = 720.0
LOWEST, HIGHEST = 260.0, 480.0  # of the drawing
ROOM = 0.12  # of the extent, around the outermost marks
LEAST_DEGREES = 5.0
POLE = 84.0
RADIUS = 5.0
LETTER, LINE = 6.6, 13.0
LEAST_STEP = 0.8  # pixels between two points of an outline
Point = tuple[float, float]
Box = tuple[float, float, float, float]


@dataclass(frozen=True, slots=True)
class Spot:
    """A mark before it is drawn; the map is drawn around those that `is_framed` says."""

    place: Place
    name: str
    code: str
    url: str
    title: str
    manner: str
    is_framed: bool = True


@dataclass(frozen=True, slots=True)
class DrawnSpot:
    """A drawn mark; `text` is the name or the code, "" where neither finds room."""

    x: str
    y: str
    url: str
    title: str
    manner: str
    text: str
    text_x: str
    text_y: str
    anchor: str


@dataclass(frozen=True, slots=True)
class DrawnMap:
    """A map; `land` is the data of one path."""

    width: str
    height: str
    land: str
    spots: tuple[DrawnSpot, ...]


@dataclass(frozen=True, slots=True)
class View:
    """What the map shows: degrees (`west` to `east` may run beyond 180), and pixels for a degree."""

    west: float
    east: float
    south: float
    north: float
    across: float
    up: float

    @property
    def height(self) -> float:
        """Height of the drawing in pixels."""
        return (self.north - self.south) * self.up

    def at(self, place: Place) -> Point:
        """Return where a place stands in the drawing."""
        longitude = place[0] + 360.0 * ((self.west + self.east) / 2 - place[0] > 180.0)
        return (longitude - self.west) * self.across, (self.north - place[1]) * self.up

    def holds(self, point: Point) -> bool:
        """Tell whether a point lies in the drawing."""
        return 0 <= point[0] <= WIDTH and 0 <= point[1] <= self.height


def draw_map(spots: Sequence[Spot]) -> DrawnMap | None:
    """Return the map around the marks; None where there is none to frame."""
    framed = [spot.place for spot in spots if spot.is_framed]
    if not framed:
        return None
    view = view_of(framed)
    seen = [(spot, view.at(spot.place)) for spot in spots]
    return DrawnMap(
        width=_n(WIDTH),
        height=_n(view.height),
        land=land_path(view),
        spots=tuple(_labelled([(spot, at) for spot, at in seen if view.holds(at)], view)),
    )


def view_of(places: Sequence[Place]) -> View:
    """Return the view that holds the places with some room; the earth is cut where nobody is."""
    west, east = _turned(sorted({place[0] for place in places}))
    south, north = min(place[1] for place in places), max(place[1] for place in places)
    west, east = _widened(west, east)
    south, north = _widened(south, north)
    # A degree of longitude is as long as the middle of the map has it.
    shape = cos(radians((south + north) / 2))
    height = WIDTH * (north - south) / ((east - west) * shape)
    if height > HIGHEST:
        west, east = _stretched(west, east, height / HIGHEST)
    elif height < LOWEST:
        south, north = _stretched(south, north, LOWEST / height)
    across = WIDTH / (east - west)
    return View(west, east, max(south, -POLE), min(north, POLE), across, across / shape)


def _turned(longitudes: Sequence[float]) -> tuple[float, float]:
    """Return the western and eastern end of the shortest way that passes all longitudes."""
    gaps = [
        (following - longitude, following)
        for longitude, following in zip(longitudes, [*longitudes[1:], longitudes[0] + 360.0], strict=True)
    ]
    gap, west = max(gaps)
    west = west if west <= 180.0 else west - 360.0
    return west, west + 360.0 - gap


def _widened(low: float, high: float) -> tuple[float, float]:
    room = max((high - low) * ROOM, (LEAST_DEGREES - (high - low)) / 2, 1.0)
    return low - room, high + room


def _stretched(low: float, high: float, by: float) -> tuple[float, float]:
    more = (high - low) * (by - 1) / 2
    return low - more, high + more


@lru_cache(maxsize=64)
def land_path(view: View) -> str:
    """Return the outlines of the land that the view shows, as the data of a path."""
    rings = (
        _thinned(_clipped([_placed(point, shift, view) for point in ring], view.height))
        for ring in land()
        for shift in (-360.0, 0.0, 360.0)
        if _is_in_sight(ring, shift, view)
    )
    return "".join(f"M{'L'.join(f'{_n(x)} {_n(y)}' for x, y in ring)}Z" for ring in rings if len(ring) > 2)


def _is_in_sight(ring: Sequence[Place], shift: float, view: View) -> bool:
    longitudes, latitudes = [x + shift for x, _ in ring], [y for _, y in ring]
    return (
        min(longitudes) < view.east
        and max(longitudes) > view.west
        and min(latitudes) < view.north
        and max(latitudes) > view.south
    )


def _placed(place: Place, shift: float, view: View) -> Point:
    return (place[0] + shift - view.west) * view.across, (view.north - place[1]) * view.up


def _clipped(ring: Sequence[Point], height: float) -> Sequence[Point]:
    """Cut a ring at the edges of the drawing, side by side (Sutherland and Hodgman)."""
    for axis, limit, sign in ((0, -2.0, 1), (0, WIDTH + 2, -1), (1, -2.0, 1), (1, height + 2, -1)):
        ring = list(_cut(ring, axis, limit, sign))
    return ring


def _cut(ring: Sequence[Point], axis: int, limit: float, sign: int) -> Iterator[Point]:
    for before, point in zip([ring[-1], *ring[:-1]] if ring else [], ring, strict=True):
        is_in, was_in = (sign * (p[axis] - limit) >= 0 for p in (point, before))
        if is_in != was_in:
            share = (limit - before[axis]) / (point[axis] - before[axis])
            yield before[0] + share * (point[0] - before[0]), before[1] + share * (point[1] - before[1])
        if is_in:
            yield point


def _thinned(ring: Iterable[Point]) -> list[Point]:
    """Leave out points that the eye cannot tell from the one before."""
    kept: list[Point] = []
    for x, y in ring:
        if not kept or abs(x - kept[-1][0]) + abs(y - kept[-1][1]) >= LEAST_STEP:
            kept.append((x, y))
    return kept


def _labelled(spots: Sequence[tuple[Spot, Point]], view: View) -> Iterator[DrawnSpot]:
    """Name each mark where there is room: right, left, below or above it; by its name, else by its code."""
    taken: list[Box] = [(x - RADIUS, y - RADIUS, x + RADIUS, y + RADIUS) for _, (x, y) in spots]
    in_order = sorted(enumerate(spots), key=lambda each: (not each[1][0].is_framed, each[0]))
    for _, (spot, at) in in_order:
        text, x, y, anchor = _room_for(spot, at, taken, view)
        yield DrawnSpot(_n(at[0]), _n(at[1]), spot.url, spot.title, spot.manner, text, _n(x), _n(y), anchor)


def _room_for(spot: Spot, at: Point, taken: list[Box], view: View) -> tuple[str, float, float, str]:
    for text in (spot.name, spot.code):
        for x, y, anchor in _sides(at) if text else ():
            box = _box(text, x, y, anchor)
            is_inside = box[0] >= 0 and box[2] <= WIDTH and box[1] >= 0 and box[3] <= view.height
            if is_inside and not any(_touch(box, other) for other in taken):
                taken.append(box)
                return text, x, y, anchor
    return "", *at, "start"


def _sides(at: Point) -> Iterator[tuple[float, float, str]]:
    x, y = at
    yield x + RADIUS + 3, y + 4, "start"
    yield x - RADIUS - 3, y + 4, "end"
    yield x, y + RADIUS + LINE - 1, "middle"
    yield x, y - RADIUS - 4, "middle"


def _box(text: str, x: float, y: float, anchor: str) -> Box:
    width = len(text) * LETTER
    left = {"start": x, "end": x - width, "middle": x - width / 2}[anchor]
    return left, y - LINE + 3, left + width, y + 3


def _touch(one: Box, other: Box) -> bool:
    return one[0] < other[2] and other[0] < one[2] and one[1] < other[3] and other[1] < one[3]


def _n(value: float) -> str:
    return f"{value:.1f}".removesuffix(".0")
