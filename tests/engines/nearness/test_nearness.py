"""Cities near the sea and near members; members are told by their names in any language."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from secretariat.engines.nearness import Asked, City, Member, Sea, cities_of_members, find, great_circle_km

GDANSK = City(1, "Gdańsk", "PL", (18.65, 54.35), 487_371, 6, 6, 1208, ("Danzig", "Гданьск"))
KLAIPEDA = City(2, "Klaipėda", "LT", (21.14, 55.71), 172_292, 1, 1, 1190, ("Memel",))
VILNIUS = City(3, "Vilnius", "LT", (25.28, 54.69), 542_366, 260, 260, 941, ("Wilno",))
VARNA = City(4, "Varna", "BG", (27.91, 43.22), 348_668, 2, 1700, 2)
BERGEN = City(5, "Bergen", "NO", (5.33, 60.39), 291_189, 1, 300, 2500)
BERGEN_AUF_RUEGEN = City(6, "Bergen auf Rügen", "DE", (13.43, 54.42), 13_585, 6, 6, 1400, ("Bergen",))
TABLE = (GDANSK, KLAIPEDA, VILNIUS, VARNA, BERGEN, BERGEN_AUF_RUEGEN)
POINTS = st.tuples(st.floats(-180, 180), st.floats(-90, 90))


@pytest.mark.parametrize(
    ("one", "other", "km"),
    [
        ((0.0, 0.0), (0.0, 0.0), 0),
        ((0.0, 0.0), (180.0, 0.0), 20015),  # half the way round
        ((0.0, 90.0), (77.0, -90.0), 20015),  # pole to pole, along any meridian
        ((0.0, 0.0), (1.0, 0.0), 111),
        ((179.5, 0.0), (-179.5, 0.0), 111),  # over the line of dates
    ],
)
def test_great_circles(one: tuple[float, float], other: tuple[float, float], km: int) -> None:
    assert round(great_circle_km(one, other)) == km


@given(POINTS, POINTS, POINTS)
def test_great_circles_are_distances(
    a: tuple[float, float], b: tuple[float, float], c: tuple[float, float]
) -> None:
    assert great_circle_km(a, b) == pytest.approx(great_circle_km(b, a))
    assert great_circle_km(a, c) <= great_circle_km(a, b) + great_circle_km(b, c) + 1e-3
    assert 0 <= great_circle_km(a, b) <= 20016


@pytest.mark.parametrize(
    ("asked", "numbers"),
    [
        (Asked(), [3, 1, 4, 5, 2, 6]),
        (Asked(countries=frozenset({"LT", "PL"})), [3, 1, 2]),
        (Asked(population=200_000), [3, 1, 4, 5]),
        (Asked(population=172_292, most=291_189), [5, 2]),
        (Asked(sea_km=50), [1, 4, 5, 2, 6]),
        (Asked(sea=Sea.BALTIC, sea_km=50), [1, 2, 6]),
        (Asked(sea=Sea.BLACK, sea_km=50), [4]),
        (Asked(member_km=300), [3, 2]),
        (Asked(member_km=360), [3, 1, 2]),
        (Asked(countries=frozenset({"XX"})), []),
    ],
)
def test_what_is_asked_for(asked: Asked, numbers: list[int]) -> None:
    found = find(TABLE, [("kaunas", (23.9, 54.9))], frozenset(), asked)
    assert [one.city.number for one in found] == numbers


def test_members_and_prospects_never_appear() -> None:
    members = [Member("gdansk", "PL", ("Gdansk",)), Member("klaipeda", "LT", ("Клайпеда", "MEMEL"))]
    matched = cities_of_members(members, TABLE)
    taken = frozenset(city.number for city in matched.values())
    assert {key: city.name for key, city in matched.items()} == {"gdansk": "Gdańsk", "klaipeda": "Klaipėda"}
    assert taken.isdisjoint(one.city.number for one in find(TABLE, [], taken, Asked()))


def test_without_a_member_on_the_map_nothing_is_near() -> None:
    assert find(TABLE, [], frozenset(), Asked(member_km=10_000)) == []
    assert find(TABLE, [], frozenset(), Asked())[0].member_km is None


@pytest.mark.parametrize(
    ("member", "number"),
    [
        (Member("a", "NO", ("Bergen",)), 5),
        (Member("b", "DE", ("Bergen",)), 6),
        (Member("c", "", ("Bergen",)), 5),  # the name of the table comes before its other names
        (Member("d", "PL", ("Гданьск",)), 1),
        (Member("e", "LT", ("Wilno",)), 3),
        (Member("f", "SE", ("Gdańsk",)), None),
        (Member("g", "PL", ()), None),
    ],
)
def test_a_member_is_known_by_its_names_in_its_country(member: Member, number: int | None) -> None:
    found = cities_of_members([member], TABLE).get(member.key)
    assert (found.number if found else None) == number


@given(st.sets(st.sampled_from(TABLE), min_size=1))
def test_every_city_is_found_or_taken(taken: set[City]) -> None:
    numbers = frozenset(city.number for city in taken)
    found = {one.city.number for one in find(TABLE, [], numbers, Asked())}
    assert found | numbers == {city.number for city in TABLE}
    assert found & numbers == frozenset()
