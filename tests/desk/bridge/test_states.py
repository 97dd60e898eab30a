"""The words of documents become the words of the record; what looks ahead is awaited."""

from pathlib import Path
from typing import Any

import pytest

import secretariat
from secretariat.bodies.states import MembershipStatus
from secretariat.chairs.states import TermStatus
from secretariat.desk.bridge import DRAFTING, chairmanship, meeting, membership
from secretariat.desk.compare.drafts import Draft, Told
from secretariat.desk.compare.identities import Known, KnownName
from secretariat.desk.states import Ending
from secretariat.meetings.states import MeetingStatus
from secretariat.texts.states import TextStatus

KNOWN = Known(
    persons=[],
    parties=[KnownName("XA", "Alba")],
    bodies=[KnownName("union", "Union of the Three Rivers")],
)
TOLD = Told("Alba hopes to join. Alba joined.", "en", "2026-03-05")
EMPTY: dict[str, dict[str, Any]] = {
    "chairmanship": {"body": "Union of the Three Rivers", "holder": "Alba", "start": None, "end": None},
    "meeting": dict.fromkeys(["title", "ordinal", "start", "end", "place", "mode", "participants"])
    | {"type": "summit", "body": "Union of the Three Rivers"},
    "membership": {"body": "Union of the Three Rivers", "party": "Alba", "status": "member", "date": None},
    "adoption": {"instrument": "agenda", "title": "River Agenda", "body": None},
    "commitment": {"actors": ["Alba"], "span": {"start": 0, "end": 18}, "due": None},
    "statement": {"speaker": "Alba", "quote": False},
}


def draft(kind: str, **fields: Any) -> Draft:
    return DRAFTING[kind](EMPTY[kind] | fields, {}, KNOWN, TOLD)


@pytest.mark.parametrize(
    ("word", "status", "is_ahead"),
    [
        ("current", "held", False),
        ("outgoing", "held", False),
        ("past", "held", False),
        ("incoming", "planned", True),
        ("planned", "planned", True),
        ("declined", "not-held", False),
    ],
)
def test_terms(word: str, status: str, is_ahead: bool) -> None:
    made = draft("chairmanship", status=word, start="2026-07-01", end="2026-12-31")
    assert (made.value["status"], made.looks_ahead) == (status, is_ahead)
    assert (made.value["term"], made.horizon) == ("2026-07-01/2026-12-31", "2026-07-01/2026-12-31")


@pytest.mark.parametrize(
    ("word", "is_ahead"), [("held", False), ("planned", True), ("postponed", True), ("cancelled", False)]
)
def test_meetings(word: str, is_ahead: bool) -> None:
    made = draft("meeting", status=word, start="2026-06")
    assert (made.value["status"], made.looks_ahead, made.horizon) == (
        word,
        is_ahead,
        "2026-06" if is_ahead else None,
    )
    assert made.value["title"] == "Summit (Union of the Three Rivers)"


@pytest.mark.parametrize(
    ("fields", "value", "is_ahead"),
    [
        ({"change": "none"}, {"during": "/..", "status": "member"}, False),
        ({"change": "joined", "date": "2022-06-10"}, {"during": "2022-06-10/.."}, False),
        ({"change": "left", "date": "2022-05"}, {"during": "/2022-05", "is_current": False}, False),
        ({"change": "left"}, {"during": "/", "is_current": False}, False),
        ({"change": "suspended", "date": "2022-03-03"}, {"suspensions": ["2022-03-03/"]}, False),
        ({"change": "applied"}, {"status": "candidate"}, True),
        ({"change": "none", "status": "candidate"}, {"status": "candidate"}, True),
        ({"change": "joined", "date": "2027"}, {"during": "2027/.."}, True),
    ],
)
def test_seats(fields: dict[str, Any], value: dict[str, Any], is_ahead: bool) -> None:
    made = draft("membership", **fields)
    assert {name: made.value[name] for name in value} == value
    assert made.looks_ahead is is_ahead


@pytest.mark.parametrize(
    ("day", "status", "is_ahead"),
    [
        ("2012", "unknown", False),
        (None, "unknown", False),
        ("2026", "unknown", False),
        ("2027-05", "planned", True),
    ],
)
def test_texts(day: str | None, status: str, is_ahead: bool) -> None:
    made = draft("adoption", date=day)
    assert (made.value["status"], made.looks_ahead) == (status, is_ahead)


@pytest.mark.parametrize("stance", ["proposed", "supported", "agreed", "decided", "announced", "expected"])
def test_each_commitment_looks_ahead(stance: str) -> None:
    made = draft("commitment", stance=stance, due="2027")
    assert (made.value["stance"], made.looks_ahead, made.horizon) == (stance, True, "2027")
    assert made.value["owners"] == [{"words": "Alba", "person": None, "party": "XA", "body": None}]


@pytest.mark.parametrize(("start", "end", "is_ahead"), [(0, 18, True), (20, 31, False)])
def test_a_statement_looks_ahead_by_its_words(start: int, end: int, is_ahead: bool) -> None:
    made = draft("statement", span={"start": start, "end": end})
    assert (made.words, made.looks_ahead) == (TOLD.text[start:end], is_ahead)


@pytest.mark.parametrize(
    ("kind", "fields", "field"),
    [
        ("chairmanship", {"status": "held", "body": "Nobody's Club"}, "body"),
        ("chairmanship", {"status": "current", "holder": None}, "holder"),
        ("membership", {"change": "none", "party": "Atlantis"}, "party"),
        ("meeting", {"status": "held", "start": "soon"}, "start"),
        ("statement", {"speaker": None, "span": {"start": 0, "end": 4}}, "speaker"),
        ("statement", {"span": None}, "words"),
        ("commitment", {"stance": "agreed", "actors": []}, "actors"),
        ("adoption", {"date": "spring"}, "date"),
        ("adoption", {"date": None, "title": None, "instrument": None}, "title"),
    ],
)
def test_what_must_be_chosen_first_is_named(kind: str, fields: dict[str, Any], field: str) -> None:
    if fields.get("status") == "held" and kind == "chairmanship":
        fields = fields | {"status": "current"}
    assert [missing.field for missing in draft(kind, **fields).missing] == [field]


def test_the_table_of_states_is_complete() -> None:
    root = Path(secretariat.__file__).parents[2]
    text = (root / "docs/reference/states.md").read_text(encoding="utf-8")
    words = {*chairmanship.STATUS, *meeting.STATUS, *membership.CHANGES, *MembershipStatus.values}
    words |= {*TermStatus.values, *MeetingStatus.values, *TextStatus.values} - {TextStatus.PLANNED}
    words |= {str(ending.label).lower() for ending in Ending}
    assert {word for word in words if word not in text} == set()
