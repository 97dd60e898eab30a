"""The board of commitments: narrowed, counted, in order; by owner and by age; what waits for somebody."""

from datetime import date
from typing import Any

import pytest
from django.conf import settings
from django.test import Client

from secretariat.commitments.actions.change_commitment import change_commitment
from secretariat.commitments.bridge import SpeakerValue
from secretariat.commitments.queries import days_late
from secretariat.engines.values.edtf import parse
from tests.cast import Cast
from tests.commitments.making import BRENN, commitment, priority, report, sourced, version
from tests.factories import Make
from tests.rights.stage import client_of


def words(address: str, client: Client | None = None) -> list[str]:
    data = (client or Client()).get(f"/commitments.json{address}").json()
    return [row["words"] for row in data["rows"]]


def stand(cast: Cast) -> None:
    """Three: one taken up and overdue, one that nobody took up, one implemented."""
    report(cast, commitment(cast, "Port.", due="2026-02"), "in progress")
    commitment(cast, "School.", due="2099", owners=(BRENN,), said="2015", stance="proposed")
    report(cast, commitment(cast, "Lock.", due="2026-01-30"), "implemented")


@pytest.mark.parametrize(
    ("address", "found"),
    [
        ("", ["Lock.", "Port.", "School."]),
        ("?body=union", ["Lock.", "Port.", "School."]),
        ("?body=league", []),
        ("?owner=XB", ["School."]),
        ("?owner=XA&state=open", ["Port."]),
        ("?state=not-taken-up", ["School."]),
        ("?state=implemented", ["Lock."]),
        ("?overdue=1", ["Port."]),
        ("?within=30", []),
        ("?stance=proposed", ["School."]),
        ("?q=port", ["Port."]),
        ("?age=old", ["School."]),
        ("?sort=oldest", ["School.", "Port.", "Lock."]),
    ],
)
def test_the_board_is_narrowed_and_in_order(cast: Cast, address: str, found: list[str]) -> None:
    stand(cast)
    assert words(address) == found


def test_it_is_narrowed_to_a_priority_a_topic_and_a_term(cast: Cast) -> None:
    line = priority(cast, version(cast), topics=("transport",))
    commitment(cast, "Port.", priority=line.public_id)
    commitment(cast, "School.", said="2020")
    assert words(f"?priority={line.public_id}") == ["Port."]
    assert words("?topic=transport") == ["Port."]
    assert words(f"?term={cast.chairmanship.public_id}") == ["Port."]


@pytest.mark.parametrize(
    "address",
    ["?state=nowhere", "?age=ancient", "?sort=random", "?within=-1", "?stance=x", "?body=nowhere", "?page=2",
     "?page=x", "?known=soon"],
)  # fmt: skip
def test_what_is_no_filter_is_not_found(cast: Cast, address: str) -> None:
    commitment(cast)
    assert Client().get(f"/commitments/{address}").status_code == 404


def test_counts_per_state_stand_beside_the_filters(cast: Cast) -> None:
    stand(cast)
    data = Client().get("/commitments.json").json()
    counts = {one["key"]: one["count"] for one in data["counts"]}
    assert (counts["open"], counts["not-taken-up"], counts["implemented"], data["overdue"]) == (2, 1, 1, 1)


def test_the_page_tells_who_owes_it_how_late_under_which_chair(cast: Cast) -> None:
    stand(cast)
    page = Client().get("/bodies/union/commitments/").content.decode()
    for told in (
        "Port.",
        "days late",
        "in progress",
        "nobody has taken it up",
        "Brenn",
        "Union of the Three Rivers",
    ):
        assert told in page
    assert "Enter a commitment" not in page
    assert "Enter a commitment" in client_of(cast.staff).get("/bodies/union/commitments/").content.decode()


def test_by_owner_and_by_age(cast: Cast) -> None:
    stand(cast)
    owners = Client().get("/commitments/?view=owners").content.decode()
    assert owners.index("Alba") < owners.index("2100-01-01")
    age = Client().get("/commitments/?view=age").content.decode()
    assert "age=old&amp;state=not-taken-up" in age
    assert Client().get("/commitments/?view=random").status_code == 404


def test_as_known_on_a_day_only_what_was_said_by_then_counts(cast: Cast) -> None:
    made = commitment(cast, "Port.", source=sourced(cast, said_on=parse("2026-01-20")))
    report(cast, made, "accepted", source=sourced(cast, said_on=parse("2026-03-01")))
    data = Client().get("/commitments.json?known=2026-02-01").json()
    assert [(row["words"], row.get("state")) for row in data["rows"]] == [("Port.", None)]
    assert words("?known=2026-01-01") == []


def test_what_is_closed_is_neither_listed_nor_counted(cast: Cast) -> None:
    commitment(cast, "Secret.", source=sourced(cast, distribution="limited"))
    data = Client().get("/commitments.json").json()
    assert (data["rows"], data["total"]) == ([], 0)
    assert "Alba" not in Client().get("/commitments/?view=owners").content.decode()
    assert words("", client_of(cast.delegate)) == ["Secret."]


def test_the_file_neutralises_what_a_spreadsheet_takes_for_a_formula(cast: Cast) -> None:
    commitment(cast, "=1+1 ports")
    answer = Client().get("/commitments.csv")
    assert answer["Content-Type"] == "text/csv; charset=utf-8"
    assert ",'=1+1 ports,Alba," in answer.content.decode()


def test_what_waits_for_a_delegation_is_what_it_owes(cast: Cast) -> None:
    stand(cast)
    page = client_of(cast.delegate).get("/commitments/mine/").content.decode()
    assert "Port." in page
    assert "School." not in page
    assert "Lock." not in page
    assert Client().get("/commitments/mine/").status_code == 302


def test_staff_see_what_their_body_owes_and_what_is_long_overdue_without_a_word(cast: Cast) -> None:
    commitment(cast, "Audit.", owners=(SpeakerValue(words="Union", body="union"),), due="2099")
    commitment(cast, "Quiet.", due="2026-02")
    page = client_of(cast.staff).get("/commitments/mine/").content.decode()
    assert "Audit." in page
    assert "Quiet." in page
    assert "Quiet." not in client_of(cast.other_staff).get("/commitments/mine/").content.decode()


def test_an_owner_of_before_owes_nothing(cast: Cast) -> None:
    made = commitment(cast, "Port.")
    change_commitment(
        commitment=made, on="2026-03-01", reason="Agreed.", owners=[BRENN], sourced=sourced(cast),
        seen_version=made.version,
    )  # fmt: skip
    assert words("?owner=XA") == []
    assert words("?owner=XB") == ["Port."]


def test_how_late_something_is_counts_from_its_last_possible_day() -> None:
    assert days_late(parse("2026-02"), date(2026, 3, 1)) == 1
    assert days_late(parse("2026-02"), date(2026, 2, 28)) == 0
    assert days_late(parse("2026-02-28/.."), date(2026, 3, 1)) == 0
    assert days_late(None, date(2026, 3, 1)) == 0


def test_what_is_invented_is_left_out(cast: Cast) -> None:
    assert not settings.DEMO
    commitment(cast, "Invented.", source=sourced(cast, is_fictitious=True))
    assert words("") == []


@pytest.mark.parametrize("count", [1, 3])
@pytest.mark.parametrize(("address", "queries"), [("", 19), ("?view=owners", 21), ("?view=age", 20)])
def test_the_board_runs_as_many_queries_for_one_as_for_three(
    cast: Cast, count: int, address: str, queries: int, django_assert_num_queries: Any
) -> None:
    for _ in range(count):
        report(cast, commitment(cast), "accepted")
    with django_assert_num_queries(queries):
        Client().get(f"/commitments/{address}")


def test_bodies_and_persons_owe_too(cast: Cast) -> None:
    person = Make.person("mara-lind", "Mara Lind")
    owners = (SpeakerValue(words="Lind", person=person.slug), SpeakerValue(words="the League", body="league"))
    commitment(cast, "Port.", owners=owners)
    assert words("?owner=league") == ["Port."]
    assert "persons, and words" in Client().get("/commitments/?view=owners").content.decode()
