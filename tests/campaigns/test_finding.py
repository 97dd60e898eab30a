"""Which cities are no members: asked of the record."""

from datetime import date

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from secretariat.campaigns.finding import find_prospects, seated_cities
from secretariat.engines.nearness import Asked
from secretariat.parties.models import Body
from secretariat.people.actor import NOBODY
from tests.cast import Cast
from tests.factories import Make

pytestmark = pytest.mark.django_db
ON = date(2026, 3, 16)
POLISH_COAST = Asked(countries=frozenset({"PL"}), population=50_000, sea_km=50)


def seat(body: Body, code: str, name: str, country: str, **more: str) -> None:
    party = Make.party(code, {"short": name}, kind="city", country=country)
    Make.membership(body, party, **more)


@pytest.fixture
def union(cast: Cast) -> Body:
    """Gdańsk and Klaipėda are members as others spell them; Gdynia left; Słupsk is a partner."""
    seat(cast.union, "gdansk", "Gdansk", "PL")
    seat(cast.union, "klaipeda", "Memel", "LT")
    seat(cast.union, "gdynia", "Gdynia", "PL", during="2000-01-01/2019-12-31")
    seat(cast.union, "slupsk", "Słupsk", "PL", status="partner")
    seat(cast.union, "mielno", "Mielno", "PL")
    return cast.union


def test_members_are_no_prospects_and_others_say_what_they_were(union: Body) -> None:
    found = find_prospects(union, POLISH_COAST, NOBODY, ON)
    assert {row.city.name: row.was for row in found.rows if row.was or row.city.name == "Szczecin"} == {
        "Szczecin": "",
        "Gdynia": "former",
        "Słupsk": "partner",
    }
    assert "Gdańsk" not in [row.city.name for row in found.rows]
    assert found.rows[1].nearest == "Gdansk"
    assert found.unmatched == ("Mielno",)


def test_prospects_that_are_known_are_not_found_again(union: Body) -> None:
    first = find_prospects(union, POLISH_COAST, NOBODY, ON).rows[0]
    again = find_prospects(union, POLISH_COAST, NOBODY, ON, known=[first.city.number])
    assert first.city.number not in [row.city.number for row in again.rows]


def test_a_member_of_closed_sources_is_a_member_for_its_own(union: Body, cast: Cast) -> None:
    party = Make.party("szczecin", {"short": "Szczecin"}, kind="city", country="PL")
    seat_line = Make.membership(union, party).line
    assert "Szczecin" not in [row.city.name for row in find_prospects(union, POLISH_COAST, NOBODY, ON).rows]
    Make.hidden(seat_line, "limited")
    assert "Szczecin" in [row.city.name for row in find_prospects(union, POLISH_COAST, NOBODY, ON).rows]
    names = [row.city.name for row in find_prospects(union, POLISH_COAST, cast.staff, ON).rows]
    assert "Szczecin" not in names


@pytest.mark.parametrize("count", [1, 3])
def test_finding_costs_the_same_for_few_and_many(cast: Cast, count: int) -> None:
    for number in range(count):
        seat(cast.union, f"town-{number}", f"Town {number}", "PL")
    with CaptureQueriesContext(connection) as made:
        find_prospects(cast.union, POLISH_COAST, NOBODY, ON)
    assert len(made) == 3


def test_states_are_no_cities(cast: Cast) -> None:
    Make.membership(cast.union, cast.alba)
    assert seated_cities(cast.union, NOBODY, ON) == []
