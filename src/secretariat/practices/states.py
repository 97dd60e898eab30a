from django.db import models
from django.utils.translation import gettext_lazy as _


class PracticeState(models.TextChoices):
    """How far a practice has come."""

    DRAFT = "draft", _("Draft")
    OFFERED = "offered", _("Offered, to be reviewed")
    PUBLISHED = "published", _("Published")
    WITHDRAWN = "withdrawn", _("Withdrawn")


class ReuseState(models.TextChoices):
    """What the secretariat says of a reuse that was reported."""

    REPORTED = "reported", _("Reported, not yet looked at")
    CONFIRMED = "confirmed", _("Confirmed")
    DOUBTED = "doubted", _("Doubted")


class VisitState(models.TextChoices):
    """What became of the wish to come and see."""

    ASKED = "asked", _("Asked")
    ACCEPTED = "accepted", _("Accepted")
    DECLINED = "declined", _("Declined")
    TAKEN_BACK = "taken-back", _("Taken back")


class Size(models.TextChoices):
    """The class of size of a city or region, by its inhabitants (`sizes`)."""

    SMALL = "small", _("under 50,000 inhabitants")
    MIDDLE = "middle", _("50,000 to under 250,000 inhabitants")
    LARGE = "large", _("250,000 to under 1 million inhabitants")
    LARGEST = "largest", _("1 million inhabitants and more")
    UNKNOWN = "unknown", _("inhabitants not known")
