from django.db import models


class FindingState(models.TextChoices):
    """What a person decided about a Finding."""

    OPEN = "open", "To be read"
    ACCEPTED = "accepted", "Accepted"
    CORRECTED = "corrected", "Corrected"
    REJECTED = "rejected", "Rejected"


class CitationKind(models.TextChoices):
    """What a Claim rests on."""

    PASSAGE = "passage", "Words of a document"
    REFERENCE = "reference", "An address"
    ENTRY = "entry", "Entered by hand"
    UNVERIFIED = "unverified", "Unverified"


class ReadingState(models.TextChoices):
    """How far a document has been read."""

    WAITING = "waiting", "Waiting to be read"
    READ = "read", "Read"
    FAILED = "failed", "Could not be read"
