"""From claims to columns (`projectors`), and from columns to the rotation engine (`engine`)."""

from secretariat.chairs.bridge.values import (
    ChairmanshipValue,
    CoordinatorValue,
    ExceptionValue,
    HandoverValue,
    ListValue,
    PriorityValue,
    ProgrammeValue,
    RotationValue,
)

__all__ = [
    "ChairmanshipValue",
    "CoordinatorValue",
    "ExceptionValue",
    "HandoverValue",
    "ListValue",
    "PriorityValue",
    "ProgrammeValue",
    "RotationValue",
]
