from django.db import models
from django.utils.translation import gettext_lazy as _


class Way(models.TextChoices):
    """How a scale says what each member owes."""

    PERCENT = "percent", _("A total, shared by percentages that make 100")
    UNITS = "units", _("A total, shared by units")
    CLASSES = "classes", _("A fee by class of inhabitants")


class ScaleState(models.TextChoices):
    """Whether members were called upon."""

    DRAFT = "draft", _("Draft")
    ISSUED = "issued", _("Issued")


class LetterKind(models.TextChoices):
    """What a letter on contributions asks."""

    CALL = "call", _("Call for the contribution of a year")
    REMINDER = "reminder", _("Reminder of what is in arrears")
