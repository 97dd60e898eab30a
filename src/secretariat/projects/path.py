"""The course of a Project along its approval path: which act leads from where to where. Pure.

    (nothing) ──hand in──▶ concept note ──two appraisals──▶ being decided, step 1, 2 … ──▶ approved
    approved ──sign──▶ under way ◀──suspend, resume──▶ suspended;  under way ──close──▶ completed
    being decided ──send back──▶ the step before, or concept note;  ──refuse──▶ refused
    whatever has not ended ──withdraw──▶ withdrawn

`docs/reference/states.md` holds the same table in words.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta

from secretariat.engines.values.months import add_months
from secretariat.projects.states import ENDED, Act, ProjectState, StepHolder, Verdict

LOOKS = 2  # two pairs of eyes appraise
_DURATION = re.compile(r"P(\d{1,3})([DWMY])")
_BEFORE_END = frozenset(set(ProjectState) - ENDED)
_IN_HAND = frozenset({ProjectState.RUNNING, ProjectState.SUSPENDED})
_DRAWN_UP = frozenset({ProjectState.NOTE, ProjectState.DECIDING, ProjectState.APPROVED})
# act → the states in which it may be done, where it does not change the state
STAYS: dict[str, frozenset[ProjectState]] = {
    Act.PARTNERS: _DRAWN_UP,
    Act.BUDGET: _DRAWN_UP,
    Act.MILESTONES: _BEFORE_END,
    Act.MEET: _IN_HAND,
    Act.REPORT: _IN_HAND,
    Act.RISK: _BEFORE_END,
    Act.AMEND: _BEFORE_END,
}
# act → from which states to which
LEADS: dict[str, tuple[frozenset[ProjectState], ProjectState]] = {
    Act.SIGN: (frozenset({ProjectState.APPROVED}), ProjectState.RUNNING),
    Act.SUSPEND: (frozenset({ProjectState.RUNNING}), ProjectState.SUSPENDED),
    Act.RESUME: (frozenset({ProjectState.SUSPENDED}), ProjectState.RUNNING),
    Act.CLOSE: (frozenset({ProjectState.RUNNING}), ProjectState.CLOSED),
    Act.WITHDRAW: (_BEFORE_END, ProjectState.WITHDRAWN),
}


class NotNow(ValueError):  # noqa: N818 - reads as what it is
    """The act does not start from here; the message says why."""


@dataclass(frozen=True, slots=True)
class Step:
    """One step of a path: who decides, until when (ISO 8601 duration), whether silence then passes it."""

    name: str
    who: str
    holder: str = StepHolder.ORGAN.value
    within: str = ""
    lapses: bool = False


@dataclass(frozen=True, slots=True)
class Moving:
    """What of an act moves a Project; `by`: who appraised."""

    act: str
    on: date
    verdict: str = ""
    by: str = ""


@dataclass(frozen=True, slots=True)
class Course:
    """How a Project stands: `step` counts from 0; `since`: when the state or step began."""

    state: ProjectState | None = None
    step: int | None = None
    since: date | None = None
    looks: frozenset[str] = frozenset()


def moved(course: Course, doing: Moving, steps: Sequence[Step]) -> Course:
    """Return how a Project stands after an act.

    Raises:
        NotNow: the act does not start from here.
    """
    if course.since is not None and doing.on < course.since and doing.act not in STAYS:
        raise NotNow(f"The last step began on {course.since}; this cannot have been before.")
    if doing.act == Act.HAND_IN:
        return _handed_in(course, doing)
    if course.state is None:
        raise NotNow("No concept note was handed in.")
    if doing.act in STAYS:
        is_stated = course.since is None  # nobody decides on it here: what a source says is taken
        if course.state not in STAYS[doing.act] and not is_stated:
            raise NotNow(_not_from(course, doing))
        return course
    if doing.act in LEADS:
        start, end = LEADS[doing.act]
        if course.state not in start:
            raise NotNow(_not_from(course, doing))
        return replace(course, state=end, step=None, since=doing.on)
    if doing.act == Act.APPRAISE:
        return _appraised(course, doing, steps)
    return _decided(course, doing, steps)


def _handed_in(course: Course, doing: Moving) -> Course:
    if course.state is not None:
        raise NotNow("A concept note was handed in already.")
    return Course(ProjectState.NOTE, None, doing.on)


def _appraised(course: Course, doing: Moving, steps: Sequence[Step]) -> Course:
    if course.state != ProjectState.NOTE:
        raise NotNow(_not_from(course, doing))
    if doing.by in course.looks:
        raise NotNow("You appraised this already: a second pair of eyes has to.")
    if not steps:
        raise NotNow("It has no approval path. Set the path of the body, then hand in a concept note.")
    looks = course.looks | {doing.by}
    if len(looks) < LOOKS:
        return replace(course, looks=looks)
    return Course(ProjectState.DECIDING, 0, doing.on, looks)


def _decided(course: Course, doing: Moving, steps: Sequence[Step]) -> Course:
    at = course.step
    if course.state != ProjectState.DECIDING or at is None or at >= len(steps):
        raise NotNow(_not_from(course, doing))
    if doing.act in {Act.TAKE_UP, Act.LAPSE}:
        _refuse_no_silence(course, doing, steps[at])
        return _onward(course, doing, at, steps)
    if doing.verdict == Verdict.APPROVE:
        return _onward(course, doing, at, steps)
    if doing.verdict == Verdict.REFUSE:
        return replace(course, state=ProjectState.REFUSED, step=None, since=doing.on)
    if at:
        return replace(course, step=at - 1, since=doing.on)
    return Course(ProjectState.NOTE, None, doing.on)


def _refuse_no_silence(course: Course, doing: Moving, step: Step) -> None:
    if not step.lapses:
        raise NotNow(f"“{step.name}” is no first refusal: it is decided.")
    until = deadline(course.since, step.within)
    if doing.act == Act.LAPSE and (until is None or doing.on <= until):
        raise NotNow(f"The deadline of “{step.name}” has not passed" + (f" ({until})." if until else "."))


def _onward(course: Course, doing: Moving, at: int, steps: Sequence[Step]) -> Course:
    if at + 1 < len(steps):
        return replace(course, step=at + 1, since=doing.on)
    return replace(course, state=ProjectState.APPROVED, step=None, since=doing.on)


def _not_from(course: Course, doing: Moving) -> str:
    state = ProjectState(course.state).label.lower() if course.state else "not handed in"
    return f"This project is {state}; that cannot be done now: {Act(doing.act).label.lower()}."


def deadline(since: date | None, within: str) -> date | None:
    """Return the last day of a step; None where it has none.

    >>> deadline(date(2026, 11, 30), "P3M")
    datetime.date(2027, 2, 28)
    """
    if since is None or not within:
        return None
    count, unit = duration(within)
    if unit in "DW":
        return since + timedelta(days=count * (7 if unit == "W" else 1))
    return add_months(since, count * (12 if unit == "Y" else 1))


def duration(text: str) -> tuple[int, str]:
    """Return number and unit of an ISO 8601 duration of one unit.

    >>> duration("P3M")
    (3, 'M')

    Raises:
        ValueError: it is none such.
    """
    found = _DURATION.fullmatch(text)
    if found is None or not int(found[1]):
        raise ValueError(f"“{text}” is no length such as P30D, P6W, P3M or P1Y.")
    return int(found[1]), found[2]
