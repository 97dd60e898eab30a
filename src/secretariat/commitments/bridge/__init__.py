"""Shapes of the claims of this slice (`values`), and how they become columns (`projectors`)."""

from secretariat.commitments.bridge.values import (
    AlignmentValue,
    ChangeValue,
    CommitmentValue,
    IndicatorValue,
    MeasureValue,
    PriorityValue,
    ReportValue,
    SpeakerValue,
    StatementValue,
    StrategyValue,
    StrategyVersionValue,
    priority_now,
    strategy_now,
    value_now,
    version_now,
)

__all__ = [
    "AlignmentValue",
    "ChangeValue",
    "CommitmentValue",
    "IndicatorValue",
    "MeasureValue",
    "PriorityValue",
    "ReportValue",
    "SpeakerValue",
    "StatementValue",
    "StrategyValue",
    "StrategyVersionValue",
    "priority_now",
    "strategy_now",
    "value_now",
    "version_now",
]
