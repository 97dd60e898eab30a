"""Procedural motions: which is put first, who may speak to it, and what falls when one is carried.

Source: docs/reference/adoption.md#motions.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from secretariat.engines.drafting.errors import BadStep


class Motion(StrEnum):
    """What somebody moves about the meeting itself; the order here is no precedence."""

    POINT_OF_ORDER = "point of order"
    SUSPEND_MEETING = "suspend the meeting"
    ADJOURN_MEETING = "adjourn the meeting"
    ADJOURN_DEBATE = "adjourn the debate"
    CLOSE_DEBATE = "close the debate"

    @property
    def ends_sitting(self) -> bool:
        """Whether nothing else is put at this sitting once it is carried."""
        return self in (Motion.SUSPEND_MEETING, Motion.ADJOURN_MEETING)


@dataclass(frozen=True, slots=True)
class MotionRule:
    """One motion of a body: how many may speak for it and against it; all None where it is debated freely."""

    motion: Motion
    speakers_for: int | None = None
    speakers_against: int | None = None


@dataclass(frozen=True, slots=True)
class Moved:
    """A motion that somebody made."""

    motion: Motion
    by: str
    at: datetime


@dataclass(frozen=True, slots=True)
class Answer:
    """What became of a motion: carried, lost, ruled, or not put, and why."""

    moved: Moved
    state: str
    why: str = ""


def proposed_motions(rules: Sequence[MotionRule], moved: Iterable[Moved]) -> tuple[Moved, ...]:
    """Return motions in the order in which they are put: by precedence, then by time.

    Args:
        rules: the motions that a body knows, the first has precedence over all others.
        moved: as they were made.
    Raises:
        BadStep: the body knows no such motion.
    """
    rank = {rule.motion: at for at, rule in enumerate(rules)}
    made = list(moved)
    unknown = sorted(each.motion.value for each in made if each.motion not in rank)
    if unknown:
        raise BadStep(f"The rules here know no motion to {unknown[0]}.")
    return tuple(sorted(made, key=lambda each: (rank[each.motion], each.at, each.by)))


def answered(
    rules: Sequence[MotionRule], moved: Iterable[Moved], carried: Mapping[Motion, bool]
) -> tuple[Answer, ...]:
    """Return what becomes of motions, put in their order.

    A point of order is ruled on at once and never put. Once the meeting is suspended or adjourned nothing
    else is put; once the debate is adjourned a motion to close it falls. Of several alike the first is put.

    Args:
        rules: as of `proposed_motions`.
        moved: the motions made.
        carried: how the vote on each kind went.
    Raises:
        BadStep: a motion that is put has no vote, or the body does not know it.
    """
    found: list[Answer] = []
    for each in proposed_motions(rules, moved):
        if each.motion is Motion.POINT_OF_ORDER:
            found.append(Answer(each, "ruled", "The chair rules at once."))
            continue
        why = _why_not(each, found)
        if why:
            found.append(Answer(each, "not put", why))
        elif each.motion not in carried:
            raise BadStep(f"The motion to {each.motion.value} was put and has no vote.")
        else:
            found.append(Answer(each, "carried" if carried[each.motion] else "lost"))
    return tuple(found)


def may_speak(rule: MotionRule, *, is_for: bool, spoken: int) -> bool:
    """Tell whether one more may speak to a motion after `spoken` on the same side."""
    limit = rule.speakers_for if is_for else rule.speakers_against
    return limit is None or spoken < limit


def _why_not(each: Moved, before: Sequence[Answer]) -> str:
    """Return why a motion is not put after those before it; empty where it is."""
    for other in before:
        if other.moved.motion is each.motion:
            return f"{other.moved.by} moved the same before."
        if other.state == "carried" and other.moved.motion.ends_sitting:
            return f"The motion to {other.moved.motion.value} was carried."
        if other.state == "carried" and each.motion is Motion.CLOSE_DEBATE:
            return "The debate was adjourned."
    return ""
