from django.db import models
from django.utils.translation import gettext_lazy as _


class LetterState(models.TextChoices):
    """How far a letter is."""

    WAITING = "waiting", _("Waiting")
    SENDING = "sending", _("Being sent")
    SENT = "sent", _("Sent")
    FAILED = "failed", _("Could not be sent")
    GIVEN_UP = "given-up", _("Given up")


class Outcome(models.TextChoices):
    """What the mail server answered to one attempt."""

    TAKEN = "taken", _("Taken by the mail server")
    POSTPONED = "postponed", _("Not taken now")
    REFUSED = "refused", _("Refused for good")
