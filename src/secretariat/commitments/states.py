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
