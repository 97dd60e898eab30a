from django.db import models


class TermStatus(models.TextChoices):
    """What became of a term. How the words of documents map to these: docs/reference/states.md."""

    HELD = "held", "Held"
    PLANNED = "planned", "Planned"
    NOT_HELD = "not-held", "Not held"
    DISPUTED = "disputed", "Disputed"


class Basis(models.TextChoices):
    """How far the source gives the days of a term."""

    STATED = "stated", "Days stated by the source"
    INFERRED = "inferred", "A boundary is inferred"
    UNVERIFIED = "unverified", "Unverified"
