"""The course of a project: whatever is done, it moves along its path or the act is refused."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from secretariat.projects.path import LEADS, STAYS, Course, Moving, NotNow, Step, deadline, duration, moved
from secretariat.projects.states import ENDED, Act, ProjectState, Verdict

STEPS = (Step("One", "A"), Step("Refusal", "Bank", "outside", "P3M", True), Step("Two", "B"))
START = date(2026, 1, 1)
acts = st.tuples(
    st.sampled_from(list(Act)), st.sampled_from([*Verdict, ""]), st.integers(0, 200), st.sampled_from("ab")
)


def walked(*doings: tuple[str, str, int, str]) -> Course:
    course, day = Course(), START
    for act, verdict, days, by in doings:
        day += timedelta(days=days)
        course = moved(course, Moving(act, day, verdict, by), STEPS)
    return course


TO_DECIDE = (("hand-in", "", 0, ""), ("appraise", "", 1, "a"), ("appraise", "", 1, "b"))


def test_the_whole_path_ends_in_a_project_that_is_completed() -> None:
    course = walked(
        *TO_DECIDE, ("decide", "approve", 1, ""), ("lapse", "", 100, ""), ("decide", "approve", 1, ""),
        ("sign", "", 1, ""), ("suspend", "", 1, ""), ("resume", "", 1, ""), ("close", "", 1, ""),
    )  # fmt: skip
    assert (course.state, course.step) == (ProjectState.CLOSED, None)


@pytest.mark.parametrize(
    ("doings", "state", "step"),
    [
        (TO_DECIDE[:2], "concept note", None),
        (TO_DECIDE, "being decided", 0),
        ((*TO_DECIDE, ("decide", "send back", 1, "")), "concept note", None),
        ((*TO_DECIDE, ("decide", "refuse", 1, "")), "refused", None),
        ((*TO_DECIDE, ("decide", "approve", 1, ""), ("decide", "send back", 1, "")), "being decided", 0),
        ((*TO_DECIDE, ("decide", "approve", 1, ""), ("take-up", "", 1, "")), "being decided", 2),
        ((*TO_DECIDE, ("withdraw", "", 1, "")), "withdrawn", None),
    ],
)
def test_each_act_leads_where_the_table_says(
    doings: tuple[tuple[str, str, int, str], ...], state: str, step: int | None
) -> None:
    course = walked(*doings)
    assert (course.state, course.step) == (state, step)


@pytest.mark.parametrize(
    ("doings", "why"),
    [
        ((("decide", "approve", 0, ""),), "No concept note"),
        ((*TO_DECIDE[:1], TO_DECIDE[0]), "already"),
        ((*TO_DECIDE[:2], ("appraise", "", 1, "a")), "second pair of eyes"),
        ((*TO_DECIDE, ("lapse", "", 1, "")), "no first refusal"),
        ((*TO_DECIDE, ("decide", "approve", 1, ""), ("lapse", "", 89, "")), "has not passed"),
        ((*TO_DECIDE, ("sign", "", 1, "")), "being decided"),
        ((*TO_DECIDE, ("withdraw", "", 1, ""), ("decide", "approve", 1, "")), "withdrawn"),
        ((*TO_DECIDE, ("decide", "approve", -5, "")), "cannot have been before"),
    ],
)
def test_what_does_not_start_from_here_is_refused(
    doings: tuple[tuple[str, str, int, str], ...], why: str
) -> None:
    with pytest.raises(NotNow, match=why):
        walked(*doings)


@given(st.lists(acts, max_size=25))
def test_any_sequence_moves_along_the_path_or_is_refused(doings: list[tuple[Act, str, int, str]]) -> None:
    course, day = Course(), START
    for act, verdict, days, by in doings:
        day += timedelta(days=days)
        try:
            after = moved(course, Moving(act, day, verdict, by), STEPS)
        except NotNow:
            continue
        assert course.state not in ENDED, "nothing follows the end"
        assert (after.step is not None) == (after.state == ProjectState.DECIDING)
        if act in STAYS:
            assert after == course
        if act in LEADS:
            assert after.state == LEADS[act][1]
        if after.step is not None and course.step is not None:
            assert abs(after.step - course.step) <= 1, "no step is leapt over"
        if after.state == ProjectState.APPROVED and course.state == ProjectState.DECIDING:
            assert course.step == len(STEPS) - 1
        course = after


@pytest.mark.parametrize(
    ("within", "until"),
    [("P10D", "2026-11-10"), ("P2W", "2026-11-14"), ("P4M", "2027-02-28"), ("P1Y", "2027-10-31")],
)
def test_a_deadline_is_the_last_day(within: str, until: str) -> None:
    assert str(deadline(date(2026, 10, 31), within)) == until


@pytest.mark.parametrize("text", ["3M", "P0D", "P1Y6M", "PT3H", "P-3M", ""])
def test_what_is_no_length_is_refused(text: str) -> None:
    with pytest.raises(ValueError, match="no length"):
        duration(text)
