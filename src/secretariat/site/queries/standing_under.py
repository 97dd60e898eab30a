"""What stands under the lines of an agenda, counted. Another kind of thing is added to KINDS, here alone."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from django.db.models import Count, Max, Min
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from secretariat.commitments.models import Alignment, Commitment
from secretariat.commitments.states import ENDED
from secretariat.evidence.lines import lines_open_to
from secretariat.projects.models import Project
from secretariat.projects.states import ENDED as PROJECTS_ENDED
from secretariat.site.queries.rows import Look


@dataclass(frozen=True, slots=True)
class Tally:
    """How many of a kind stand under a line: by state, how many are not ended, the first and the last day.

    `ended`: the day on which the last of them ended, where all have.
    """

    total: int = 0
    running: int = 0
    states: Mapping[str, int] = field(default_factory=dict)
    first: date | None = None
    ended: date | None = None

    def __add__(self, other: "Tally") -> "Tally":
        keys = dict.fromkeys((*self.states, *other.states))
        states = {key: self.states.get(key, 0) + other.states.get(key, 0) for key in keys}
        running = self.running + other.running
        return Tally(
            self.total + other.total, running, states, _pick(min, self.first, other.first),
            None if running else _pick(max, self.ended, other.ended),
        )  # fmt: skip


@dataclass(frozen=True, slots=True)
class Kind:
    """A kind of thing that stands under a line: its key and name, and how it is counted, in 1 query."""

    key: str
    title: Promise
    counted: Callable[[Sequence[int], Look], dict[int, Tally]]


def tallies(priorities: Iterable[int], look: Look) -> dict[str, dict[int, Tally]]:
    """Return kind → line of an agenda (key) → what stands under it, in 1 query for each kind."""
    keys = list(priorities)
    return {kind.key: kind.counted(keys, look) for kind in KINDS}


def _commitments(keys: Sequence[int], look: Look) -> dict[int, Tally]:
    rows: Any = Commitment.objects.visible_to(look.viewer).filter(priority__in=keys)
    return _by_state(rows, "said_first", ENDED)


def _projects(keys: Sequence[int], look: Look) -> dict[int, Tally]:
    rows: Any = Project.objects.visible_to(look.viewer).filter(priority__in=keys)
    return _by_state(rows, "planned_first", PROJECTS_ENDED)


def _by_state(rows: Any, begins: str, over: frozenset[str]) -> dict[int, Tally]:
    """Return line → tally of rows that have a state; `begins`: which column says since when there is one."""
    counted = rows.order_by().values_list("priority", "state")
    found: dict[int, Tally] = {}
    for priority, state, count, first, since in counted.annotate(
        Count("pk"), Min(begins), Max("state_since")
    ):
        is_over = state in over
        one = Tally(count, 0 if is_over else count, {state: count}, first, since if is_over else None)
        found[priority] = found[priority] + one if priority in found else one
    return found


def _items(keys: Sequence[int], look: Look) -> dict[int, Tally]:
    """Items and decisions: of those that are closed to the viewer nothing is counted."""
    rows: Any = Alignment.objects.visible_to(look.viewer).filter(
        lines_open_to(look.viewer, row="subject__"), subject__chosen__isnull=False, priority__in=keys
    )
    counted = rows.order_by().values_list("priority").annotate(Count("pk"))
    return {priority: Tally(count, count, {"": count}) for priority, count in counted}


def _pick(choose: Callable[[Iterable[date]], date], *days: date | None) -> date | None:
    known = [day for day in days if day is not None]
    return choose(known) if known else None


WORK = ("commitments", "projects")  # the kinds that are done, and at some time ended
KINDS = (
    Kind("commitments", _("Commitments"), _commitments),
    Kind("projects", _("Projects"), _projects),
    Kind("items", _("Items and decisions of meetings"), _items),
)
