from django.db import models
from django.utils.translation import gettext_lazy as _


class Edition(models.TextChoices):
    """For whom a file is written: it tells what all of these may see."""

    CHAIR = "chair", _("For the Chair")
    SECRETARIAT = "secretariat", _("For the secretariat")


class Occasion(models.TextChoices):
    """Why a version was made; those that the round makes are made once for a term."""

    ASKED = "asked", _("made when somebody asked for it")
    MONTH = "30 days", _("made 30 days before the term")
    FORTNIGHT = "14 days", _("made 14 days before the term")
    EVE = "1 day", _("made on the eve of the term")
    START = "start", _("made on the first day of the term")


DAYS_BEFORE = {Occasion.MONTH: 30, Occasion.FORTNIGHT: 14, Occasion.EVE: 1, Occasion.START: 0}
