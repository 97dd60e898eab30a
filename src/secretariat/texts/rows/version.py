from django.conf import settings
from django.db import models

from secretariat.texts.rows.draft import Draft


class LanguageVersion(models.Model):
    """A text in another of its languages, aligned by paragraph.

    `paragraphs`: permanent id of the paragraph → its label and words; `words_hash`: of the words in the
    language of the negotiation of which it is a version; once they change it is behind.
    """

    draft = models.ForeignKey(Draft, on_delete=models.PROTECT, related_name="versions")
    language = models.CharField(max_length=12)
    paragraphs = models.JSONField(default=dict)
    words_hash = models.CharField(max_length=64)
    entered_at = models.DateTimeField()
    entered_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    version = models.PositiveIntegerField(default=1)

    class Meta:
        constraints = (models.UniqueConstraint(fields=["draft", "language"], name="texts_version_language"),)

    def __str__(self) -> str:
        return f"{self.draft} ({self.language})"
