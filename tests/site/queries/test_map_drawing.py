"""The map of members: framed by its marks, cut where nobody is, named where there is room."""

import re

import pytest

from secretariat.data import all_bodies
from secretariat.data.map import land, places
from secretariat.reference.identities import party_code
from secretariat.site.queries.map_drawing import WIDTH, DrawnMap, Spot, draw_map, view_of

BALTIC = {"Stockholm": (18.1, 59.3), "Riga": (24.1, 56.9), "Berlin": (13.4, 52.5)}


def drawn(spots: dict[str, tuple[float, float]]) -> DrawnMap:
    found = draw_map([Spot(at, name, name[:2], f"/{name}/", name, "is-member") for name, at in spots.items()])
    assert found is not None
    return found


def test_marks_stand_as_on_the_earth() -> None:
    spots = {spot.title: spot for spot in drawn(BALTIC).spots}
    assert float(spots["Berlin"].x) < float(spots["Stockholm"].x) < float(spots["Riga"].x)
    assert float(spots["Stockholm"].y) < float(spots["Riga"].y) < float(spots["Berlin"].y)
    assert [spots[name].text for name in BALTIC] == list(BALTIC)


def test_the_earth_is_cut_where_nobody_is() -> None:
    view = view_of([(178.4, -18.1), (-175.2, -21.1), (166.9, -0.5)])
    assert (view.west < 166.9, view.east > 184.8, view.east - view.west < 40) == (True, True, True)
    pacific = {"Suva": (178.4, -18.1), "Nukuʻalofa": (-175.2, -21.1), "Yaren": (166.9, -0.5)}
    xs = [float(spot.x) for spot in drawn(pacific).spots]
    assert xs[2] < xs[0] < xs[1] < WIDTH


def test_one_mark_alone_has_land_around_it() -> None:
    found = drawn({"Berlin": (13.4, 52.5)})
    assert (len(found.spots), found.land.startswith("M")) == (1, True)


def test_what_is_not_framed_is_drawn_only_where_in_sight() -> None:
    spots = [
        Spot((24.1, 56.9), "Riga", "LV", "/lv/", "Latvia", "is-member"),
        Spot((18.1, 59.3), "Stockholm", "SE", "/se/", "Sweden", "is-member"),
        Spot((24.8, 59.4), "Tallinn", "EE", "/ee/", "Estonia", "is-other", is_framed=False),
        Spot((-77.0, 38.9), "Washington", "US", "/us/", "United States", "is-other", is_framed=False),
    ]
    found = draw_map(spots)
    assert found is not None
    assert [spot.title for spot in found.spots] == ["Latvia", "Sweden", "Estonia"]
    assert draw_map(spots[2:]) is None
    assert draw_map([]) is None


def test_names_do_not_lie_on_one_another() -> None:
    crowd = {f"Town {number}": (18.0 + number / 10, 54.0) for number in range(12)}
    texts = [spot.text for spot in drawn(crowd | {"Oulu": (25.5, 65.0)}).spots]
    assert "" in texts
    assert len([text for text in texts if text]) >= 3


def test_outlines_are_closed_and_stay_within_the_drawing() -> None:
    found = drawn(BALTIC)
    numbers = [float(number) for number in re.findall(r"-?\d+(?:\.\d)?", found.land)]
    assert found.land.count("M") == found.land.count("Z") > 3
    assert (min(numbers) >= -2, max(numbers[::2]) <= WIDTH + 2) == (True, True)


def test_no_outline_leaps_across_the_earth() -> None:
    """A ring that is cut at the antimeridian without care draws a line through every sea."""
    for ring in land():
        assert all(abs(one[0] - other[0]) < 45 for one, other in zip(ring, ring[1:] + ring[:1], strict=True))


@pytest.mark.parametrize("kind", ["state", "city", "region", "economy"])
def test_every_shipped_member_has_a_place(kind: str) -> None:
    members = {
        party_code(row.party, row.party_kind, row.country)
        for body in all_bodies()
        for row in body.memberships
        if row.party_kind == kind and row.status == "member"
    }
    assert sorted(members - set(places())) == []
    assert all(-180 <= x <= 180 and -90 <= y <= 90 for x, y in places().values())
