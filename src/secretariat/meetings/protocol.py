"""Protocol order: who stands before whom, by a rule that can be read aloud. Pure."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date
from typing import Any

from secretariat.engines.values.folding import sort_key
from secretariat.meetings.states import DelegateRole, OrderRule, Rank

LAST = date.max
_RANKS = {name: at for at, name in enumerate(Rank.values)}
_ROLES = {name: at for at, name in enumerate(DelegateRole.values)}
LOWEST = len(_RANKS)


@dataclass(frozen=True, slots=True)
class Delegate:
    """One person of a delegation, as far as the order asks. `position`: the order of entry."""

    id: str
    role: str
    rank: str
    position: int


@dataclass(frozen=True, slots=True)
class Delegation:
    """Those who were there for one sender. `name`: in the language of the order; `since`: of its seat.

    `presides`: it holds the chair of that day.
    """

    key: str
    name: str
    since: date | None
    presides: bool
    delegates: tuple[Delegate, ...]


def rank_of(rank: str) -> int:
    """Return how high a rank is: 0 is the highest; unknown ranks stand last."""
    return _RANKS.get(rank, LOWEST)


def in_order(delegations: Iterable[Delegation], rule: str, language: str) -> list[Delegation]:
    """Return the delegations in protocol order, ties by name; each with its head first, then by rank.

    Args:
        rule: alphabetical; chair (who presides first, then by name); rank (of the head of delegation);
            accession (the older seat first).
        language: in which names are sorted, as its dictionaries do.
    """
    first: dict[str, Callable[[Delegation], Any]] = {
        OrderRule.ALPHABETICAL: lambda one: 0,
        OrderRule.CHAIR: lambda one: not one.presides,
        OrderRule.RANK: _highest,
        OrderRule.ACCESSION: lambda one: one.since or LAST,
    }
    key = first[rule]
    return sorted(delegations, key=lambda one: (key(one), sort_key(one.name, language), one.key))


def _highest(delegation: Delegation) -> int:
    head = delegates_in_order(delegation.delegates)[:1]
    return rank_of(head[0].rank) if head else LOWEST


def delegates_in_order(delegates: Iterable[Delegate]) -> list[Delegate]:
    """Return the people of one delegation: the head, then by rank, then as they were entered."""
    is_head = {DelegateRole.CHAIR, DelegateRole.HEAD}
    return sorted(
        delegates,
        key=lambda one: (one.role not in is_head, rank_of(one.rank), _ROLES.get(one.role, 99), one.position),
    )
