"""All models of commitments: what was said, what was undertaken, the long-lived agenda."""

from secretariat.commitments.rows.agenda import (
    Alignment,
    Indicator,
    Measure,
    Priority,
    PriorityTopic,
    Strategy,
    StrategyVersion,
)
from secretariat.commitments.rows.reminding import Reminder, ReminderRule
from secretariat.commitments.rows.review import StrategyReview
from secretariat.commitments.rows.said import Speaker, Statement
from secretariat.commitments.rows.undertaken import Change, Commitment, Owner, Report

__all__ = [
    "Alignment",
    "Change",
    "Commitment",
    "Indicator",
    "Measure",
    "Owner",
    "Priority",
    "PriorityTopic",
    "Reminder",
    "ReminderRule",
    "Report",
    "Speaker",
    "Statement",
    "Strategy",
    "StrategyReview",
    "StrategyVersion",
]
