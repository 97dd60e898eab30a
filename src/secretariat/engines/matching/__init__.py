"""Who should meet whom, when and why; which request an offer answers; see docs/reference/matchmaking.md."""

from secretariat.engines.matching.offers import Answered, Put, answers
from secretariat.engines.matching.rounds import Sitting, propose
from secretariat.engines.matching.scoring import (
    MUTUAL_WISH,
    SAME_REGION,
    SECTOR_FIT,
    WISH,
    Participant,
    Reason,
    Why,
    reasons,
    score,
)

__all__ = [
    "MUTUAL_WISH",
    "SAME_REGION",
    "SECTOR_FIT",
    "WISH",
    "Answered",
    "Participant",
    "Put",
    "Reason",
    "Sitting",
    "Why",
    "answers",
    "propose",
    "reasons",
    "score",
]
