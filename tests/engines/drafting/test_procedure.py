"""Motions in their precedence, votes on parts, corrections after sealing, rulings on record."""

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from fractions import Fraction
from typing import Any
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from secretariat.engines.drafting.adoption.motions import (
    Motion,
    MotionRule,
    Moved,
    answered,
    may_speak,
    proposed_motions,
)
from secretariat.engines.drafting.adoption.notice import noticed
from secretariat.engines.drafting.adoption.parts import Part, voted_in_parts
from secretariat.engines.drafting.adoption.rectifying import (
    Correction,
    CorrectionNotice,
    CorrectionObjection,
    corrected,
    rectification,
)
from secretariat.engines.drafting.adoption.rules import (
    Base,
    CorrectionRule,
    NoticeRule,
    Rule,
    Share,
    Unit,
    Vote,
    rule_set,
    rule_sets,
)
from secretariat.engines.drafting.adoption.silence import Calendar
from secretariat.engines.drafting.adoption.steps import Course, Ruling, ruled
from secretariat.engines.drafting.adoption.voting import Count
from secretariat.engines.drafting.errors import BadRules, BadStep

READ = Rule("read", True)
NOON = datetime(2026, 5, 4, 12, tzinfo=UTC)
MOTIONS = rule_sets()["un-ga"].motions
MAJORITY = Vote(Share(Fraction(1, 2), True, Base.PRESENT_AND_VOTING, READ), None)
RIGA = Calendar(ZoneInfo("Europe/Riga"))


def moved(*motions: Motion) -> list[Moved]:
    return [Moved(each, f"M{at}", NOON + timedelta(minutes=at)) for at, each in enumerate(motions)]


def count(in_favour: int, against: int) -> Count:
    return Count(members=13, present=13, in_favour=in_favour, against=against)


@given(st.permutations(list(Motion)))
def test_motions_are_put_by_precedence_in_whatever_order_they_came(order: list[Motion]) -> None:
    assert [each.motion for each in proposed_motions(MOTIONS, moved(*order))] == [
        Motion.POINT_OF_ORDER,
        Motion.SUSPEND_MEETING,
        Motion.ADJOURN_MEETING,
        Motion.ADJOURN_DEBATE,
        Motion.CLOSE_DEBATE,
    ]


@pytest.mark.parametrize(
    ("made", "carried", "states"),
    [
        ([Motion.CLOSE_DEBATE], {Motion.CLOSE_DEBATE: True}, ["carried"]),
        (
            [Motion.CLOSE_DEBATE, Motion.ADJOURN_DEBATE],
            {Motion.ADJOURN_DEBATE: False, Motion.CLOSE_DEBATE: False},
            ["lost", "lost"],
        ),
        ([Motion.CLOSE_DEBATE, Motion.ADJOURN_DEBATE], {Motion.ADJOURN_DEBATE: True}, ["carried", "not put"]),
        (
            [Motion.ADJOURN_DEBATE, Motion.SUSPEND_MEETING, Motion.POINT_OF_ORDER],
            {Motion.SUSPEND_MEETING: True},
            ["ruled", "carried", "not put"],
        ),
        (
            [Motion.SUSPEND_MEETING, Motion.ADJOURN_MEETING],
            {Motion.SUSPEND_MEETING: True},
            ["carried", "not put"],
        ),
        ([Motion.POINT_OF_ORDER, Motion.POINT_OF_ORDER], {}, ["ruled", "ruled"]),
        ([Motion.CLOSE_DEBATE, Motion.CLOSE_DEBATE], {Motion.CLOSE_DEBATE: False}, ["lost", "not put"]),
    ],
)
def test_what_becomes_of_motions(made: list[Motion], carried: Any, states: list[str]) -> None:
    assert [each.state for each in answered(MOTIONS, moved(*made), carried)] == states


def test_motions_that_the_body_does_not_know_or_that_have_no_vote_are_refused() -> None:
    with pytest.raises(BadStep, match="know no motion to close the debate"):
        proposed_motions([MotionRule(Motion.SUSPEND_MEETING)], moved(Motion.CLOSE_DEBATE))
    with pytest.raises(BadStep, match="was put and has no vote"):
        answered(MOTIONS, moved(Motion.CLOSE_DEBATE), {})


def test_two_speak_against_the_closure_of_a_debate_and_nobody_for_it() -> None:
    rule = next(each for each in MOTIONS if each.motion is Motion.CLOSE_DEBATE)
    assert [may_speak(rule, is_for=False, spoken=spoken) for spoken in (0, 1, 2)] == [True, True, False]
    assert not may_speak(rule, is_for=True, spoken=0)
    assert may_speak(MotionRule(Motion.CLOSE_DEBATE), is_for=True, spoken=99)


PARTS = [Part("OP1"), Part("PP2", is_operative=False)]


@pytest.mark.parametrize(
    ("votes", "whole", "kept", "state"),
    [
        ((count(9, 3), count(9, 3)), count(10, 0), ("OP1", "PP2"), "adopted"),
        ((count(9, 3), count(2, 9)), count(4, 6), ("OP1",), "not adopted"),
        ((count(2, 9), count(9, 3)), None, ("PP2",), "not adopted"),
    ],
)
def test_a_text_is_voted_on_in_parts(votes: Any, whole: Any, kept: Any, state: str) -> None:
    found = voted_in_parts(MAJORITY, PARTS, dict(zip(("OP1", "PP2"), votes, strict=True)), whole)
    assert (found.kept, found.whole.state, found.division) == (kept, state, None)


def test_a_division_that_is_refused_leaves_the_text_in_one() -> None:
    found = voted_in_parts(MAJORITY, PARTS, {}, count(9, 1), division=(MAJORITY, count(3, 8)))
    assert (found.parts, found.whole.state) == ((), "adopted")
    assert found.division is not None
    assert found.division.state == "not adopted"


def test_a_refused_part_does_not_fell_a_text_that_decides_more() -> None:
    found = voted_in_parts(MAJORITY, PARTS[:1], {"OP1": count(2, 9)}, count(9, 1), rest_is_operative=True)
    assert (found.kept, found.whole.state) == ((), "adopted")


@pytest.mark.parametrize(
    ("parts", "counts", "whole", "told"),
    [
        ([], {}, None, "names the parts"),
        (PARTS, {"OP1": count(9, 1)}, None, "Part PP2 was put and has no count"),
        (PARTS[:1], {"OP1": count(9, 1)}, None, "The text as a whole was put and has no count"),
    ],
)
def test_parts_without_counts_are_refused(parts: Any, counts: Any, whole: Any, told: str) -> None:
    with pytest.raises(BadStep, match=told):
        voted_in_parts(MAJORITY, parts, counts, whole)


RULE = CorrectionRule(10, Unit.WORKING_DAYS, ("secretariat",), READ)
FIRST = Correction("paragraph 3", "en", "decision 78/650", "decision 78/560", "copied wrongly")
SECOND = Correction("annex", "en", "Republic of Brenn", "Republic of Alba", "the wrong country")
NOTICE = CorrectionNotice(NOON, "SEC", "secretariat", 10, (FIRST, SECOND))
END = datetime(2026, 5, 18, 12, tzinfo=UTC)


@pytest.mark.parametrize(
    ("objections", "now", "state", "made"),
    [
        ([], END - timedelta(seconds=1), "open", ()),
        ([], END, "corrected", (FIRST, SECOND)),
        ([CorrectionObjection(END - timedelta(seconds=1), "Alba", 1)], END, "corrected in part", (FIRST,)),
        ([CorrectionObjection(END, "Alba")], END, "corrected", (FIRST, SECOND)),
        ([CorrectionObjection(NOON - timedelta(days=1), "Alba")], END, "corrected", (FIRST, SECOND)),
        ([CorrectionObjection(NOON, "Alba")], NOON, "objected to", ()),
        ([CorrectionObjection(NOON, "Alba", 0)], NOON, "open", ()),
        ([CorrectionObjection(END - timedelta(days=1), "Alba")], NOON, "open", ()),
    ],
)
def test_corrections_are_made_unless_somebody_objects_in_time(
    objections: Any, now: datetime, state: str, made: Any
) -> None:
    found = rectification(RULE, NOTICE, objections, now, RIGA)
    assert (found.state, found.made, found.expires_at) == (state, made, END)


@pytest.mark.parametrize(
    "notice",
    [
        replace(NOTICE, role="member"),
        replace(NOTICE, length=9),
        replace(NOTICE, corrections=()),
        replace(NOTICE, corrections=(replace(FIRST, right=FIRST.wrong),)),
        replace(NOTICE, corrections=(replace(FIRST, reason=" "),)),
    ],
)
def test_notices_against_the_rule_are_refused(notice: CorrectionNotice) -> None:
    with pytest.raises(BadStep):
        rectification(RULE, notice, [], END, RIGA)


def test_an_objection_to_a_correction_that_is_not_there_is_refused() -> None:
    with pytest.raises(BadStep, match="There is no correction 2"):
        rectification(RULE, NOTICE, [CorrectionObjection(NOON, "Alba", 2)], END, RIGA)


def test_a_correction_is_made_where_its_words_stand_once() -> None:
    assert corrected("See decision 78/650.", [FIRST]) == "See decision 78/560."
    for text in ("", "decision 78/650, decision 78/650"):
        with pytest.raises(BadStep, match="places"):
            corrected(text, [FIRST])


def test_rulings_of_the_chair_are_on_record() -> None:
    ruling = Ruling("CHAIR", NOON, "amendments A1, A2", "A2 is furthest removed and is put first.", "rule 90")
    assert ruled(Course(), ruling).rulings == (ruling,)
    with pytest.raises(BadStep):
        ruled(Course(), replace(ruling, words=" "))


def test_motions_and_corrections_of_a_rule_set_are_checked_and_marked() -> None:
    assert {"motions", "correction"} <= set(rule_sets()["un-ga"].unverified)
    for bad in (
        {"motions": {"order": [{"motion": "sing"}], "source": "", "verified": True}},
        {"motions": {"order": [{"motion": "close the debate", "for": -1}], "source": "", "verified": True}},
        {"notice": {"least": 0, "unit": "hours", "languages": 1, "source": "", "verified": True}},
        {"correction": {"least": 1, "unit": "moons", "proposers": [], "source": "", "verified": True}},
    ):
        with pytest.raises(BadRules):
            rule_set("bay", {"name": "Bay", **bad})


@pytest.mark.parametrize(
    ("at", "is_waived", "state"),
    [
        (datetime(2026, 5, 8, 9, tzinfo=UTC), False, "in order"),
        (datetime(2026, 5, 8, 8, 59, 59, tzinfo=UTC), False, "too early"),
        (datetime(2026, 5, 5, 9, tzinfo=UTC), True, "in order"),
        (datetime(2026, 5, 4, 8, tzinfo=UTC), True, "not ready"),
    ],
)
def test_a_text_is_put_after_working_days_of_notice_in_enough_languages(
    at: datetime, is_waived: bool, state: str
) -> None:
    seat = Calendar(ZoneInfo("UTC"), frozenset({date(2026, 5, 6)}))
    rule = NoticeRule(3, Unit.WORKING_DAYS, 2, READ)
    given_out = {
        "en": datetime(2026, 5, 1, 9, tzinfo=UTC),
        "ru": datetime(2026, 5, 4, 9, tzinfo=UTC),
        "fr": datetime(2026, 5, 20, 9, tzinfo=UTC),
    }
    assert noticed(rule, given_out, at, seat, is_waived=is_waived).state == state


def test_a_notice_without_a_time_zone_is_refused() -> None:
    with pytest.raises(BadStep):
        noticed(NoticeRule(1, Unit.HOURS, 1, READ), {"en": datetime(2026, 5, 1)}, NOON, RIGA)  # noqa: DTZ001
