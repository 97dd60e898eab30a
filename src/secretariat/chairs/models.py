"""All models of chairs: the record (`record`) and the passing on of rights (`rights`)."""

from secretariat.chairs.record import (
    Chairmanship,
    Coordinator,
    Programme,
    Rotation,
    RotationException,
)

__all__ = ["Chairmanship", "Coordinator", "Programme", "Rotation", "RotationException"]
