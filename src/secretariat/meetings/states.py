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


class DocumentStage(models.TextChoices):
    """How far a document of a meeting has come."""

    AWAITED = "awaited", "Awaited"
    RECEIVED = "received", "Received"
    EDITED = "edited", "Edited"
    ISSUED = "issued", "Issued"
    WITHDRAWN = "withdrawn", "Withdrawn"


class Relation(models.TextChoices):
    """How a document belongs to an earlier one."""

    REV = "rev", "Revision of"
    ADD = "add", "Addendum to"
    CORR = "corr", "Corrigendum to"
    AMEND = "amend", "Amendment to"


class Lateness(models.TextChoices):
    """Whether a document missed its day."""

    LATE = "late", "Late"
    CAME_LATE = "came-late", "Came late"


class DelegateRole(models.TextChoices):
    """In which part somebody attends."""

    CHAIR = "chair", "Chair"
    HEAD = "head", "Head of delegation"
    ALTERNATE = "alternate", "Alternate head"
    MEMBER = "member", "Delegate"
    ADVISER = "adviser", "Adviser"
    SPEAKER = "speaker", "Speaker"
    GUEST = "guest", "Guest"
    SECRETARIAT = "secretariat", "Secretariat"
    INTERPRETER = "interpreter", "Interpreter"


class Rank(models.TextChoices):
    """How high an office stands in protocol, the highest first."""

    HEAD_OF_STATE = "head-of-state", "Head of state"
    HEAD_OF_GOVERNMENT = "head-of-government", "Head of government"
    MINISTER = "minister", "Minister"
    DEPUTY_MINISTER = "deputy-minister", "Deputy minister"
    AMBASSADOR = "ambassador", "Ambassador"
    DIRECTOR = "director", "Director"
    OFFICIAL = "official", "Official"


class AttendanceStatus(models.TextChoices):
    """Whether somebody came."""

    ANNOUNCED = "announced", "Announced"
    ATTENDED = "attended", "Attended"
    ONLINE = "online", "Attended online"
    ABSENT = "absent", "Did not come"


class OrderRule(models.TextChoices):
    """In which order delegations are listed."""

    ALPHABETICAL = "alphabetical", "By name"
    CHAIR = "chair", "The chair first, then by name"
    RANK = "rank", "By the rank of the head of delegation"
    ACCESSION = "accession", "By the day on which the seat was taken"


class DecisionWay(models.TextChoices):
    """How something was decided under an item."""

    CONSENSUS = "consensus", "By consensus"
    VOTE = "vote", "By vote"
    SILENCE = "silence", "By silence"
    NOTED = "noted", "Took note"
    DEFERRED = "deferred", "Put off"


class ApprovalWay(models.TextChoices):
    """How a report is approved."""

    SAME_MEETING = "same-meeting", "At the end of the same meeting"
    CHECKERS = "checkers", "By two elected checkers"
    NEXT_MEETING = "next-meeting", "At the next meeting"
    SILENCE = "silence", "By silence"


class ReportState(models.TextChoices):
    """How far a report has come."""

    DRAFT = "draft", "Draft"
    CIRCULATED = "circulated", "Circulated"
    OBJECTED = "objected", "Objected to"
    APPROVED = "approved", "Approved"


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
CALLED_OFF = frozenset({MeetingStatus.CANCELLED, MeetingStatus.NOT_HELD})  # it never took place
REASONED = frozenset({MeetingStatus.POSTPONED, MeetingStatus.CANCELLED})
CAME = frozenset({AttendanceStatus.ATTENDED, AttendanceStatus.ONLINE})
