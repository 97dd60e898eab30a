"""Adoption: shares are exact, silence ends to the second, votes and steps follow the rules of each body."""

from datetime import UTC, date, datetime, timedelta
from fractions import Fraction
from typing import Any
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from secretariat.engines.drafting.adoption.replay import replays
from secretariat.engines.drafting.adoption.rules import (
    Base,
    ConsensusRule,
    Rule,
    Share,
    SilenceRule,
    Unit,
    Vote,
    rule_set,
    rule_sets,
)
from secretariat.engines.drafting.adoption.silence import Calendar, Opening, Word, expiry, replayed
from secretariat.engines.drafting.adoption.steps import (
    NEXT,
    Course,
    Stage,
    Statement,
    StatementKind,
    Step,
    advanced,
    attached,
    confirmed,
)
from secretariat.engines.drafting.adoption.voting import (
    Amendment,
    Count,
    by_consensus,
    counted,
    proposed_order,
    put_in_order,
)
from secretariat.engines.drafting.errors import BadRules, BadStep

READ = Rule("read", True)
TWO_THIRDS = Share(Fraction(2, 3), False, Base.PRESENT_AND_VOTING, READ)
MAJORITY = Vote(Share(Fraction(1, 2), True, Base.PRESENT_AND_VOTING, READ), None)
RIGA = Calendar(ZoneInfo("Europe/Riga"), frozenset({date(2026, 5, 4)}))
NOON = datetime(2026, 3, 27, 12, tzinfo=ZoneInfo("Europe/Riga"))
SILENCE = SilenceRule(24, Unit.HOURS, ("chair",), ("member",), True, ("objection", "amendment"), True, READ)
EXAMPLES = [(key, each) for key, rules in rule_sets().items() for each in replays(rules)]
ASKED_FOR = {
    "un-ga", "unfccc", "who", "osce", "african-union", "oas", "asean", "cbss", "baltic-assembly", "mercosur",
}  # fmt: skip


@pytest.mark.parametrize(("key", "example"), EXAMPLES, ids=[f"{key}: {each.words}" for key, each in EXAMPLES])
def test_examples_come_out_as_written(key: str, example: Any) -> None:
    assert example.state == example.expected


def test_the_rule_sets_asked_for_are_there_with_examples_and_marks() -> None:
    assert ASKED_FOR - rule_sets().keys() == set()
    assert all(rules.examples for rules in rule_sets().values())
    assert "consensus" in rule_sets()["cbss"].unverified
    assert "vote: other" in rule_sets()["bsec"].unverified
    assert rule_sets()["osce"].unverified == rule_sets()["mercosur"].unverified == ()


@pytest.mark.parametrize(
    ("total", "needed"), [(1, 1), (2, 2), (3, 2), (5, 4), (7, 5), (9, 6), (13, 9), (55, 37)]
)
def test_two_thirds_of_odd_numbers(total: int, needed: int) -> None:
    assert TWO_THIRDS.needed(total) == needed
    assert TWO_THIRDS.is_reached(needed, total)
    assert not TWO_THIRDS.is_reached(needed - 1, total)


@given(st.integers(1, 40), st.integers(1, 40), st.booleans(), st.integers(1, 400))
def test_a_share_is_reached_from_what_is_needed_on(top: int, bottom: int, is_more: bool, total: int) -> None:
    share = Share(Fraction(min(top, bottom), bottom), is_more, Base.MEMBERS, READ)
    needed = share.needed(total)
    assert share.is_reached(needed, total)
    assert not share.is_reached(needed - 1, total)
    exact = Fraction(needed, total)
    assert exact > share.fraction if is_more else exact >= share.fraction


def test_hours_pass_whatever_the_clocks_do() -> None:
    spring = datetime(2026, 3, 28, 12, tzinfo=RIGA.zone)  # clocks go forward in the night
    assert expiry(spring, 24, Unit.HOURS, RIGA).astimezone(RIGA.zone) == datetime(
        2026, 3, 29, 13, tzinfo=RIGA.zone
    )


@pytest.mark.parametrize(
    ("opened", "days", "ends"),
    [
        ("2026-03-27T12:00:00+02:00", 1, "2026-03-30T09:00:00+00:00"),
        ("2026-04-30T17:30:15+03:00", 1, "2026-05-01T14:30:15+00:00"),
        ("2026-05-01T10:00:00+03:00", 1, "2026-05-05T07:00:00+00:00"),
        ("2026-05-02T10:00:00+03:00", 3, "2026-05-07T07:00:00+00:00"),
        ("2026-05-01T23:30:00+00:00", 1, "2026-05-04T23:30:00+00:00"),
    ],
)
def test_working_days_are_those_of_the_seat(opened: str, days: int, ends: str) -> None:
    assert expiry(datetime.fromisoformat(opened), days, Unit.WORKING_DAYS, RIGA) == datetime.fromisoformat(
        ends
    )


def state(*words: Word, now: timedelta = timedelta(hours=30), rule: SilenceRule = SILENCE) -> tuple[str, str]:
    found = replayed(rule, Opening(NOON, "the chair", "chair", 24), words, NOON + now, RIGA)
    return found.state, found.broken_by


def word(kind: str, after: timedelta, **fields: Any) -> Word:
    return Word(**{"at": NOON + after, "by": "Alba", "role": "member", "kind": kind, **fields})


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ((), ("adopted", "")),
        ((word("objection", timedelta(hours=23, minutes=59, seconds=59)),), ("broken", "Alba")),
        ((word("objection", timedelta(hours=24)),), ("adopted", "")),
        ((word("objection", timedelta(seconds=-1)),), ("adopted", "")),
        ((word("amendment", timedelta(hours=1)),), ("broken", "Alba")),
        ((word("comment", timedelta(hours=1)),), ("adopted", "")),
        ((word("objection", timedelta(hours=1), role="observer"),), ("adopted", "")),
        ((word("objection", timedelta(hours=1), is_written=False),), ("adopted", "")),
        (
            (word("extension", timedelta(hours=1), by="the chair", until=NOON + timedelta(hours=40)),),
            ("running", ""),
        ),
        ((word("extension", timedelta(hours=1), until=NOON + timedelta(hours=40)),), ("adopted", "")),
        ((word("objection", timedelta(hours=31)),), ("adopted", "")),
    ],
)
def test_what_breaks_a_silence(words: tuple[Word, ...], expected: tuple[str, str]) -> None:
    assert state(*words) == expected


def test_the_same_second_in_another_zone_is_the_same_second() -> None:
    tokyo = (NOON + timedelta(hours=24)).astimezone(ZoneInfo("Asia/Tokyo"))
    assert state(Word(tokyo, "Alba", "member", "objection"))[0] == "adopted"
    assert state(Word(tokyo - timedelta(seconds=1), "Alba", "member", "objection"))[0] == "broken"
    assert state(now=timedelta(hours=23, minutes=59, seconds=59))[0] == "running"


def test_who_breaks_a_silence_is_shown_only_where_the_rule_says_so() -> None:
    hidden = SilenceRule(24, Unit.HOURS, ("chair",), ("member",), False, ("objection",), False, READ)
    opening = Opening(NOON, "the chair", "chair", 24)
    found = replayed(
        hidden, opening, [word("objection", timedelta(hours=1))], NOON + timedelta(hours=2), RIGA
    )
    assert (found.state, found.broken_by) == ("broken", "")
    assert "Alba" not in " ".join(found.notes)


@pytest.mark.parametrize(
    "opening",
    [
        Opening(NOON, "Alba", "member", 24),
        Opening(NOON, "the chair", "chair", 23),
        Opening(NOON.replace(tzinfo=None), "the chair", "chair", 24),
    ],
)
def test_an_opening_against_the_rule_is_refused(opening: Opening) -> None:
    with pytest.raises(BadStep):
        replayed(SILENCE, opening, [], NOON, RIGA)
    with pytest.raises(BadStep):
        expiry(NOON, 0, Unit.HOURS, RIGA)


def test_abstentions_count_only_where_the_base_says_so() -> None:
    present = Vote(Share(Fraction(1, 2), True, Base.PRESENT, READ), None)
    count = Count(members=13, present=13, in_favour=6, against=5, abstaining=2)
    assert counted(MAJORITY, count).is_adopted
    assert counted(present, count).why == "6 in favour; 7 of 13 present are needed."
    assert not counted(present, count).is_adopted
    assert not counted(MAJORITY, Count(13, 13, 0, 0, 13)).is_adopted


@pytest.mark.parametrize("count", [Count(13, 14, 1, 1), Count(13, 5, 4, 2), Count(13, 13, -1, 2)])
def test_counts_that_cannot_be_are_refused(count: Count) -> None:
    with pytest.raises(BadStep):
        counted(MAJORITY, count)


def test_only_a_stated_objection_blocks_a_consensus() -> None:
    rule = ConsensusRule(None, "", READ)
    assert by_consensus(rule, members=13, present=2).is_adopted
    assert (
        by_consensus(rule, members=13, present=13, objections=["Brenn", "Alba"]).why
        == "Objection: Alba, Brenn."
    )
    assert by_consensus(rule, members=13, present=13, unconfirmed=["Alba"]).state == "agreed ad referendum"


def test_the_furthest_removed_amendment_is_proposed_first_and_its_own_before_it() -> None:
    amendments = [
        Amendment("a", 3),
        Amendment("b", 9),
        Amendment("b1", 1, to="b"),
        Amendment("b2", 4, to="b"),
    ]
    assert proposed_order(amendments) == ("b2", "b1", "b", "a")
    for wrong in ([Amendment("a", 1, to="x")], [Amendment("a", 1, to="b"), Amendment("b", 1, to="a")]):
        with pytest.raises(BadStep):
            proposed_order(wrong)


def test_an_excluded_amendment_is_not_put_in_the_order_that_the_chair_ruled() -> None:
    amendments = [Amendment("a", 3, excludes=frozenset({"b"})), Amendment("b", 9), Amendment("c", 1)]
    counts = {"a": Count(13, 13, 7, 6), "c": Count(13, 13, 6, 7)}
    found = put_in_order(amendments, ("a", "b", "c"), MAJORITY, counts)
    assert [(each.amendment, each.outcome.state) for each in found] == [
        ("a", "adopted"), ("b", "not put"), ("c", "not adopted"),
    ]  # fmt: skip
    with pytest.raises(BadStep):
        put_in_order(amendments, ("b", "a", "c"), MAJORITY, counts)
    with pytest.raises(BadStep):
        put_in_order(amendments, ("a", "c"), MAJORITY, counts)


def taken(*stages: Stage, course: Course | None = None, text_hash: str = "h") -> Course:
    course = course or Course()
    for number, stage in enumerate(stages):
        at = datetime(2026, 5, 4, 12, number, tzinfo=UTC)
        course = advanced(course, Step(stage, "chair", at, text_hash))
    return course


WAY = (Stage.CIRCULATED, Stage.IN_NEGOTIATION, Stage.CLEAN, Stage.TABLED, Stage.UNDER_SILENCE, Stage.ADOPTED)


def test_a_text_goes_its_way_to_publication() -> None:
    course = taken(*WAY, Stage.EDITED, Stage.CONCORDANT, Stage.SEALED, Stage.PUBLISHED, Stage.RECTIFIED)
    assert course.stage is Stage.RECTIFIED


@given(st.sampled_from(list(Stage)), st.sampled_from(list(Stage)))
def test_no_step_is_taken_that_does_not_follow(here: Stage, there: Stage) -> None:
    at = datetime(2026, 5, 4, tzinfo=UTC)
    course = Course((Step(Stage.ADOPTED, "chair", at, "h"), Step(here, "chair", at, "h")))
    if there in NEXT[here]:
        assert advanced(course, Step(there, "chair", at, "h")).stage is there
    else:
        with pytest.raises(BadStep):
            advanced(course, Step(there, "chair", at, "h"))


def test_what_a_step_needs() -> None:
    tabled, later = taken(*WAY[:4]), datetime(2026, 5, 5, tzinfo=UTC)
    silent = taken(*WAY[:5])
    with pytest.raises(BadStep, match="points stand before"):
        advanced(tabled, Step(Stage.UNDER_SILENCE, "chair", later, "h"), obstacles=2)
    with pytest.raises(BadStep, match="new procedure"):
        advanced(silent, Step(Stage.ADOPTED, "chair", later, "other words"))
    with pytest.raises(BadStep, match="earlier"):
        advanced(silent, Step(Stage.ADOPTED, "chair", datetime(2026, 5, 3, tzinfo=UTC), "h"))
    with pytest.raises(BadStep, match="Languages are missing: fr"):
        taken(
            *WAY[:4], course=Course(languages=frozenset({"en"}), required_languages=frozenset({"en", "fr"}))
        )


def test_agreement_ad_referendum_is_confirmed_before_adoption() -> None:
    course = taken(*WAY[:5], course=Course(unconfirmed=frozenset({"Alba"})))
    step = Step(Stage.ADOPTED, "chair", datetime(2026, 5, 5, tzinfo=UTC), "h")
    with pytest.raises(BadStep, match="not confirmed: Alba"):
        advanced(course, step)
    assert advanced(confirmed(course, "Alba"), step).stage is Stage.ADOPTED
    with pytest.raises(BadStep):
        confirmed(course, "Brenn")


def test_statements_are_attached_and_alter_nothing() -> None:
    course = taken(*WAY)
    told = Statement(
        "Alba", StatementKind.DISASSOCIATION, "Alba stands aside.", datetime(2026, 5, 5, tzinfo=UTC)
    )
    after = attached(course, told)
    assert (after.statements, after.steps) == ((told,), course.steps)
    for wrong in ((taken(*WAY[:5]), told), (course, Statement("Alba", told.kind, " ", told.at))):
        with pytest.raises(BadStep):
            attached(*wrong)


@pytest.mark.parametrize(
    "content",
    [
        {},
        {"name": "A", "votes": {"x": {"share": "2/0", "of": "members", "source": "s", "verified": True}}},
        {"name": "A", "votes": {"x": {"share": "3/2", "of": "members", "source": "s", "verified": True}}},
        {"name": "A", "votes": {"x": {"share": "1/2", "of": "everybody", "source": "s", "verified": True}}},
        {"name": "A", "consensus": {"verified": True}},
        {"name": "A", "silence": {"least": "long"}},
    ],
)
def test_rule_sets_that_keep_no_shape_are_refused(content: Any) -> None:
    with pytest.raises(BadRules):
        rule_set("x", content)


def test_an_example_of_a_rule_that_is_not_there_is_refused() -> None:
    rules = rule_set(
        "x", {"name": "A", "examples": [{"what": "vote", "kind": "none", "expected": "adopted"}]}
    )
    with pytest.raises(BadRules):
        replays(rules)
