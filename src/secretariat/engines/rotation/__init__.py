"""Who presides, who is next, and what a decision moves; see docs/reference/rotation.md."""

from secretariat.engines.rotation.answers import Presiding, Troika, next_turn, presiding, troika
from secretariat.engines.rotation.cross_chairs import CrossChairmanship, cross_chairmanships
from secretariat.engines.rotation.days import Boundary, Days, months_of
from secretariat.engines.rotation.errors import (
    BadDuration,
    NoSuchTurn,
    NothingToProject,
    RotationError,
)
from secretariat.engines.rotation.intervals import Gap, Overlap
from secretariat.engines.rotation.projecting import project
from secretariat.engines.rotation.replay import Replay, continued, replay, replay_in_time
from secretariat.engines.rotation.rules import (
    Anchor,
    ExceptionKind,
    ListInForce,
    Member,
    Order,
    RotationException,
    Rule,
    Seat,
    Term,
    TermStatus,
)
from secretariat.engines.rotation.walk import ReplayedTurn
from secretariat.engines.rotation.what_if import (
    Change,
    Declines,
    Difference,
    Exchanges,
    IsSuspended,
    Joins,
    Leaves,
    Moved,
    difference,
    what_if,
)

__all__ = [
    "Anchor",
    "BadDuration",
    "Boundary",
    "Change",
    "CrossChairmanship",
    "Days",
    "Declines",
    "Difference",
    "ExceptionKind",
    "Exchanges",
    "Gap",
    "IsSuspended",
    "Joins",
    "Leaves",
    "ListInForce",
    "Member",
    "Moved",
    "NoSuchTurn",
    "NothingToProject",
    "Order",
    "Overlap",
    "Presiding",
    "Replay",
    "ReplayedTurn",
    "RotationError",
    "RotationException",
    "Rule",
    "Seat",
    "Term",
    "TermStatus",
    "Troika",
    "continued",
    "cross_chairmanships",
    "difference",
    "months_of",
    "next_turn",
    "presiding",
    "project",
    "replay",
    "replay_in_time",
    "troika",
    "what_if",
]
