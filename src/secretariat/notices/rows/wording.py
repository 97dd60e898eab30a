from django.conf import settings
from django.db import models

from secretariat.history.models import AppendOnly
from secretariat.notices.rows.notice import Notice
from secretariat.notices.sentences import Words, from_json


class Wording(AppendOnly):
    """The words of a notice in one language, as somebody left them; each change adds one.

    `words` as `sentences.to_json`; `of_number`: the wording of the original of which it is a version, null
    for the original itself. It is behind once the original has gone on.
    """

    is_guarded = True

    notice = models.ForeignKey(Notice, on_delete=models.PROTECT, related_name="wordings")
    language = models.CharField(max_length=12)
    number = models.PositiveIntegerField()
    of_number = models.PositiveIntegerField(null=True)
    title = models.CharField(max_length=300)
    words = models.JSONField()
    is_complete = models.BooleanField(default=False)
    plain = models.TextField(default="", editable=False)  # title and sentences, for search
    by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField()

    class Meta:
        ordering = ("language", "number")
        constraints = (
            models.UniqueConstraint(fields=["notice", "language", "number"], name="notices_wording_number"),
        )

    def __str__(self) -> str:
        return self.title

    @property
    def told(self) -> Words:
        """The words as sentences."""
        return from_json(self.words)


class Correction(AppendOnly):
    """That a published notice was corrected: what was wrong and is right now, in words for the public."""

    is_guarded = True

    notice = models.ForeignKey(Notice, on_delete=models.PROTECT, related_name="corrections")
    number = models.PositiveIntegerField()
    words = models.CharField(max_length=1000)
    language = models.CharField(max_length=12)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField()

    class Meta:
        ordering = ("number",)
        constraints = (
            models.UniqueConstraint(fields=["notice", "number"], name="notices_correction_number"),
        )

    def __str__(self) -> str:
        return self.words
