"""All models of chairs: the record (`record`) and the passing on of rights (`rights`)."""

from secretariat.chairs.record import (
    Chairmanship,
    Coordinator,
    Programme,
    Rotation,
    RotationException,
)
from secretariat.chairs.rights import ChairSetting, ChecklistItem, Handover

__all__ = [
    "ChairSetting",
    "Chairmanship",
    "ChecklistItem",
    "Coordinator",
    "Handover",
    "Programme",
    "Rotation",
    "RotationException",
]
