"""What stays undone when somebody leaves: each slice registers the kinds of work that it holds for accounts.

A slice registers a kind when its app is ready, as it does with `evidence.projection.projects`:

    holds_work("documents", _("documents with findings to decide"), find=…, hand_over=…)
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import datetime

from django.utils.functional import Promise

from secretariat.people.actor import Actor
from secretariat.people.models import Account


@dataclass(frozen=True, slots=True)
class Work:
    """One piece of open work: its kind, how it is called, where it is done, in which body (slug)."""

    kind: str
    label: str
    url: str
    body: str | None


Find = Callable[[Account], Sequence[Work]]
HandOver = Callable[[Account, Account, Actor, datetime], None]


@dataclass(frozen=True, slots=True)
class Held:
    """A kind of work.

    `find(account)` returns what is open; `hand_over(account, to, by, at)` gives all of it to another account,
    by actions, inside the transaction of the caller.
    """

    kind: str
    label: Promise | str
    find: Find
    hand_over: HandOver


HELD: dict[str, Held] = {}


def holds_work(kind: str, label: Promise | str, *, find: Find, hand_over: HandOver) -> None:
    """Register a kind of open work."""
    held = Held(kind, label, find, hand_over)
    assert HELD.setdefault(kind, held).find is find, f"two kinds of work called {kind}"


def open_work_of(account: Account) -> tuple[Work, ...]:
    """Return all open work of an account."""
    return tuple(work for held in HELD.values() for work in held.find(account))
