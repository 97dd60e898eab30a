from django.db import models
from django.utils.translation import gettext_lazy as _


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


class RuleOrder(models.TextChoices):
    """How the next in the chair is found (`engines.rotation.Order`)."""

    ALPHABETICAL = "alphabetical", _("Alphabetical order")
    LIST = "list", _("Order of a list")
    GROUPS = "groups", _("Groups in turn")
    HOST = "host", _("Host of the last meeting")
    AGREED = "agreed", _("By agreement")
    OFFERS = "offers", _("By offer")
    ELECTION = "election", _("By election")
    FOLLOWS = "follows", _("Follows another body")


class Departure(models.TextChoices):
    """What set the rule aside (`engines.rotation.ExceptionKind`)."""

    SKIP = "skip", _("Passed over")
    SWAP = "swap", _("Exchanged")
    REPEAT = "repeat", _("Served again")
    INSERT = "insert", _("Served beside the order")
    REPLACED = "replaced", _("Replaced")
    VACANCY = "vacancy", _("Left vacant")
    EXTEND = "extend", _("Prolonged")
    JOINED = "joined", _("Joined the order")
    REMOVED = "removed", _("Left the order")
    OTHER = "other", _("Order changed")
