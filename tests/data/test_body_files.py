"""Files of a body that somebody else wrote: read as far as they keep the schema, or not at all."""

import json
from pathlib import Path
from typing import Any

import pytest

from secretariat.data.body_files import body_file, other_schema
from secretariat.data.strict import BadFacts

SOURCE = {"source": "https://sea.example/chairs"}


def seat(party: str, **more: Any) -> dict[str, Any]:
    return {
        "party": party, "party_kind": "state", "country": None, "status": "member", "from": None, "to": None,
        **SOURCE, **more,
    }  # fmt: skip


def term(holder: str, start: str | None, end: str | None, **more: Any) -> dict[str, Any]:
    return {
        "holder": holder, "country": None, "start": start, "end": end, "status": "held", "dates": "stated",
        **SOURCE, **more,
    }  # fmt: skip


def body(**more: Any) -> dict[str, Any]:
    """Return a small body: three members in the order of their names, a year each."""
    return {
        "slug": "sea",
        "memberships": [seat("Alba"), seat("Brenn"), seat("Corva")],
        "rotation": {
            "order": "alphabetical-en", "term": "P1Y", "anchor": {"holder": "Alba", "start": "2020-01-01"},
            "exceptions": [], **SOURCE,
        },
        "chairmanships": [
            term("Alba", "2020-01-01", "2020-12-31"),
            term("Brenn", "2021-01-01", "2021-12-31"),
            term("Corva", "2022-01-01", "2022-12-31"),
        ],
        **more,
    }  # fmt: skip


def written(folder: Path, value: Any, name: str = "sea.json") -> Path:
    path = folder / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(value if isinstance(value, str) else json.dumps(value), encoding="utf-8")
    return path


def refusal(path: Path) -> tuple[str, str]:
    with pytest.raises(BadFacts) as caught:
        body_file(path, lambda place: None)
    assert caught.value.file == str(path)
    return caught.value.place, caught.value.reason


def test_what_says_nothing_of_the_chair_may_be_missing(tmp_path: Path) -> None:
    found = body_file(written(tmp_path, body()), pytest.fail)
    assert [row.holder for row in found.chairmanships] == ["Alba", "Brenn", "Corva"]
    assert [row.id for row in found.chairmanships][2] == "chairmanships[2]"
    assert (found.meetings, found.texts, found.website) == ((), None, None)


def test_what_says_nothing_of_the_chair_may_be_null(tmp_path: Path) -> None:
    value = ruled(notes=None, start_rule=None) | {"founded": None, "founded_instrument": None, "notes": None}
    found = body_file(written(tmp_path, value), pytest.fail)
    assert (found.founded, found.founded_instrument, found.notes) == ("", None, None)
    assert found.rotation is not None
    assert (found.rotation.notes, found.rotation.start_rule) == ("", None)


@pytest.mark.parametrize("key", ["slug", "level", "memberships", "chairmanships"])
def test_what_the_chair_rests_on_may_not_be_null(tmp_path: Path, key: str) -> None:
    assert refusal(written(tmp_path, body() | {key: None}))[0] == key


def test_key_that_nobody_knows_is_told_and_left(tmp_path: Path) -> None:
    told: list[str] = []
    value = body(motto="One sea", chairmanships=[term("Alba", "2020", None, colour="red")])
    assert len(body_file(written(tmp_path, value), told.append).chairmanships) == 1
    assert told == ["motto", "chairmanships[0].colour"]


def changed(rows: str, at: int, **more: Any) -> dict[str, Any]:
    value = body()
    value[rows][at] |= more
    return value


def without(rows: str, at: int, key: str) -> dict[str, Any]:
    value = body()
    del value[rows][at][key]
    return value


def ruled(**more: Any) -> dict[str, Any]:
    value = body()
    value["rotation"] |= more
    return value


def decided(*days: str) -> list[dict[str, Any]]:
    return [{"at": day, "kind": "repeat", **SOURCE} for day in days]


@pytest.mark.parametrize(
    ("value", "place", "reason"),
    [
        (changed("chairmanships", 1, start="2021-13-01"), "chairmanships[1].start", "months are 01 to 12"),
        (changed("chairmanships", 1, start=2021), "chairmanships[1].start", "str is expected, not int"),
        (changed("chairmanships", 1, end="9999-12-31"), "chairmanships[1].end", "not in the calendar"),
        (changed("chairmanships", 2, status="done"), "chairmanships[2].status", "'done' is none of held"),
        (changed("chairmanships", 2, end="2021-12-31"), "chairmanships[2].end", "is before its start"),
        (changed("memberships", 0, **{"from": "2020", "to": "2019"}), "memberships[0].to", "is before its"),
        (
            changed("memberships", 0, suspended=[{"from": "2022-03", "to": "2022-01"}]),
            "memberships[0].suspended[0].to",
            "is before its start",
        ),
        (without("chairmanships", 0, "holder"), "chairmanships[0]", "key 'holder' is missing"),
        (without("chairmanships", 0, "source"), "chairmanships[0]", "key 'source' is missing"),
        (ruled(order="dice"), "rotation.order", "'dice' is none of alphabetical-en"),
        (ruled(exceptions=decided("2021-02-30")), "rotation.exceptions[0].at", "not in the calendar"),
        (
            ruled(exceptions=decided("2021-01-01", "2021-01-01")),
            "rotation.exceptions[0].at",
            "2 exceptions speak of 2021-01-01",
        ),
        (changed("chairmanships", 1, holder=" "), "chairmanships[1].holder", "not an empty text"),
        (changed("chairmanships", 1, country="Turkey"), "chairmanships[1].country", "no code of two letters"),
        (ruled(list=["Alba", "Brenn", "Alba"]), "rotation.list[2]", "Alba stands twice in one order"),
        (ruled(groups_order=["East", "East"]), "rotation.groups_order[1]", "East stands twice"),
        (
            body(memberships=[seat("Alba"), seat("Brenn"), seat("Alba", **{"from": "2021"})]),
            "memberships[2]",
            "Alba has two seats as member at once",
        ),
        ('{"slug": "sea", "slug": "lake"}', "", "the key 'slug' stands twice in one object"),
        (body(memberships={}), "memberships", "a list is expected, not dict"),
        (body(schema="outcomes/1"), "schema", "'outcomes/1' is none of body/1"),
        ({"memberships": []}, "", "key 'slug' is missing"),
        ([body()], "", "an object is expected, not list"),
        ('{"slug": "sea",}', "line 1, column 16", "no JSON"),
        ('{"slug": NaN}', "", "NaN is no number"),
        ("", "line 1, column 1", "no JSON"),
        ("[" * 100_000, "", "no JSON"),
    ],
)
def test_broken_file_is_refused_with_its_place(tmp_path: Path, value: Any, place: str, reason: str) -> None:
    found = refusal(written(tmp_path, value))
    assert found[0] == place
    assert reason in found[1]


def test_seats_that_follow_one_another_are_no_two_at_once(tmp_path: Path) -> None:
    seats = [
        seat("Alba", to="1999"),
        seat("Alba", **{"from": "1999", "to": "2010-05-05"}),
        seat("Alba", **{"from": "2010-05-05"}),
        seat("Alba", status="observer"),
        seat("Brenn", current=False),
        seat("Brenn", **{"from": "2001"}),
    ]
    assert len(body_file(written(tmp_path, body(memberships=seats)), pytest.fail).memberships) == 6


def test_file_that_is_no_text_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "sea.json"
    path.write_bytes(b'{"slug": "\xff"}')
    assert refusal(path) == ("byte 10", "not UTF-8")
    assert refusal(tmp_path / "none.json") == ("", "No such file or directory")


def test_byte_order_mark_is_no_fault(tmp_path: Path) -> None:
    path = tmp_path / "sea.json"
    path.write_text(json.dumps(body()), encoding="utf-8-sig")
    assert body_file(path, pytest.fail).slug == "sea"


def test_other_schemas_are_told_apart(tmp_path: Path) -> None:
    assert other_schema(written(tmp_path, {"schema": "outcomes/1"})) == "outcomes/1"
    assert other_schema(written(tmp_path, body())) is None
    assert other_schema(written(tmp_path, "no JSON")) is None
