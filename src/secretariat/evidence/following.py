"""Who is told that a line reads otherwise: a slice above evidence may keep what hangs on it.

A slice registers its followers when its app is ready; the actions that enter, choose and withdraw claims tell
them, in the same transaction.
"""

from collections.abc import Callable
from datetime import datetime

from secretariat.evidence.models import Line
from secretariat.people.actor import Actor

Follower = Callable[[Line, Actor, datetime], None]
_FOLLOWERS: list[Follower] = []


def follows(follower: Follower) -> Follower:
    """Register a follower."""
    _FOLLOWERS.append(follower)
    return follower


def tell_followers(line: Line, by: Actor, at: datetime) -> None:
    """Say that the line has another present reading, or none."""
    for follower in _FOLLOWERS:
        follower(line, by, at)
