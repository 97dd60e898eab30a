"""`secretariat rotation`, as it is called: on files that nobody has seen before."""

import json
from datetime import date, timedelta
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest
from tests.cli.rotation_called import rotation
from tests.data.test_body_files import SOURCE, body, ruled, term, written

FACTS = Path(__file__).parents[3] / "shared" / "facts"
SHIPPED = Path(__file__).parents[2] / "src" / "secretariat" / "data" / "bodies"
needs_facts = pytest.mark.skipif(not FACTS.is_dir(), reason="the collection is not beside the repository")


def replayed(*paths: Path) -> list[dict[str, Any]]:
    result = rotation("replay", *paths, "--format", "json")
    assert (result.exit_code, result.stderr) == (0, "")
    found: list[dict[str, Any]] = json.loads(result.stdout)
    return found


def test_record_that_keeps_the_rule_is_explained(tmp_path: Path) -> None:
    assert replayed(written(tmp_path, body())) == [
        {
            "slug": "sea",
            "turns": 2,
            "by_rule": 2,
            "by_exception": 0,
            "unexplained": [],
            "gaps": [],
            "overlaps": [],
            "irregular": [],
            "idle": [],
        }
    ]


def test_turn_that_nothing_explains_is_named(tmp_path: Path) -> None:
    value = body()
    value["chairmanships"][1]["holder"] = "Corva"
    value["chairmanships"][2]["holder"] = "Brenn"
    (found,) = replayed(written(tmp_path, value))
    assert found["unexplained"] == [
        {"start": "2021-01-01", "expected": "Brenn", "actual": "Corva"},
        {"start": "2022-01-01", "expected": "Corva", "actual": "Brenn"},
    ]


def test_gaps_and_overlaps_have_their_last_day_inside(tmp_path: Path) -> None:
    terms = [
        term("Alba", "2020-01-01", "2020-11-30"),
        term("Brenn", "2021-01-01", "2022-01-31"),
        term("Corva", "2022-01-01", "2022-12-31"),
    ]
    (found,) = replayed(written(tmp_path, body(chairmanships=terms)))
    assert found["gaps"] == [{"start": "2020-12-01", "end": "2020-12-31"}]
    assert found["overlaps"] == [
        {
            "start": "2022-01-01",
            "end": "2022-01-31",
            "earlier": {
                "holder": "Brenn", "start": "2021-01-01", "end": "2022-01-31", "status": "held",
            },
            "later": {"holder": "Corva", "start": "2022-01-01", "end": "2022-12-31", "status": "held"},
        }
    ]  # fmt: skip


def test_extension_that_no_exception_names_is_irregular(tmp_path: Path) -> None:
    terms = [term("Alba", "2020-01-01", "2021-12-31"), term("Brenn", "2022-01-01", None)]
    path = written(tmp_path, body(chairmanships=terms))
    (found,) = replayed(path)
    assert [each["holder"] for each in found["irregular"]] == ["Alba"]
    said = rotation("replay", path).stdout
    assert "2020-01-01: Alba served until 2021-12-31, longer than the rule; no extension says so." in said
    extension = [{"at": "2021-01-01", "kind": "extend", "expected": "Brenn", "actual": "Alba", **SOURCE}]
    (explained,) = replayed(written(tmp_path, ruled(exceptions=extension) | {"chairmanships": terms}))
    assert (explained["irregular"], explained["by_rule"]) == ([], 1)


def test_list_that_is_not_given_is_the_members_by_name(tmp_path: Path) -> None:
    for order in ("list", "alphabetical-en", "alphabetical-ru"):
        (found,) = replayed(written(tmp_path, ruled(order=order)))
        assert (found["turns"], found["by_rule"]) == (2, 2)


def test_former_list_counts_beside_an_alphabetical_order(tmp_path: Path) -> None:
    former = {"from": "2020-01-01", "to": "2021-06-30", "list": ["Alba", "Corva", "Brenn"], **SOURCE}
    (found,) = replayed(written(tmp_path, ruled(list_history=[former])))
    assert found["unexplained"][0] == {"start": "2021-01-01", "expected": "Corva", "actual": "Brenn"}


@pytest.mark.parametrize(
    "value",
    [
        body(rotation=None),
        body(chairmanships=[]),
        ruled(order="election"),
        ruled(anchor=None),
        {"slug": "sea", "rotation": None},
    ],
)
def test_body_without_a_replayable_rule_has_no_turns(tmp_path: Path, value: dict[str, Any]) -> None:
    assert replayed(written(tmp_path, value))[0]["turns"] == 0


def test_table_has_a_line_per_body_and_one_per_remark(tmp_path: Path) -> None:
    value = body()
    value["chairmanships"][2]["holder"] = "Alba"
    result = rotation("replay", written(tmp_path, value))
    assert result.stdout.splitlines() == [
        "body  turns  by rule  by exception  unexplained  gaps  overlaps",
        "sea       2        1             0            1     0         0",
        "sea: 2022-01-01: Corva was due, Alba served; nothing explains it.",
    ]


def test_broken_file_is_named_and_the_others_go_on(tmp_path: Path) -> None:
    broken = body()
    broken["chairmanships"][1]["start"] = "2021-02-30"
    written(tmp_path, broken, "broken.json")
    written(tmp_path, body(), "deep/sea.json")
    written(tmp_path, {"schema": "outcomes/1"}, "outcomes.json")
    written(tmp_path, body(), ".hidden/sea.json")
    result = rotation("replay", tmp_path, "--format", "json")
    assert [each["slug"] for each in json.loads(result.stdout)] == ["sea"]
    lines = result.stderr.splitlines()
    assert lines[0] == f"{tmp_path / 'outcomes.json'} was passed over: its schema is outcomes/1, not body/1."
    assert lines[1].startswith(f"{tmp_path / 'broken.json'}: chairmanships[1].start: '2021-02-30'")
    assert lines[2:] == ["1 of 2 files were not read."]
    assert result.exit_code == 1


def test_length_that_is_none_is_named(tmp_path: Path) -> None:
    path = written(tmp_path, ruled(term="P2W"))
    result = rotation("replay", path)
    assert result.stderr.startswith(f"{path}: rotation.term: 'P2W' is not a length")
    assert (result.stdout, result.exit_code) == ("", 1)


def test_folder_without_bodies_and_missing_paths_are_refused(tmp_path: Path) -> None:
    assert "None of these folders holds a JSON file of a body" in rotation("replay", tmp_path).stderr
    assert rotation("replay", tmp_path / "none").exit_code == 2
    assert rotation("replay").exit_code == 2


def test_unknown_key_is_told_on_stderr_only(tmp_path: Path) -> None:
    path = written(tmp_path, body(motto="One sea"))
    result = rotation("replay", path, "--format", "json")
    assert json.loads(result.stdout)[0]["turns"] == 2
    assert result.stderr == f"{path}: not read, as the schema does not know it: motto\n"
    assert result.exit_code == 0


def changes(facts: dict[str, Any]) -> list[tuple[dict[str, Any], set[str]]]:
    """Return copies of a file with one thing wrong, and the first days of the turns that it makes wrong."""
    rule = facts["rotation"]
    anchor = rule["anchor"]["start"] if rule and rule["anchor"] else None
    if anchor is None or not replayable(facts):
        return []
    found = []
    for at, exception in enumerate(rule["exceptions"]):
        if exception["at"] > anchor and exception["kind"] not in {"joined", "removed", "extend"}:
            copy = json.loads(json.dumps(facts))
            del copy["rotation"]["exceptions"][at]
            found.append((copy, {exception["at"]}))
    return found


def replayable(facts: dict[str, Any]) -> bool:
    order = facts["rotation"]["order"]
    return order.startswith("alphabetical") or order == "list" or bool(facts["rotation"].get("groups_order"))


@pytest.mark.parametrize("path", sorted(SHIPPED.glob("*.json")), ids=lambda path: path.stem)
def test_exception_dropped_from_a_copy_is_named_as_exactly_that_turn(path: Path, tmp_path: Path) -> None:
    for number, (copy, wrong) in enumerate(changes(json.loads(path.read_text(encoding="utf-8")))):
        (found,) = replayed(written(tmp_path, copy, f"{number}.json"))
        assert {each["start"] for each in found["unexplained"]} == wrong


@pytest.mark.parametrize("path", sorted(SHIPPED.glob("*.json")), ids=lambda path: path.stem)
def test_moved_date_in_a_copy_is_named_at_that_term(path: Path, tmp_path: Path) -> None:
    facts = json.loads(path.read_text(encoding="utf-8"))
    terms = [
        row for row in facts["chairmanships"] if row["status"] == "held" and len(row["start"] or "") == 10
    ]
    terms.sort(key=lambda row: row["start"])
    (before,) = replayed(path)
    for earlier, later in pairwise(terms):
        if not earlier["end"] or day_after(earlier["end"]) != later["start"] or not is_long(later):
            continue
        moved = json.loads(json.dumps(facts))
        row = next(each for each in moved["chairmanships"] if each["id"] == later["id"])
        row["start"] = (date.fromisoformat(later["start"]) + timedelta(days=20)).isoformat()
        (found,) = replayed(written(tmp_path, moved, "moved.json"))
        last = (date.fromisoformat(later["start"]) + timedelta(days=19)).isoformat()
        assert {"start": later["start"], "end": last} in found["gaps"]
        assert [gap for gap in found["gaps"] if gap not in before["gaps"]] == [
            {"start": later["start"], "end": last}
        ]
        assert {each["start"] for each in found["unexplained"]} <= {row["start"]}


def day_after(text: str) -> str:
    return (date.fromisoformat(text) + timedelta(days=1)).isoformat() if len(text) == 10 else ""


def is_long(row: dict[str, Any]) -> bool:
    """Whether the term still lasts a while when it begins 20 days later."""
    if not row["end"] or len(row["end"]) < 10:
        return False
    return date.fromisoformat(row["end"]) - date.fromisoformat(row["start"]) > timedelta(days=60)


@needs_facts
def test_the_collection_replays_without_anything_unexplained() -> None:
    result = rotation("replay", FACTS, "--format", "json")
    found = json.loads(result.stdout)
    assert len(found) == 30
    assert sum(each["turns"] for each in found) == 407
    assert [each["slug"] for each in found if each["unexplained"] or each["overlaps"]] == []
