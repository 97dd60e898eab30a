"""A log as a file: steps, lines that are wrong, words instead of tokens, positions, events, comparisons."""

import json
import re
from dataclasses import fields
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.engines.drafting.talks import random_talks

from secretariat.engines.drafting.comparing.changes import EQUAL, INSERT
from secretariat.engines.drafting.comparing.logs import as_marks, compared_positions
from secretariat.engines.drafting.comparing.paragraphs import Kind
from secretariat.engines.drafting.errors import BadLog
from secretariat.engines.drafting.notation.views import View
from secretariat.engines.drafting.operations.acts import OPERATIONS, Act
from secretariat.engines.drafting.operations.events import What, happened
from secretariat.engines.drafting.operations.hashing import state_hash
from secretariat.engines.drafting.operations.log import as_line, head
from secretariat.engines.drafting.operations.replaying import Step, position, steps
from secretariat.engines.drafting.operations.showing import shown

PARAGRAPHS = [
    ["a", "1.", "The members meet every year in the port of Ostwick."],
    ["b", "2.", "The fund pays for harbours and for ferries."],
    ["c", "3.", "See paragraph 2."],
]


def line(kind: str, key: str, author: str = "ALBA", **more: Any) -> str:
    told = {"type": kind, "id": key, "author": author, "at": "2026-05-04T12:00:00+02:00", **more}
    return json.dumps(told)


def worded(paragraph: str, words: str = "", **more: Any) -> dict[str, Any]:
    return {"type": "Wording", "paragraph": paragraph, "words": words, **more}


def talks(*lines: str) -> list[Step]:
    return list(steps([line("Open", "open", "SEC", paragraphs=PARAGRAPHS), *lines]))


TALKS = (
    line("Propose", "p1", edits=[worded("a", "every year", wanted="every second year")]),
    line("Propose", "p2", "BRENN", edits=[worded("a", "every year")]),
    line("Issue", "i1", "SEC", label="first draft"),
    line("Withdraw", "w", "BRENN", proposal="p2"),
    line("Choose", "c1", "CHAIR", bracket="p1.0", alternative="p1.0"),
    line("Propose", "p3", "BRENN", edits=[worded("a", "second year", wanted="third year")]),
    line("Propose", "p4", "BRENN", edits=[worded("a", "Ostwick", wanted="Norwick")]),
)


def test_words_are_told_instead_of_tokens() -> None:
    log = talks(
        line("Propose", "p1", edits=[worded("a", "every year", wanted="every second year")]),
        line("Propose", "p2", "BRENN", edits=[worded("p1.0", "second", wanted="third")]),
        line("Propose", "p3", edits=[worded("b", after="harbours", wanted=", quays")]),
        line("Propose", "p4", edits=[worded("c", "See", wanted=None)]),
        line("Amend", "m", "SEC", edits=[{"type": "SplitParagraph", "paragraph": "b", "after": "harbours",
                                          "second": "d", "label": "4."}]),
    )  # fmt: skip
    assert shown(log[-1].state, View.BRACKETED) == (
        "1. The members meet [every year][every [second][third] year] in the port of Ostwick.\n"
        "2. The fund pays for harbours[, quays]\n4. and for ferries.\n3. [See] paragraph 2.\n"
    )


def test_a_log_as_the_engine_writes_it_is_replayed_to_the_same_text() -> None:
    for seed in range(20):
        walked = list(random_talks(seed))
        log = list(steps(json.dumps(as_line(act)) for act, _ in walked))
        assert [step.act for step in log] == [act for act, _ in walked]
        assert state_hash(log[-1].state) == state_hash(walked[-1][1])


@pytest.mark.parametrize(
    ("bad", "told"),
    [
        ("{", "Line 3: it is no JSON: Expecting property name enclosed in double quotes at column 2."),
        ("[]", "Line 3: It names no operation."),
        (line("Vote", "v"), "Line 3: It names no operation."),
        (line("Propose", "p"), "Line 3: Propose needs edits."),
        (line("Propose", "p", edits=[]), "Line 3: A proposal changes something."),
        (
            line("Propose", "p", edits=[{"type": "MoveParagraph"}]),
            "Line 3: MoveParagraph needs after, paragraph.",
        ),
        (line("Propose", "p", edits=[worded("z", "x")]), "Line 3: There is no paragraph z."),
        (
            line("Propose", "p", edits=[worded("a", "each year")]),
            "Line 3: “each year” does not stand in paragraph 1..",
        ),
        (line("Propose", "p", edits=[worded("a", by="x")]), "Line 3: Wording has no by."),
        (line("Propose", "p", edits=[{"type": "Wording"}]), "Line 3: Wording needs a paragraph."),
        (line("Propose", "p", edits=[worded("a", wanted=5)]), "Line 3: Wording needs words as wanted."),
        ('{"type": ["Propose"]}', "Line 3: It names no operation."),
        (line("Choose", "c", bracket="p9.0", alternative="base"), "Line 3: There is no open bracket p9.0."),
        (
            line("Issue", "i").replace("+02:00", ""),
            "Line 3: Issue keeps no shape: 2026-05-04T12:00:00 needs a time zone, such as +00:00",
        ),
        (line("Issue", "i", colour="red"), "Line 3: Issue has no colour."),
    ],
)  # fmt: skip
def test_a_line_that_cannot_be_followed_is_named(bad: str, told: str) -> None:
    with pytest.raises(BadLog) as found:
        talks("", bad)
    assert str(found.value) == told


def test_positions_are_numbers_or_revisions() -> None:
    log = talks(*TALKS)
    assert [position(log, each) for each in ("", "0", "3", "first draft")] == [8, 0, 3, 3]
    for wanted, told in (
        ("9", "The log has 8 operations, and none at 9."),
        ("last", "No revision is called last; issued were: first draft."),
    ):
        with pytest.raises(BadLog, match=told):
            position(log, wanted)
    with pytest.raises(BadLog, match="issued were: none"):
        position([], "x")


def test_what_became_of_each_bracket_is_told_by_the_log() -> None:
    log = talks(*TALKS)
    found = happened((step.act, step.state) for step in log)
    assert [(each.number, each.what, each.words, each.now) for each in found] == [
        (2, What.OPENED, "(no text) | second", ""),
        (3, What.WIDENED, "(no text) | second", "every year | every second year | (no text)"),
        (5, What.NARROWED, "every year | every second year | (no text)", "(no text) | second"),
        (6, What.RESOLVED, "(no text) | second", "second"),
        (7, What.REOPENED, "second | third", ""),
        (8, What.OPENED, "Ostwick | Norwick", ""),
    ]
    assert [each.number for each in happened(((s.act, s.state) for s in log), 6)] == [7, 8]


def test_an_alternative_that_changes_makes_a_bracket_reworded() -> None:
    log = talks(
        line("Propose", "p1", edits=[worded("a", "year", wanted="summer")]),
        line("Propose", "p2", "BRENN", edits=[worded("a", "year", wanted="winter")]),
        line("Choose", "c", "CHAIR", bracket="p1.0", alternative="base", ruling="so ruled"),
        line("Propose", "p3", "BRENN", edits=[worded("b", after="fund", wanted=" always")]),
        line("Choose", "c2", "CHAIR", bracket="p3.0", alternative="base", ruling="so ruled"),
        line("Propose", "p4", "BRENN", edits=[worded("b", after="fund", wanted=" mostly")]),
    )
    found = happened((step.act, step.state) for step in log)
    assert [(each.what, each.now) for each in found] == [
        (What.OPENED, ""),
        (What.WIDENED, "year | summer | winter"),
        (What.RESOLVED, "year"),
        (What.OPENED, ""),
        (What.RESOLVED, "(no text)"),
        (What.REOPENED, ""),
    ]


@settings(max_examples=40)
@given(st.integers(0, 10_000))
def test_each_open_bracket_was_opened_and_none_is_reopened_before_one_is_resolved(seed: int) -> None:
    walked = list(random_talks(seed, 20))
    found = happened(walked)
    again = [at for at, each in enumerate(found) if each.what is What.REOPENED]
    settled = [at for at, each in enumerate(found) if each.what is What.RESOLVED]
    assert not again or (settled and settled[0] < again[0])
    middle = len(walked) // 2
    assert happened(walked, middle) == tuple(each for each in found if each.number > middle)


def test_two_positions_are_compared_by_ids() -> None:
    log = talks(
        line("Amend", "m1", "SEC", edits=[{"type": "MoveParagraph", "paragraph": "c", "after": ""}]),
        line("Amend", "m2", "SEC", edits=[{"type": "SplitParagraph", "paragraph": "b", "after": "harbours",
                                           "second": "d", "label": "2bis."}]),
        line("Amend", "m3", "SEC", edits=[{"type": "NewParagraph", "after": "d", "paragraph": "e",
                                           "label": "5.", "text": "The chair reports."}]),
        line("Propose", "p", edits=[worded("a", "Ostwick", wanted="Norwick")]),
    )  # fmt: skip
    found = compared_positions(log, 1, 5)
    assert [row.match.kind for row in found.rows] == [Kind.MOVED, Kind.CHANGED, Kind.SPLIT, Kind.INSERTED]
    assert [event.words for event in found.rows[1].events] == ["Ostwick | Norwick (operation 5, p)"]
    assert list(as_marks(found))[:4] == [
        "(Moved here; it stood behind “2. The fund pays for harbours and for f…”)",
        "3. See paragraph 2.",
        "(Changed)",
        "(Bracket opened: Ostwick | Norwick (operation 5, p))",
    ]
    back = talks(line("Amend", "m", "SEC", edits=[{"type": "MergeParagraph", "paragraph": "b"}]))
    assert [row.match.kind for row in compared_positions(back, 1, 2).rows] == [Kind.MERGED, Kind.SAME]
    nothing = compared_positions(back, 0, 1)
    assert [row.match.kind for row in nothing.rows] == [Kind.INSERTED] * 3


@settings(max_examples=40)
@given(st.integers(0, 10_000), st.integers(0, 20))
def test_a_comparison_of_positions_holds_both_texts(seed: int, start: int) -> None:
    log = [Step(at, act, state) for at, (act, state) in enumerate(random_talks(seed, 20), start=1)]
    found = compared_positions(log, min(start, len(log)), len(log))
    new = ["".join(text for kind, text in row.pieces if kind in (EQUAL, INSERT)) for row in found.rows]
    assert "\n".join(each for each in new if each) == "\n".join(each.text for each in found.new)
    assert sorted(at for row in found.rows for at in row.match.old) == list(range(len(found.old)))


def test_the_head_of_a_log_does_not_depend_on_how_its_changes_are_told() -> None:
    log = talks(*TALKS)
    again = list(steps(json.dumps(as_line(step.act)) for step in log))
    assert head(step.act for step in again) == head(step.act for step in log)


def test_the_log_in_the_reference_is_replayed() -> None:
    page = (Path(__file__).parents[3] / "docs/reference/operations.md").read_text(encoding="utf-8")
    log = list(steps(each.strip() for each in page.splitlines() if each.startswith('    {"type"')))
    assert shown(log[-1].state, View.ATTRIBUTED) == (
        "1. The members meet every [second - ALBA; CORVA reserve ]year in the port of Ostwick.\n"
        "2. The fund pays for harbours and for ferries.\n"
    )


def test_the_reference_names_every_operation_and_what_it_needs() -> None:
    page = (Path(__file__).parents[3] / "docs/reference/operations.md").read_text(encoding="utf-8")
    common = {each.name for each in fields(Act)}
    for kind in OPERATIONS:
        rows = [row for row in page.splitlines() if re.match(rf"\| (?:\w+, )*{kind.__name__}\b", row)]
        assert len(rows) == 2, kind.__name__
        told = "".join(rows)
        missing = [
            each.name for each in fields(kind) if each.name not in common and f"`{each.name}`" not in told
        ]
        assert missing == [], kind.__name__


def test_brackets_are_widened_and_narrowed_by_words() -> None:
    log = talks(
        line("Propose", "p", edits=[worded("a", "every year in", wanted=None)]),
        line("Narrow", "n", bracket="p.0", words="year"),
        line("Widen", "w", "BRENN", bracket="p.1", words=" in the port"),
    )
    assert [shown(step.state, View.BRACKETED).splitlines()[0] for step in log[1:]] == [
        "1. The members meet [every year in] the port of Ostwick.",
        "1. The members meet every [year] in the port of Ostwick.",
        "1. The members meet every [year in the port] of Ostwick.",
    ]
