from django.db import models


class Stance(models.TextChoices):
    """How firmly something was undertaken."""

    PROPOSED = "proposed", "Proposed"
    SUPPORTED = "supported", "Supported"
    AGREED = "agreed", "Agreed"
    DECIDED = "decided", "Decided"
    ANNOUNCED = "announced", "Announced"
    EXPECTED = "expected", "Expected"


class Delivery(models.TextChoices):
    """How a statement reached the meeting."""

    SPOKEN = "spoken", "Spoken"
    CHECK = "check", "Text handed out: check against delivery"
    VIDEO = "video", "Video message"
    WRITTEN = "written", "In writing"


class Result(models.TextChoices):
    """What became of something that was to happen."""

    HAPPENED = "happened", "Happened"
    IN_PART = "happened in part", "Happened in part"
    OTHERWISE = "happened otherwise", "Happened otherwise"
    THEN_ENDED = "happened, then ended", "Happened, then ended"
    NOT = "did not happen", "Did not happen"
    NO_TRACE = "no trace found", "No trace found"


class CommitmentState(models.TextChoices):
    """How a Commitment stands, by somebody's word; one that nobody has taken up has none."""

    ACCEPTED = "accepted", "Accepted"
    IN_PROGRESS = "in progress", "In progress"
    NEEDS_FUNDING = "needs funds", "Needs funding"
    STAGNANT = "stagnant", "Stagnant"
    IMPLEMENTED = "implemented", "Implemented"
    ELAPSED = "elapsed", "Elapsed"
    SUPERSEDED = "superseded", "Superseded"


ENDED = frozenset({CommitmentState.IMPLEMENTED, CommitmentState.ELAPSED, CommitmentState.SUPERSEDED})
RESULT_OF = {  # what a state that ends a Commitment says of what was announced
    CommitmentState.IMPLEMENTED: Result.HAPPENED,
    CommitmentState.ELAPSED: Result.NOT,
    CommitmentState.SUPERSEDED: Result.OTHERWISE,
}


class VersionState(models.TextChoices):
    """How a version of an agenda stands on a day; worked out of facts (`ages.state_of`), never kept."""

    ADOPTED = "adopted", "Adopted, not yet in force"
    IN_FORCE = "in force", "In force"
    UNDER_REVIEW = "under review", "Under review"
    SUPERSEDED = "superseded", "Superseded"
    UNKNOWN = "unknown", "Not known"
