from django.db import models


class ProjectState(models.TextChoices):
    """How a Project stands; worked out from its acts (`path.moved`), never typed."""

    NOTE = "concept note", "Concept note"
    DECIDING = "being decided", "Being decided"
    APPROVED = "approved", "Approved"
    RUNNING = "under way", "Under way"
    SUSPENDED = "suspended", "Suspended"
    CLOSED = "completed", "Completed"
    REFUSED = "refused", "Refused"
    WITHDRAWN = "withdrawn", "Withdrawn"


ENDED = frozenset({ProjectState.CLOSED, ProjectState.REFUSED, ProjectState.WITHDRAWN})
# What a source can say of a project on which nobody decides here.
STATED = (
    ProjectState.NOTE,
    ProjectState.APPROVED,
    ProjectState.RUNNING,
    ProjectState.SUSPENDED,
    ProjectState.CLOSED,
    ProjectState.WITHDRAWN,
)
APPROVED_ONCE = (
    ProjectState.APPROVED,
    ProjectState.RUNNING,
    ProjectState.SUSPENDED,
    ProjectState.CLOSED,
)


class Act(models.TextChoices):
    """What is done with a Project; each is one line of the record."""

    HAND_IN = "hand-in", "Concept note handed in"
    APPRAISE = "appraise", "Appraised"
    DECIDE = "decide", "Decided on a step"
    TAKE_UP = "take-up", "First refusal taken up"
    LAPSE = "lapse", "Deadline passed in silence"
    SIGN = "sign", "Contract signed"
    PARTNERS = "partners", "Partners set"
    BUDGET = "budget", "Budget set"
    MILESTONES = "milestones", "Milestones set"
    MEET = "meet", "Milestone met"
    REPORT = "report", "Reported on"
    RISK = "risk", "Risk or delay told"
    AMEND = "amend", "Amended"
    SUSPEND = "suspend", "Suspended"
    RESUME = "resume", "Resumed"
    CLOSE = "close", "Closed"
    WITHDRAW = "withdraw", "Withdrawn"


class Verdict(models.TextChoices):
    """What is decided on a step."""

    APPROVE = "approve", "Approved: on to the next step"
    SEND_BACK = "send back", "Sent back to the step before"
    REFUSE = "refuse", "Refused"


class StepHolder(models.TextChoices):
    """Who decides on a step of an approval path."""

    ORGAN = "organ", "An organ of the body"
    OFFICE = "office", "An office"
    OUTSIDE = "outside", "An outside party"


class PartnerRole(models.TextChoices):
    """What a partner is in a Project."""

    LEAD = "lead", "Lead"
    PARTNER = "partner", "Partner"
    FUNDER = "funder", "Funder"
    ASSOCIATED = "associated", "Associated"


class RiskLevel(models.TextChoices):
    """What was told of a Project's dangers last."""

    NONE = "none", "No risk known"
    RISK = "at risk", "At risk"
    DELAY = "delayed", "Delayed"
