"""What the record already says: one table of cases."""

from dataclasses import replace
from typing import Any

import pytest

from secretariat.desk.compare.drafts import Draft
from secretariat.desk.compare.held import Held
from secretariat.desk.compare.verdicts import compare

TERM = {
    "body": "union",
    "holder": "XA",
    "holder_words": "",
    "person": None,
    "term": "2026-07-01/2026-12-31",
    "status": "planned",
    "basis": "stated",
}
MEETING = {
    "kind": "summit",
    "title": "Summit",
    "status": "planned",
    "body": "union",
    "part_of": None,
    "language": "en",
    "ordinal": None,
    "on": "2026-06",
    "place": "",
    "country": "",
    "mode": "",
    "participants": [],
}


def draft(kind: str, value: dict[str, Any], **changes: Any) -> Draft:
    return Draft(kind, value | changes, "words")


def held(
    kind: str, value: dict[str, Any], /, *, said: str | None = None, told: str = "", **changes: Any
) -> Held:
    documents = frozenset([told] if told else [])
    return Held(1, "line", 1, kind, value | changes, said, documents, "label")


@pytest.mark.parametrize(
    ("there", "said", "verdict", "differing", "chooses"),
    [
        ({}, None, "confirms", [], False),
        ({"term": "2026-07/2026-12"}, None, "confirms", [], False),
        ({"term": "2026-41"}, None, "confirms", [], False),
        ({"term": "2026-07-01/2026-09-30"}, None, "contradicts", ["term"], False),
        ({"status": "not-held"}, "2026-01-01", "contradicts", ["status"], False),
        ({"status": "held"}, None, "contradicts", ["status"], False),
        ({"body": "league"}, None, "new", [], False),
        ({"holder": "XB"}, None, "new", [], False),
        ({"holder": "XB", "status": "held"}, None, "contradicts", [], False),
        ({"term": "2027-01-01/2027-06-30"}, None, "new", [], False),
    ],
)
def test_a_planned_term_against_the_record(
    there: dict[str, Any], said: str | None, verdict: str, differing: list[str], chooses: bool
) -> None:
    found = compare(
        draft("chairmanship", TERM),
        [held("chairmanship", TERM, said=said, **there)],
        said_on="2025-12-05",
        document="doc",
    )
    assert (found.verdict, [d.field for d in found.differences], found.may_choose) == (
        verdict,
        differing,
        chooses,
    )


@pytest.mark.parametrize(
    ("status", "said_here", "said_there", "verdict", "chooses"),
    [
        ("held", "2026-08-01", "2026-01-05", "supersedes", True),
        ("not-held", "2027-01", "2026-01-05", "supersedes", True),
        ("held", "2026-01-05", "2026-08-01", "contradicts", False),
        ("held", None, "2026-01-05", "contradicts", False),
        ("held", "2026-08-01", None, "contradicts", False),
    ],
)
def test_what_was_said_later_and_goes_on_supersedes(
    status: str, said_here: str | None, said_there: str | None, verdict: str, chooses: bool
) -> None:
    found = compare(
        draft("chairmanship", TERM, status=status),
        [held("chairmanship", TERM, said=said_there)],
        said_on=said_here,
        document="doc",
    )
    assert (found.verdict, found.may_choose) == (verdict, chooses)


def test_another_holder_over_the_same_days_stands_beside() -> None:
    lines = [
        held("chairmanship", TERM, status="not-held"),
        held("chairmanship", TERM, holder="XB", status="held"),
    ]
    found = compare(draft("chairmanship", TERM), lines, said_on=None, document="doc")
    assert found.line is lines[0]
    assert [(b.line.value["holder"], b.reason) for b in found.beside] == [
        ("XB", "another holder over the same days")
    ]


@pytest.mark.parametrize(
    ("there", "told", "verdict"),
    [
        ({}, "other", "same-meeting"),
        ({}, "doc", "confirms"),
        ({}, "", "confirms"),
        ({"on": "2026-06-22"}, "other", "same-meeting"),
        ({"on": "2026-09"}, "other", "new"),
        ({"on": None}, "other", "new"),
        ({"kind": "lecture"}, "other", "new"),
        ({"body": None}, "other", "new"),
        ({"status": "held"}, "other", "contradicts"),
    ],
)
def test_a_meeting_against_the_record(there: dict[str, Any], told: str, verdict: str) -> None:
    lines = [held("meeting", MEETING, told=told, **there)]
    found = compare(draft("meeting", MEETING), lines, said_on=None, document="doc")
    assert found.verdict == verdict


def people(*slugs: str) -> list[dict[str, Any]]:
    return [{"words": slug, "person": slug, "party": None, "body": None, "office": ""} for slug in slugs]


@pytest.mark.parametrize(
    ("there", "told", "verdict"),
    [
        ({"on": "2026-03-03"}, "other", "same-meeting"),
        ({"on": "2026-03-04"}, "other", "new"),
        ({"on": None}, "other", "new"),
        ({"on": "2026-03-03", "participants": people("albu", "corv")}, "other", "new"),
    ],
)
def test_people_who_met_are_the_same_meeting_only_on_the_same_day(
    there: dict[str, Any], told: str, verdict: str
) -> None:
    value = MEETING | {
        "kind": "bilateral",
        "body": None,
        "on": "2026-03-03",
        "participants": people("albu", "berg"),
    }
    found = compare(
        draft("meeting", value), [held("meeting", value, told=told, **there)], said_on=None, document="doc"
    )
    assert found.verdict == verdict


@pytest.mark.parametrize(
    ("here", "there", "is_same"),
    [
        # Bodies call one meeting of a series by several words.
        ({"kind": "council", "title": "Council of Ministers"}, {"kind": "ministerial"}, True),
        ({"kind": "other", "title": "3rd Meeting of the Council of Ministers"}, {"kind": "council"}, True),
        ({"kind": "other", "title": "3rd Meeting"}, {"kind": "council"}, True),
        ({"kind": "council", "title": "the third meeting"}, {"kind": "ministerial"}, True),
        ({"kind": "other", "title": "Ploughing Contest"}, {"kind": "council"}, False),
        # A working group of the body has a third meeting of its own.
        ({"kind": "working-group", "title": "3rd Meeting"}, {"kind": "council"}, False),
        ({"kind": "visit", "title": "Council of Ministers"}, {"kind": "council"}, False),
        ({"kind": "other", "title": "3rd Meeting", "ordinal": 4}, {"kind": "council"}, False),
    ],
)
def test_a_meeting_told_in_other_words_is_the_same_by_its_ordinal(
    here: dict[str, Any], there: dict[str, Any], is_same: bool
) -> None:
    value = MEETING | {"title": "Council of Ministers", "ordinal": 3, "on": None}
    found = compare(
        draft("meeting", value | here), [held("meeting", value | there)], said_on=None, document="doc"
    )
    assert (found.line is not None) == is_same


@pytest.mark.parametrize(
    ("there", "parent", "is_same"),
    [
        ({}, "union", True),
        ({"on": "2026-06-05"}, "union", False),
        ({"on": "2026-06"}, "union", True),
        ({"on": None}, "union", False),
        ({"kind": "council"}, "union", False),
        ({"on": "2026-06", "ordinal": 4}, "union", False),
        ({"ordinal": 3}, "union", True),
        ({}, "league", False),
    ],
)
def test_a_meeting_told_of_an_organisation_is_that_of_its_organ_on_the_same_day(
    there: dict[str, Any], parent: str, is_same: bool
) -> None:
    value = MEETING | {"kind": "senior-officials", "on": "2026-06-04", "ordinal": 3}
    line = replace(held("meeting", value | there, body="union-cso"), parent=parent)
    found = compare(draft("meeting", value), [line], said_on=None, document="doc")
    assert (found.line is not None) == is_same


def test_two_working_groups_may_meet_on_one_day() -> None:
    value = MEETING | {"kind": "working-group", "on": "2026-06-04"}
    line = replace(held("meeting", value, body="union-ports"), parent="union")
    assert compare(draft("meeting", value), [line], said_on=None, document="doc").line is None


def test_of_several_lines_the_one_that_disagrees_least_is_taken() -> None:
    other = held("chairmanship", TERM, status="disputed")
    same = held("chairmanship", TERM)
    assert compare(draft("chairmanship", TERM), [other, same], said_on=None, document="doc").line is same


def test_a_text_of_another_year_is_another_text() -> None:
    text = {
        "kind": "agenda",
        "title": "River Agenda",
        "status": "unknown",
        "body": "union",
        "adopted": "2012",
    }
    older = held("text", text, title="UTR River Agenda: Towards Floods", adopted="2012-06-26")
    newer = held("text", text, adopted="2023")
    found = compare(draft("text", text), [newer, older], said_on=None, document="doc")
    assert (found.line, [b.line for b in found.beside]) == (older, [newer])
