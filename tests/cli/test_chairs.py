"""`secretariat chairs`, as it is called on the record."""

import csv
import io
import json
from typing import Any

import pytest
import vobject
from click.testing import CliRunner, Result
from tests.cast import Cast
from tests.factories import Make

from secretariat.chairs.actions.enter_chairmanship import enter_chairmanship
from secretariat.chairs.bridge import ChairmanshipValue
from secretariat.cli import main

pytestmark = pytest.mark.django_db


def chairs(*arguments: object) -> Result:
    return CliRunner().invoke(main, ["chairs", *map(str, arguments)])


def rows(*arguments: object) -> list[dict[str, Any]]:
    result = chairs(*arguments, "--format", "json")
    assert result.exit_code == 0, result.output
    found: list[dict[str, Any]] = json.loads(result.stdout)
    return found


@pytest.fixture
def record(cast: Cast) -> Cast:
    """Brenn, then Corva in the chair of the union; in the league Brenn until some day of 2025, then Alba."""
    Make.chairmanship(cast.union, cast.corva, "2026-07-01/2026-12-31", status="planned")
    Make.chairmanship(cast.elsewhere, cast.brenn, "2025/2025")
    Make.chairmanship(cast.elsewhere, cast.alba, "2025/2026")
    return cast


def test_empty_database_is_told() -> None:
    result = chairs()
    assert result.exit_code == 1
    assert "The database holds no term in any chair. Load the shipped facts" in result.stderr


def test_terms_stand_by_body_and_day(record: Cast) -> None:
    assert [(row["body"], row["holder"], row["start"], row["end"]) for row in rows()] == [
        ("league", "XB", "2025", "2025"),
        ("league", "XA", "2025", "2026"),
        ("union", "XB", "2026-01-01", "2026-06-30"),
        ("union", "XC", "2026-07-01", "2026-12-31"),
    ]
    (first,) = rows("--body", "UTR", "--party", "brenn")
    assert first == {
        "id": record.chairmanship.public_id,
        "body": "union",
        "body_name": "Union of the Three Rivers",
        "holder": "XB",
        "holder_name": "Brenn",
        "start": "2026-01-01",
        "end": "2026-06-30",
        "term": "2026-01-01/2026-06-30",
        "status": "held",
        "basis": "stated",
        "person": None,
    }


@pytest.mark.parametrize(
    ("day", "presiding"),
    [
        ("2026-06-30", [("XB", True)]),
        ("2026-07-01", [("XC", True)]),
        ("2027-01-01", []),
    ],
)
def test_who_presides_on_a_day(record: Cast, day: str, presiding: list[tuple[str, bool]]) -> None:
    found = [(row["holder"], row["is_sure"]) for row in rows("--body", "union", "--on", day)]
    assert found == presiding


def test_two_answers_are_both_given(record: Cast) -> None:
    found = rows("--body", "league", "--on", "2025-06-01")
    assert [(row["holder"], row["is_sure"]) for row in found] == [("XB", False), ("XA", False)]
    assert "Brenn (the sources leave it open)" in chairs("--body", "league", "--on", "2025-06-01").stdout


def test_years_cut_a_window(record: Cast) -> None:
    assert [row["holder"] for row in rows("--body", "union", "--from", 2027)] == []
    assert [row["holder"] for row in rows("--from", 2026, "--until", 2026)] == ["XA", "XB", "XC"]
    assert "No term in the record answers to that." in chairs("--from", 2100).stdout


def test_joint_chair_answers_for_each_party(cast: Cast) -> None:
    value = ChairmanshipValue(
        body="union",
        holder=None,
        holder_words="Alba and Corva (joint)",
        joint=("XA", "XC"),
        term="2027-01-01/2027-12-31",
        status="planned",
    )
    enter_chairmanship(value=value, sourced=Make.sourced())
    (row,) = rows("--party", "XC")
    assert (row["holder"], row["holder_name"]) == ("XA; XC", "Alba and Corva (joint)")


def test_closed_and_fictitious_terms_are_not_printed(record: Cast) -> None:
    Make.hidden(record.chairmanship.line)
    record.elsewhere.is_fictitious = True
    record.elsewhere.save()
    assert [row["holder"] for row in rows()] == ["XC"]


def test_csv_and_calendar_have_the_same_terms(record: Cast) -> None:
    table = list(csv.DictReader(io.StringIO(chairs("--format", "csv").stdout)))
    assert [row["holder_name"] for row in table] == ["Brenn", "Alba", "Brenn", "Corva"]
    events = vobject.readOne(chairs("--body", "union", "--format", "ics").stdout).vevent_list
    assert [(each.summary.value, each.status.value, str(each.dtend.value)) for each in events] == [
        ("Union of the Three Rivers: Brenn in the chair", "CONFIRMED", "2026-07-01"),
        ("Union of the Three Rivers: Corva in the chair", "TENTATIVE", "2027-01-01"),
    ]


def test_unknown_words_are_refused_with_the_nearest(record: Cast) -> None:
    body = chairs("--body", "unoin")
    assert (body.exit_code, "The record knows no body 'unoin'. Did you mean union?" in body.stderr) == (
        2,
        True,
    )
    assert "The record knows no party 'Dorin'" in chairs("--party", "Dorin").stderr
    assert chairs("--from", 2027, "--until", 2026).exit_code == 2
    assert chairs("--on", "2026-01-01", "--from", 2026).exit_code == 2
    assert chairs("--on", "yesterday").exit_code == 2


def test_formula_in_a_name_stays_text(cast: Cast) -> None:
    value = ChairmanshipValue(
        body="union", holder=None, holder_words="=SUM(A1)", term="2027/2027", status="planned"
    )
    enter_chairmanship(value=value, sourced=Make.sourced())
    assert "'=SUM(A1)" in chairs("--format", "csv").stdout
