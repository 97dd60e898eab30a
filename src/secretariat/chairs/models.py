"""All models of chairs: the record (`record`), what a term does (`work`), how rights pass on (`rights`)."""

from secretariat.chairs.record import (
    Chairmanship,
    Coordinator,
    Programme,
    Rotation,
    RotationException,
)
from secretariat.chairs.rights import ChairSetting, ChecklistItem, Handover
from secretariat.chairs.work import Initiative, PriorityAct, ProgrammeEvent

__all__ = [
    "ChairSetting",
    "Chairmanship",
    "ChecklistItem",
    "Coordinator",
    "Handover",
    "Initiative",
    "PriorityAct",
    "Programme",
    "ProgrammeEvent",
    "Rotation",
    "RotationException",
]
