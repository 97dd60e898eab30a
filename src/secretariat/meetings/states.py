from django.db import models


class MeetingKind(models.TextChoices):
    """What kind of meeting."""

    SUMMIT = "summit", "Summit"
    MINISTERIAL = "ministerial", "Ministerial session"
    COUNCIL = "council", "Council"
    CONFERENCE = "conference", "Conference"
    ASSEMBLY = "assembly", "Assembly"
    SENIOR_OFFICIALS = "senior-officials", "Senior officials"
    COMMITTEE = "committee", "Committee"
    WORKING_GROUP = "working-group", "Working group"
    VISIT = "visit", "Visit"
    BILATERAL = "bilateral", "Meeting of two sides"
    LECTURE = "lecture", "Lecture"
    CEREMONY = "ceremony", "Ceremony"
    OTHER = "other", "Other"


class MeetingStatus(models.TextChoices):
    """Whether it took place."""

    PLANNED = "planned", "Planned"
    CONFIRMED = "confirmed", "Confirmed"
    HELD = "held", "Held"
    POSTPONED = "postponed", "Postponed"
    CANCELLED = "cancelled", "Cancelled"
    NOT_HELD = "not-held", "Not held"


class ItemKind(models.TextChoices):
    """What stands on an agenda."""

    ITEM = "item", "Item"
    BREAK = "break", "Break, without a number"


class Mode(models.TextChoices):
    """How people met."""

    IN_PERSON = "in-person", "In person"
    ONLINE = "online", "Online"
    HYBRID = "hybrid", "Hybrid"


class PartRole(models.TextChoices):
    """In which part somebody was there; empty where the source does not say."""

    ATTENDING = "attending", "Also attends"
    INTERPRETER = "interpreter", "Interpreter"
    SPEAKER = "speaker", "Speaker"


class CallMethod(models.TextChoices):
    """What a letter with a calendar file asks of a calendar (RFC 5546)."""

    REQUEST = "request", "Invited"
    CANCEL = "cancel", "Called off"


class Side(models.TextChoices):
    """For whom somebody was there; empty: the side that receives, or where there are no sides."""

    VISITING = "visiting", "With the visitors"


# What a person does to a meeting that stands in the record, and the state in which it then is.
MOVES = {
    "confirm": MeetingStatus.CONFIRMED,
    "hold": MeetingStatus.HELD,
    "postpone": MeetingStatus.POSTPONED,
    "cancel": MeetingStatus.CANCELLED,
}
AHEAD = frozenset({MeetingStatus.PLANNED, MeetingStatus.CONFIRMED, MeetingStatus.POSTPONED})
REASONED = frozenset({MeetingStatus.POSTPONED, MeetingStatus.CANCELLED})
