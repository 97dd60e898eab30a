"""`secretariat rotation project` and `foresight`: calendars ahead, what if, what the rule had named."""

import json
from pathlib import Path
from typing import Any

import pytest
import vobject
from tests.cli.rotation_called import rotation
from tests.data.test_body_files import SOURCE, body, ruled, seat, term, written


def project(path: Path, *more: object, until: int = 2026) -> dict[str, Any]:
    result = rotation("project", path, "--until", until, "--format", "json", *more)
    assert result.exit_code == 0, result.output
    found: dict[str, Any] = json.loads(result.stdout)
    return found


def in_short(terms: list[dict[str, Any]]) -> list[str]:
    return [f"{each['holder']} {each['start'][:4]} {each['status']}" for each in terms]


def test_calendar_goes_on_after_the_last_term_held(tmp_path: Path) -> None:
    announced = [*body()["chairmanships"], term("Alba", "2023-01-01", None, status="planned")]
    found = project(written(tmp_path, body(chairmanships=announced)), until=2025)
    assert in_short(found["calendar"]) == [
        "Corva 2022 held", "Alba 2023 planned", "Brenn 2024 projected", "Corva 2025 projected",
    ]  # fmt: skip
    assert found["calendar"][2] == {
        "holder": "Brenn", "start": "2024-01-01", "end": "2024-12-31", "status": "projected",
        "exception": None,
    }  # fmt: skip
    assert "difference" not in found


def test_what_if_prints_both_calendars_and_the_difference(tmp_path: Path) -> None:
    found = project(written(tmp_path, body()), "--what-if", "decline:alba@2023-01-01")
    assert in_short(found["changed"]) == [
        "Corva 2022 held", "Brenn 2023 projected", "Corva 2024 projected", "Alba 2025 projected",
        "Brenn 2026 projected",
    ]  # fmt: skip
    difference = found["difference"]
    assert [(each["holder"], each["after"]["start"]) for each in difference["moved"]] == [
        ("Alba", "2025-01-01"), ("Brenn", "2023-01-01"), ("Corva", "2024-01-01"),
    ]  # fmt: skip
    assert in_short(difference["added"]) == ["Brenn 2026 projected"]
    assert in_short(difference["removed"]) == ["Alba 2026 projected"]


@pytest.mark.parametrize(
    ("words", "first_terms"),
    [
        (["join:Bora@2023-06-01"], "Alba 2023, Bora 2024, Brenn 2025"),
        (["leave:Alba@2022-06-01"], "Brenn 2023, Corva 2024, Brenn 2025"),
        (["suspend:Alba@2022-06-01/2023-06-30"], "Brenn 2023, Corva 2024, Alba 2025"),
        (["suspend:Alba@2022-06"], "Brenn 2023, Corva 2024, Brenn 2025"),
        (["decline:AB@2023"], "Brenn 2023, Corva 2024, Alba 2025"),
        (["swap:Alba,Brenn@2023-01-01"], "Brenn 2023, Alba 2024, Corva 2025"),
        (["SWAP: alba with brenn @ 2023"], "Brenn 2023, Alba 2024, Corva 2025"),
        (["decline:Alba@2023-01-01", "decline:Brenn@2023-01-01"], "Corva 2023, Alba 2024, Brenn 2025"),
    ],
)
def test_each_kind_of_what_if(tmp_path: Path, words: list[str], first_terms: str) -> None:
    value = body()
    value["memberships"][0]["country"] = "AB"
    options = [part for each in words for part in ("--what-if", each)]
    found = project(written(tmp_path, value), *options)
    assert [each[:-10] for each in in_short(found["changed"])[1:4]] == first_terms.split(", ")


def test_newcomer_stands_behind_whom_it_is_put(tmp_path: Path) -> None:
    path = written(tmp_path, ruled(order="list", list=["Alba", "Brenn", "Corva"]))
    found = project(path, "--what-if", "join:Elm behind Alba@2023-01-01")
    assert [each["holder"] for each in found["changed"]] == ["Corva", "Alba", "Elm", "Brenn", "Corva"]


@pytest.mark.parametrize(
    ("words", "said"),
    [
        ("decline Alba", "is not KIND:PARTY@DATE, such as decline:Alba@2027-01-01"),
        ("elect:Alba@2027", "'elect' is none of join, leave, suspend, decline, swap"),
        ("decline:Albo@2027", "'Albo' has no seat here. Did you mean Alba?"),
        ("decline:Alba@2027-13", "months are 01 to 12"),
        ("swap:Alba@2027", "A swap names two: swap:Alba,Brenn@2027-01-01"),
        ("swap:Alba,Brann@2027", "'Brann' has no seat here. Did you mean Brenn?"),
        ("suspend:Alba@2027-06-01/2027-01-01", "A suspension ends after it begins"),
    ],
)
def test_what_if_that_cannot_be_understood_is_refused(tmp_path: Path, words: str, said: str) -> None:
    result = rotation("project", written(tmp_path, body()), "--until", "2030", "--what-if", words)
    assert said in " ".join(result.stderr.split())
    assert (result.stdout, result.exit_code) == ("", 2)


def test_calendar_that_cannot_be_made_is_refused(tmp_path: Path) -> None:
    chosen = rotation("project", written(tmp_path, ruled(order="offers")), "--until", "2030")
    assert "the order 'offers' does not name the next in the chair" in chosen.stderr
    assert chosen.exit_code == 1
    past = rotation("project", written(tmp_path, body()), "--until", "2015")
    assert "The calendar begins after 2015; choose a later year" in past.stderr
    gone = body(memberships=[*body()["memberships"][::2], seat("Brenn", to="2021-12-31")])
    turnless = rotation(
        "project", written(tmp_path, gone), "--until", "2022", "--what-if", "decline:Brenn@2022"
    )
    assert "Brenn has no turn between 2022-01-01 and" in turnless.stderr
    assert turnless.exit_code == 1


def test_turn_that_is_decided_on_may_lie_after_the_calendar(tmp_path: Path) -> None:
    file = written(tmp_path, body())
    result = rotation("project", file, "--until", "2022", "--what-if", "decline:Brenn@2022")
    assert (result.exit_code, result.stderr) == (0, "sea: a turn that is decided on begins after 2022.\n")
    assert result.stdout.splitlines()[-1] == "Nothing moves."
    later = rotation("project", file, "--until", "2024", "--what-if", "decline:Brenn@2022")
    assert later.stderr == ""
    assert "Brenn" in later.stdout.split("the difference")[1]


def test_planned_term_that_the_rule_does_not_give_is_told(tmp_path: Path) -> None:
    planned = [*body()["chairmanships"], term("Brenn", "2023-01-01", None, status="planned")]
    result = rotation("project", written(tmp_path, body(chairmanships=planned)), "--until", "2024")
    assert (
        "sea: Brenn is planned from 2023-01-01; neither the rule nor an exception gives that."
        in result.stderr
    )


def test_difference_is_a_table(tmp_path: Path) -> None:
    path = written(tmp_path, body())
    result = rotation("project", path, "--until", "2024", "--what-if", "swap:Alba,Brenn@2023")
    assert result.stdout.splitlines()[-4:] == [
        "sea: the difference",
        "       holder  today                     then",
        "moved  Alba    2023-01-01 to 2023-12-31  2024-01-01 to 2024-12-31",
        "moved  Brenn   2024-01-01 to 2024-12-31  2023-01-01 to 2023-12-31",
    ]
    nothing = rotation("project", path, "--until", "2024", "--what-if", "leave:Alba@2090")
    assert nothing.stdout.splitlines()[-1] == "Nothing moves."


def test_calendar_file_is_read_by_another_library(tmp_path: Path) -> None:
    result = rotation("project", written(tmp_path, body()), "--until", "2023", "--format", "ics")
    events = vobject.readOne(result.stdout).vevent_list
    assert [(each.summary.value, str(each.dtstart.value), str(each.dtend.value)) for each in events] == [
        ("sea: Corva in the chair", "2022-01-01", "2023-01-01"),
        ("sea: Alba in the chair", "2023-01-01", "2024-01-01"),
    ]
    assert [each.status.value for each in events] == ["CONFIRMED", "TENTATIVE"]
    assert len({each.uid.value for each in events}) == 2


def test_foresight_counts_what_the_rule_named(tmp_path: Path) -> None:
    terms = [
        *(term("Alba", "2020-01-01", "2020-12-31"), term("Brenn", "2021-01-01", "2021-12-31")),
        *(term("Brenn", "2022-01-01", "2022-12-31"), term("Corva", "2023-01-01", "2023-12-31")),
    ]
    repeat = {"at": "2022-01-01", "kind": "repeat", "expected": "Corva", "actual": "Brenn", **SOURCE}
    value = ruled(exceptions=[repeat]) | {"chairmanships": terms}
    found = json.loads(rotation("foresight", written(tmp_path, value), "--format", "json").stdout)
    # On 1 January 2021 Brenn and Corva are named, and Brenn serves twice; on 1 January 2022 Corva and Alba,
    # and Brenn and Corva serve; on 1 January 2023 Corva.
    assert found["all"] == {
        "terms": 5,
        "rule": 2,
        "next in list": 2,
        "known decision": 0,
        "unknown reason": 3,
        "new members": 0,
        "after a hole": 0,
        "unexplained": 0,
    }
    repeat["reason"] = "Corva declined."
    again = json.loads(rotation("foresight", written(tmp_path, value), "--format", "json").stdout)
    assert (again["all"]["known decision"], again["all"]["unknown reason"]) == (3, 0)
    assert list(again["years"]) == ["2021", "2022", "2023"]


def test_foresight_of_the_shipped_facts() -> None:
    result = rotation("foresight")
    (row,) = [line.split() for line in result.stdout.splitlines() if line.startswith("all ")]
    terms, rule, listed, *causes = map(int, row[1:-2])
    assert (terms, rule, listed) == (736, 641, 630)
    assert sum(causes) == terms - rule
    assert causes[-1] == 0
