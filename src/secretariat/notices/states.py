from django.db import models


class NoticeKind(models.TextChoices):
    """What is published."""

    PRESS_RELEASE = "press-release", "Press release"
    STATEMENT = "statement", "Statement"
    ANNOUNCEMENT = "announcement", "Announcement"
    MESSAGE = "message", "Message of congratulation or condolence"


class NoticeState(models.TextChoices):
    """Where the words in hand stand; what the public reads stays as it was published until they follow."""

    DRAFT = "draft", "Draft"
    SUBMITTED = "submitted", "Waits for approval"
    APPROVED = "approved", "Approved"
    PUBLISHED = "published", "Published"
    WITHDRAWN = "withdrawn", "Withdrawn"


class Check(models.TextChoices):
    """Why somebody is to look at a sentence before its lines count as told."""

    NONE = "", "As drawn or tied"
    CHANGED = "changed", "Words changed since they were drawn from the record"
    ORIGINAL = "original", "Lines taken over from the original"
