"""The matrix of levels: what it counts, what overlaps, what is missing, who sees what, at what cost."""

import csv
from io import StringIO
from typing import Any

import pytest
from django.test import Client
from pytest_django import DjangoAssertNumQueries

from secretariat.people.models import Account
from tests.cast import Cast
from tests.commitments import making as owed
from tests.factories import Make
from tests.site.levels_making import agenda, cities, like_lines, line

pytestmark = pytest.mark.django_db


def words(answer: Any) -> str:
    return " ".join(str(answer.content.decode()).split())


def told(client: Client, query: str = "") -> dict[str, Any]:
    return dict(client.get(f"/levels.json?{query}").json())


def test_the_matrix_counts_lines_and_work_by_level_and_topic(client: Client, cast: Cast) -> None:
    ports, *_ = like_lines(cast)
    owed.commitment(cast, priority=ports.public_id)
    page = words(client.get("/levels/"))
    assert "1 line, 1 commitment</a>" in page
    rows = list(csv.DictReader(StringIO(client.get("/levels.csv").content.decode("utf-8-sig"))))
    found = {(row["topic"], row["level"]): (row["bodies"], row["lines"], row["commitments"]) for row in rows}
    assert found["transport", "regional"] == ("UTR", "1", "1")
    assert found["transport", "municipal"] == ("LRC", "1", "0")
    assert found["environment", "municipal"] == ("", "0", "0")
    assert found["transport", "national"] == ("", "0", "0")


def test_like_lines_of_two_bodies_are_shown_with_the_reason_and_who_is_in_both(
    client: Client, cast: Cast
) -> None:
    ports, theirs, _ = like_lines(cast)
    (pair,) = told(client)["like"]
    assert {pair["one"]["id"], pair["other"]["id"]} == {ports.public_id, theirs.public_id}
    assert pair["why"] == "both say: ports, safety; both under: Transport"
    assert (pair["members"], pair["countries"]) == (1, 2)  # Alba; of Corva a town
    assert "both say: ports, safety" in words(client.get("/levels/"))


def test_what_no_other_level_takes_up_is_missing_until_somebody_does(client: Client, cast: Cast) -> None:
    _, _, water = like_lines(cast)
    page = told(client)
    assert [one["line"]["label"] for one in page["missing"]] == ["2 Clean water in rivers"]
    assert [(row["name"], row["only"]) for row in page["one_level"]] == [("Environment", "Regional")]
    body = agenda(cast, Make.body("lakes", names={"official": "Lakes"}, level="national"))
    line(cast, body, "Cleaner rivers, clean water", "environment")
    assert "missing" not in told(client)
    assert water.public_id in {told(client)["like"][0][side]["id"] for side in ("one", "other")}


def test_a_cell_leads_to_what_lies_in_it(client: Client, cast: Cast) -> None:
    like_lines(cast)
    page = words(client.get("/levels/?level=municipal&topic=transport"))
    assert "Transport, municipal" in page
    assert "3 Safe ports and port safety" in page[page.index('id="here"') : page.index('id="matrix"')]
    assert "None has anything" in words(client.get("/levels/?level=municipal&topic=culture"))


def test_bodies_and_members_in_common_narrow_it(client: Client, cast: Cast) -> None:
    like_lines(cast)
    other = agenda(cast, Make.body("far", names={"official": "Far"}, level="national"))
    line(cast, other, "Safety of ports and port pilots", "transport")
    assert told(client)["like_total"] == 3
    assert told(client, "common=1")["like_total"] == 1
    assert told(client, "body=far")["like_total"] == 2
    assert told(client, "body=far&body=cities")["like_total"] == 1
    assert told(client, "level=national")["like_total"] == 2
    assert "like" not in told(client, "topic=environment")


@pytest.mark.parametrize("query", ["body=nowhere", "level=heaven", "topic=ships", "common=-1", "common=9999"])
def test_what_is_not_there_is_not_found(client: Client, cast: Cast, query: str) -> None:
    like_lines(cast)
    assert client.get(f"/levels/?{query}").status_code == 404


def test_lines_that_are_not_public_are_not_there_for_strangers(client: Client, cast: Cast) -> None:
    union, other = agenda(cast, cast.union), agenda(cast, cities(cast))
    line(cast, union, "Safety of ports", "transport", reach={"distribution": "limited"})
    line(cast, other, "Safe ports", "transport")
    assert "Safety of ports" not in words(client.get("/levels/"))
    client.force_login(Account.objects.get(pk=cast.delegate.account_id))
    assert "Safety of ports" in words(client.get("/levels/"))
    assert told(client)["like_total"] == 1


@pytest.mark.parametrize("count", [1, 12])
def test_the_matrix_costs_the_same_for_few_and_many(
    client: Client, cast: Cast, count: int, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    like_lines(cast)
    for number in range(count):
        made = agenda(cast, Make.body(f"b{number}", names={"official": f"Body {number}"}))
        line(cast, made, "Safety of ports", "transport")
    client.force_login(Account.objects.get(pk=cast.staff.account_id))
    client.get("/levels/")
    with django_assert_num_queries(LEVELS):
        client.get("/levels/")


LEVELS = 14
