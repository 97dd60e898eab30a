"""How a Project stands, from its own reading and its acts in their order. Pure.

An act that an earlier one no longer leads to (because that one was taken back) does not count.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal
from typing import Any

from secretariat.engines.values.edtf import Edtf, parse
from secretariat.projects.path import Course, Moving, NotNow, Step, moved
from secretariat.projects.states import Act, ProjectState, RiskLevel


@dataclass(frozen=True, slots=True)
class Done:
    """An act as it was recorded; `id` names its line."""

    id: int
    act: str
    on: str
    words: str
    given: Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Goal:
    """A milestone; `met_by`: the act that says it was met."""

    due: str
    words: str
    met: str = ""
    met_by: int | None = None


@dataclass(frozen=True, slots=True)
class Standing:
    """How it stands; `counted`: the acts that led to it."""

    course: Course
    partners: tuple[Mapping[str, Any], ...] = ()
    budget: tuple[Mapping[str, Any], ...] = ()
    total: Decimal | None = None
    currency: str = ""
    goals: tuple[Goal, ...] = ()
    percent: int | None = None
    spent: Decimal | None = None
    risk: str = RiskLevel.NONE.value
    risk_words: str = ""
    planned: str | None = None
    path: str = ""
    counted: tuple[int, ...] = ()

    @property
    def awaited_end(self) -> date | None:
        """The day after the last day of the next milestone that is not met."""
        ends = [parse(goal.due).end for goal in self.goals if not goal.met]
        return min((end for end in ends if end), default=None)


def standing_of(
    said: Mapping[str, Any], acts: Sequence[Done], paths: Mapping[str, Sequence[Step]]
) -> Standing:
    """Return how a project stands.

    Args:
        said: its own reading (`ProjectValue`). acts: in their order. paths: public id → steps.
    """
    state = ProjectState(said["stated"]) if said.get("stated") else None
    now = Standing(Course(state), planned=said.get("planned"), currency=said.get("currency") or "")
    for done in acts:
        try:
            now = after(now, done, paths)
        except NotNow:
            continue
    return now


def after(now: Standing, done: Done, paths: Mapping[str, Sequence[Step]]) -> Standing:
    """Return how it stands after one act.

    Raises:
        NotNow: the act does not start from here.
    """
    given = done.given
    path = given.get("path") or now.path
    doing = Moving(done.act, day_of(done.on), given.get("verdict", ""), given.get("by", ""))
    course = moved(now.course, doing, paths.get(path, ()))
    now = replace(now, course=course, path=path, counted=(*now.counted, done.id))
    match done.act:
        case Act.HAND_IN | Act.PARTNERS:
            return _partnered(now, tuple(given["partners"]))
        case Act.BUDGET:
            rows, total = tuple(given["rows"]), Decimal(given["total"])
            return replace(now, budget=rows, total=total, currency=given["currency"])
        case Act.MILESTONES:
            met = {goal.words: goal for goal in now.goals if goal.met}
            goals = (met.get(one["words"], Goal(one["due"], one["words"])) for one in given["milestones"])
            return replace(now, goals=tuple(goals))
        case Act.MEET:
            return replace(now, goals=tuple(_met(goal, done) for goal in now.goals))
        case Act.REPORT:
            spent = Decimal(given["spent"]) if given.get("spent") else now.spent
            return replace(now, percent=given["percent"], spent=spent)
        case Act.RISK:
            words = done.words if given["level"] != RiskLevel.NONE else ""
            return replace(now, risk=given["level"], risk_words=words)
        case Act.AMEND:
            return replace(now, planned=given.get("planned") or now.planned)
    return now


def _partnered(now: Standing, partners: tuple[Mapping[str, Any], ...]) -> Standing:
    """A budget that names somebody who is no partner any more no longer counts."""
    names = {one["words"] for one in partners}
    is_kept = all({row["partner"], row["funder"] or row["partner"]} <= names for row in now.budget)
    if is_kept:
        return replace(now, partners=partners)
    return replace(now, partners=partners, budget=(), total=None)


def _met(goal: Goal, done: Done) -> Goal:
    if goal.words != done.given["milestone"]:
        return goal
    return replace(goal, met=done.on, met_by=done.id)


def day_of(on: str) -> date:
    """Return the first day that a date leaves open; acts bear such dates alone."""
    read: Edtf = parse(on)
    assert read.first is not None, "an act has a day"
    return read.first
