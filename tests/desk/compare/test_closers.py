"""Which lines may tell what became of it; each is a proposal with its reason."""

from typing import Any

import pytest

from secretariat.desk.compare.closers import Expected, closers_of
from secretariat.desk.compare.held import Held
from tests.desk.compare.test_verdicts import MEETING, TERM

WISH = {
    "words": "The River Agenda needs to be updated",
    "stance": "proposed",
    "said": "2021-12-08",
    "due": None,
}


def line(kind: str, value: dict[str, Any], public_id: str = "other", **changes: Any) -> Held:
    return Held(1, public_id, 1, kind, value | changes, None, frozenset(), "label")


def report(about: str, result: str, expected: str | None = None, body: str = "union") -> Held:
    value = {"about": about, "result": result, "expected": expected, "body": body, "searched_until": None}
    return line("report", value, "report")


@pytest.mark.parametrize(
    ("changes", "public_id", "ending"),
    [
        ({"status": "held"}, "own", "as-announced"),
        ({"status": "not-held"}, "own", "did-not-happen"),
        ({"status": "planned"}, "own", None),
        ({"status": "held"}, "other", "as-announced"),
        ({"status": "held", "holder": "XB", "term": "2026-01-01/2026-12-31"}, "other", "otherwise"),
        ({"status": "held", "holder": "XB", "term": "2026-01-01/2026-06-30"}, "other", None),
        ({"status": "planned", "holder": "XB"}, "other", None),
        ({"status": "held", "body": "league"}, "other", None),
    ],
)
def test_a_term(changes: dict[str, Any], public_id: str, ending: str | None) -> None:
    expected = Expected("own", "chairmanship", TERM, "Alba in the chair", "2026-07-01/2026-12-31")
    found = closers_of(expected, [line("chairmanship", TERM, public_id, **changes)])
    assert [closer.ending for closer in found] == ([ending] if ending else [])


@pytest.mark.parametrize(
    ("changes", "public_id", "ending"),
    [
        ({"status": "held"}, "own", "as-announced"),
        ({"status": "cancelled"}, "own", "did-not-happen"),
        ({"status": "postponed"}, "own", "otherwise"),
        ({}, "own", None),
        ({"status": "held", "on": "2026-06-20"}, "other", "as-announced"),
        ({"status": "held", "on": "2026-09-20"}, "other", None),
        ({"status": "held", "body": "league"}, "other", None),
    ],
)
def test_a_meeting(changes: dict[str, Any], public_id: str, ending: str | None) -> None:
    expected = Expected("own", "meeting", MEETING, "Summit", "2026-06")
    found = closers_of(expected, [line("meeting", MEETING, public_id, **changes)])
    assert [closer.ending for closer in found] == ([ending] if ending else [])


def test_a_wish_is_answered_by_reports_and_by_a_text_adopted_afterwards() -> None:
    expected = Expected("own", "commitment", WISH, WISH["words"] or "", None)
    text = {"kind": "agenda", "title": "River Agenda", "status": "in force", "body": "union"}
    held = [
        report("The River Agenda of 2012 is to be updated", "happened"),
        report("The bridge is to be painted", "did not happen"),
        line("text", text, "new", adopted="2023-12-15"),
        line("text", text, "old", adopted="2012-06-26"),
    ]
    found = closers_of(expected, held)
    assert [(closer.line.public_id, closer.ending) for closer in found] == [
        ("new", "as-announced"),
        ("report", "as-announced"),
    ]


COMERS = "We hope that soon the Union will be replenished with other cities of the north-west."


@pytest.mark.parametrize(
    ("words", "changes", "is_proposed"),
    [
        (COMERS, {}, True),
        ("The chair has been working to attract new members to the Union.", {}, True),
        ("Мы надеемся, что к Союзу присоединятся и другие города нашей страны.", {}, True),
        ("It would be appropriate to join the Union to the initiatives.", {}, False),
        ("The Union welcomes the results of the conference.", {}, False),
        (COMERS, {"status": "observer"}, False),
        (COMERS, {"during": "2015-01-01/.."}, False),
        (COMERS, {"during": None}, False),
    ],
)
def test_a_seat_taken_afterwards_answers_a_hope_for_others(
    words: str, changes: dict[str, Any], is_proposed: bool
) -> None:
    expected = Expected("own", "statement", WISH | {"said": "2021-10-29"}, words, None)
    seat = {"body": "union", "party": "orr", "status": "member", "during": "2023-06-01/.."} | changes
    assert bool(closers_of(expected, [line("membership", seat)])) is is_proposed


def test_names_of_bodies_alone_prove_nothing() -> None:
    expected = Expected(
        "own",
        "commitment",
        WISH,
        "the Union of the Three Rivers wants to grow",
        None,
        frozenset(["union", "three", "river"]),
    )
    assert closers_of(expected, [report("The Union of the Three Rivers is to meet", "happened")]) == ()


@pytest.mark.parametrize(
    ("result", "ending"),
    [
        ("happened", "as-announced"),
        ("happened in part", "otherwise"),
        ("happened otherwise", "otherwise"),
        ("happened, then ended", "otherwise"),
        ("did not happen", "did-not-happen"),
        ("no trace found", "no-trace"),
    ],
)
def test_results_of_reports(result: str, ending: str) -> None:
    expected = Expected("own", "chairmanship", TERM, "Alba in the chair", "2026-07-01/2026-12-31")
    held = [report("Alba is to hold the chair of the Union", result, "2026-07-01/2026-12-31")]
    assert [closer.ending for closer in closers_of(expected, held)] == [ending]


def test_a_report_on_another_time_is_not_proposed() -> None:
    expected = Expected("own", "chairmanship", TERM, "Alba in the chair", "2026-07-01/2026-12-31")
    assert closers_of(expected, [report("Alba in the chair", "happened", "2030")]) == ()
