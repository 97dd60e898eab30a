"""From claims to columns (`projectors`), and from columns to the rotation engine (`engine`)."""

from secretariat.chairs.bridge.values import (
    ChairmanshipValue,
    CoordinatorValue,
    EventValue,
    ExceptionValue,
    HandoverValue,
    InitiativeValue,
    ListValue,
    PriorityActValue,
    PriorityValue,
    ProgrammeValue,
    ReportValue,
    RotationValue,
)

__all__ = [
    "ChairmanshipValue",
    "CoordinatorValue",
    "EventValue",
    "ExceptionValue",
    "HandoverValue",
    "InitiativeValue",
    "ListValue",
    "PriorityActValue",
    "PriorityValue",
    "ProgrammeValue",
    "ReportValue",
    "RotationValue",
]
