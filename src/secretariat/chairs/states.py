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


class HandoverAct(models.TextChoices):
    """What was decided on the passing of a chair."""

    DELAY = "delay", _("Delayed")
    HAND_OVER = "hand-over", _("Handed over")


class Grounds(models.TextChoices):
    """Why somebody has the rights of the chair, or nobody has."""

    BY_DATE = "by-date", _("by the days of the term")
    BY_ACT = "by-act", _("by a recorded act")
    DELAYED = "delayed", _("the handover is delayed")
    UNSURE = "unsure", _("the sources leave the day open; a recorded act is needed")
    NO_ZONE = "no-zone", _("the body has no time zone; a recorded act is needed")
    NOBODY = "nobody", _("nobody is in the chair")


class EventStatus(models.TextChoices):
    """What became of an event of a programme."""

    PLANNED = "planned", _("Planned")
    HELD = "held", _("Held")
    DROPPED = "dropped", _("Dropped")


class InitiativeState(models.TextChoices):
    """How far an initiative has come."""

    OFFERED = "offered", _("Open to others")
    TAKEN_UP = "taken-up", _("Taken up")
    DONE = "done", _("Done")
    DROPPED = "dropped", _("Dropped")


class ReportState(models.TextChoices):
    """What became of a coordinator's yearly report."""

    DUE = "due", _("Due")
    LATE = "late", _("Late")
    RECEIVED = "received", _("Received")
    RECEIVED_LATE = "received-late", _("Received late")


class UsualItem(models.TextChoices):
    """What is to be done before any chair changes hands."""

    PROGRAMME = "programme", _("The incoming chair has written its motto and priorities.")
    CALENDAR = "calendar", _("The meetings of the term have days and places.")
    COMMITMENTS = "commitments", _("Open commitments have been gone through with the outgoing chair.")
    TEXTS = "texts", _("Texts under negotiation have been handed over, with who holds which bracket.")
    CONTACTS = "contacts", _("The persons in the chair of each organ are named, with their contacts.")
    CIRCULAR = "circular", _("The change has been announced to all delegations.")
    CEREMONY = "ceremony", _("Day and place of the handover are agreed.")
