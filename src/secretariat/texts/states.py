from django.db import models

from secretariat.meetings.states import MeetingStatus


class TextStatus(models.TextChoices):
    """What the text is worth today."""

    IN_FORCE = "in force", "In force"
    SUPERSEDED = "superseded", "Superseded"
    UNKNOWN = "unknown", "Not known"
    PLANNED = "planned", "To be adopted"


class DraftKind(models.TextChoices):
    """What is negotiated."""

    DECLARATION = "declaration", "Declaration"
    RESOLUTION = "resolution", "Resolution"
    DECISION = "decision", "Decision"
    RECOMMENDATION = "recommendation", "Recommendation"
    STRATEGY = "strategy", "Strategy"
    AGENDA = "agenda", "Agenda"
    STATEMENT = "statement", "Statement"
    OTHER = "other", "Other"


class DraftStage(models.TextChoices):
    """How far a text under negotiation has come; values as in `engines.drafting.adoption.steps`."""

    DRAFT = "draft", "Draft"
    CIRCULATED = "circulated", "Circulated"
    IN_NEGOTIATION = "in negotiation", "In negotiation"
    CLEAN = "clean ad referendum", "Clean ad referendum"
    TABLED = "tabled", "Tabled"
    UNDER_SILENCE = "under silence", "Under silence"
    BEFORE_THE_BODY = "before the body", "Before the body"
    BROKEN = "broken", "Silence broken"
    NOT_ADOPTED = "not adopted", "Not adopted"
    POSTPONED = "postponed", "Postponed"
    WITHDRAWN = "withdrawn", "Withdrawn"
    ADOPTED = "adopted", "Adopted"
    EDITED = "edited", "Edited"
    CONCORDANT = "concordant", "Concordant"
    SEALED = "sealed", "Sealed"
    PUBLISHED = "published", "Published"
    RECTIFIED = "rectified", "Rectified"


OPEN_STAGES = frozenset({DraftStage.DRAFT, DraftStage.CIRCULATED, DraftStage.IN_NEGOTIATION})
BY_HAND = (  # to these the secretariat or the Chair leads a text; to the others its own acts do
    DraftStage.CIRCULATED,
    DraftStage.IN_NEGOTIATION,
    DraftStage.CLEAN,
    DraftStage.POSTPONED,
    DraftStage.WITHDRAWN,
)
SILENT_FROM = (DraftStage.CLEAN, DraftStage.TABLED, DraftStage.BROKEN)  # where a silence procedure may begin
ADOPTED_STAGES = frozenset(
    {
        *(DraftStage.ADOPTED, DraftStage.EDITED, DraftStage.CONCORDANT, DraftStage.SEALED),
        *(DraftStage.PUBLISHED, DraftStage.RECTIFIED),
    }
)
GIVEN_UP = frozenset({DraftStage.WITHDRAWN, DraftStage.NOT_ADOPTED})
ADOPTED_FROM = (DraftStage.CLEAN, DraftStage.TABLED, DraftStage.BEFORE_THE_BODY)
# Meetings that may adopt once they have begun: minutes say only later that one was held.
DECIDING = (MeetingStatus.PLANNED, MeetingStatus.CONFIRMED, MeetingStatus.HELD)


class SilenceState(models.TextChoices):
    """How a silence procedure stands; what its words come to: `engines.drafting.adoption.silence`."""

    RUNNING = "running", "Running"
    STOPPED = "not opened", "Stopped at the opening"
    BROKEN = "broken", "Broken"
    KEPT = "kept", "Kept: nobody objected"


class WordKind(models.TextChoices):
    """What somebody sends in while a silence runs."""

    OBJECTION = "objection", "Objection"
    AMENDMENT = "amendment", "Amendment"
    COMMENT = "comment", "Comment"
    EXTENSION = "extension", "Extension"


class AdoptionWay(models.TextChoices):
    """How a text was adopted."""

    CONSENSUS = "consensus", "By consensus"
    VOTE = "vote", "By vote"
    SILENCE = "silence", "By silence"


class StatementKind(models.TextChoices):
    """What a member attaches; values as in `engines.drafting.adoption.steps`."""

    INTERPRETATIVE = "interpretative statement", "Interpretative statement"
    EXPLANATION = "explanation of position", "Explanation of position"
    DISASSOCIATION = "disassociation", "Disassociation"
    RESERVATION = "reservation", "Reservation"


class ConsiderationKind(models.TextChoices):
    """What happened to a text on its way through the organs of a body; each a step of a meeting."""

    REFERRED = "referred", "Referred"
    CHANGED = "changed", "Changed"
    ENDORSED = "endorsed", "Endorsed"
    RETURNED = "returned", "Returned"


CLIMBS_AT = OPEN_STAGES | {DraftStage.CLEAN, DraftStage.TABLED, DraftStage.BROKEN, DraftStage.POSTPONED}


class SoundingStance(models.TextChoices):
    """What a member holds of an idea before a text exists."""

    ENDORSED = "endorsed", "Endorsed"
    SUPPORTS = "supports", "Supports"
    OPEN = "open", "Open to it"
    RESERVED = "reserved", "Reserved"
    OPPOSED = "opposed", "Opposed"
    NO_REPLY = "no reply", "No reply"
