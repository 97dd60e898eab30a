from django.db import models
from django.utils.translation import gettext_lazy as _


class ConsultationState(models.TextChoices):
    """How far a consultation has come; whether it still takes opinions says its last day."""

    OPEN = "open", _("Open")
    ENDED = "ended", _("Answered and ended")
    DROPPED = "dropped", _("Dropped")


class Stance(models.TextChoices):
    """What an opinion says in one word."""

    SUPPORTS = "supports", _("Supports it")
    WITH_CHANGES = "with-changes", _("Supports it with changes")
    OBJECTS = "objects", _("Objects to it")
    REMARKS = "remarks", _("Remarks only")


class Verdict(models.TextChoices):
    """What the Body makes of an opinion."""

    TAKEN_UP = "taken-up", _("Taken up")
    IN_PART = "in-part", _("Taken up in part")
    NOT = "not-taken-up", _("Not taken up")
    NOTED = "noted", _("Noted")


class Side(models.TextChoices):
    """On which side of an exchange somebody stands."""

    SEEKS = "seeks", _("Seeks")
    OFFERS = "offers", _("Offers")


class Want(models.TextChoices):
    """What is sought or offered."""

    PARTNER = "partner", _("Partner")
    SUPPLIER = "supplier", _("Supplier")
    INVESTMENT = "investment", _("Investment")
    KNOW_HOW = "know-how", _("Know-how")


class OfferState(models.TextChoices):
    """Whether a request or an offer stands; whether it is still answered says its last day."""

    OPEN = "open", _("Open")
    MET = "met", _("Came to something")
    NOT_MET = "not-met", _("Came to nothing")


class RoundState(models.TextChoices):
    """How far a round of meetings in pairs has come."""

    OPEN = "open", _("Taking wishes")
    PUBLISHED = "published", _("Published")
    HELD = "held", _("Held")
    DROPPED = "dropped", _("Dropped")
