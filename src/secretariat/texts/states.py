from django.db import models


class TextStatus(models.TextChoices):
    """What the text is worth today."""

    IN_FORCE = "in force", "In force"
    SUPERSEDED = "superseded", "Superseded"
    UNKNOWN = "unknown", "Not known"
    PLANNED = "planned", "To be adopted"
