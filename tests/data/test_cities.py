"""The table of cities: what is in it, how far from the sea, and that the members of the union are found."""

from importlib.resources import files

import pytest

from secretariat.data import body_facts
from secretariat.data.cities import SEATS, by_number, cities
from secretariat.data.cities.cutting import SEAS, Coast, between, coast_points, is_inside, whole_cities
from secretariat.engines.nearness import City, Member, cities_of_members
from secretariat.engines.values.folding import slug_of


def city(name: str) -> City:
    return max((one for one in cities() if one.name == name), key=lambda one: one.population)


def test_the_table_is_small_and_each_city_stands_once() -> None:
    assert len((files("secretariat.data.cities") / "cities.json").read_bytes()) < 1_500_000
    assert len(by_number()) == len(cities()) > 7000
    assert min(one.population for one in cities()) >= 15_000
    assert {"LT", "PL", "DE", "TR", "GE", "AM", "AZ", "RU"} <= {one.country for one in cities()}


@pytest.mark.parametrize(
    ("name", "low", "high"),
    [
        ("Tallinn", 0, 3),
        ("Gdańsk", 0, 10),
        ("Riga", 5, 15),
        ("Klaipėda", 0, 3),
        ("Kaunas", 150, 190),
        ("Vilnius", 240, 280),
        ("Tampere", 80, 130),
        ("Ankara", 150, 220),
        ("Yerevan", 250, 350),
    ],
)
def test_how_far_from_the_sea(name: str, low: int, high: int) -> None:
    assert low <= city(name).sea_km <= high


@pytest.mark.parametrize(
    ("name", "baltic", "black"),
    [
        ("Gdańsk", True, False), ("Kiel", True, False), ("Copenhagen", True, False), ("Luleå", True, False),
        ("Gothenburg", True, False), ("Oslo", False, False), ("Esbjerg", False, False),
        ("Bremen", False, False),
        ("Varna", False, True), ("Odesa", False, True), ("Mariupol", False, True), ("Istanbul", False, True),
        ("Batumi", False, True), ("İzmir", False, False), ("Baku", False, False),
        ("Arkhangel’sk", False, False),
    ],
)  # fmt: skip
def test_which_sea(name: str, baltic: bool, black: bool) -> None:
    one = city(name)
    assert (one.baltic_km <= 30, one.black_km <= 30) == (baltic, black)
    assert one.sea_km <= min(one.baltic_km, one.black_km)


def test_parts_of_cities_are_left_out() -> None:
    names = {(one.name, one.country) for one in cities()}
    parts = {
        ("Lasnamäe", "EE"),
        ("Wandsbek", "DE"),
        ("Wrzeszcz", "PL"),
        ("Södermalm", "SE"),
        ("Pirita", "EE"),
    }
    assert names & parts == set()


def test_the_cities_of_the_union_of_baltic_cities_are_found() -> None:
    rows = [row for row in body_facts("ubc").memberships if row.party_kind == "city" and row.end is None]
    members = [Member(slug_of(row.party), row.country or "", (row.party,)) for row in rows]
    found = {**dict.fromkeys(SEATS), **cities_of_members(members, cities())}
    # Smaller than fifteen thousand, or a municipality that is named after no city.
    assert sorted({member.key for member in members} - set(found)) == SMALL


SMALL = [
    "chernihivka", "darlowo", "elva", "haapsalu", "mariehamn", "mielno", "nakskov", "paldiski", "rakvere",
    "rokiskis", "ronne", "sejny", "soderhamn",
]  # fmt: skip


def test_the_nearest_coast_of_each_sea() -> None:
    arcs = [[[0, 0], [10, 0]], [[2000, 1000], [10, 0]]]
    topology = {"arcs": arcs, "transform": {"scale": [0.01, 0.01], "translate": [18.0, 54.0]}}
    points = list(coast_points(topology))
    assert len(points) == 8 + 6  # a tenth of a degree at 54° and at 64° north, a kilometre apart
    near = Coast(points).nearest_km((18.0, 55.0))
    assert round(near["baltic"]) == 111
    assert 1400 < near["other"] < 1600


def test_points_between_are_near_each_other() -> None:
    assert list(between((0.0, 0.0), (0.0, 0.0))) == [(0.0, 0.0)]
    assert len(list(between((0.0, 0.0), (0.0, 1.0)))) == 112


def test_whole_cities_stand_once() -> None:
    def row(number: int, name: str, place: float, population: int) -> dict[str, object]:
        return {"geonameid": number, "name": name, "countrycode": "XX", "longitude": 20.0, "latitude": place,
                "population": population}  # fmt: skip

    rows = [
        row(1, "Town", 55.0, 500_000), row(2, "Quarter", 55.0, 90_000), row(3, "Suburb", 55.05, 90_000),
        row(4, "Town", 55.05, 80_000), row(5, "Far", 56.0, 20_000), row(6, "Sea Town", 55.05, 20_000),
    ]  # fmt: skip
    kept = whole_cities(rows, {"1": "PPLA", "2": "PPLX", "4": "PPL", "6": "PPL"})
    assert sorted(one["geonameid"] for one in kept) == [1, 5, 6]


def test_the_seas_are_rings_around_their_middle() -> None:
    assert is_inside((19.0, 57.0), SEAS["baltic"])
    assert is_inside((34.0, 43.5), SEAS["black"])
    assert is_inside((51.0, 42.0), SEAS["caspian"])
    assert not is_inside((3.0, 56.0), SEAS["baltic"])
