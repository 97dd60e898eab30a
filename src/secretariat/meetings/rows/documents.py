from django.db import models

from secretariat.evidence.models import Document, OfLine
from secretariat.meetings.rows.agenda import AgendaItem
from secretariat.meetings.states import DocumentStage, Relation


class MeetingDocument(OfLine):
    """A document that a meeting has before it, or waits for; `files` are its languages.

    `relation` and `of`: the document that this one revises, adds to or corrects. `received_on`: the day on
    which its first file came, at the seat.
    """

    meeting = models.ForeignKey("meetings.Meeting", on_delete=models.PROTECT, related_name="papers")
    item = models.ForeignKey(AgendaItem, null=True, on_delete=models.PROTECT, related_name="papers")
    symbol = models.CharField(max_length=80, blank=True)
    title = models.CharField(max_length=400)
    language = models.CharField(max_length=12, default="en")
    stage = models.CharField(max_length=10, choices=DocumentStage.choices)
    due = models.DateField(null=True)
    received_on = models.DateField(null=True)
    relation = models.CharField(max_length=5, choices=Relation.choices, blank=True)
    of = models.ForeignKey("self", null=True, on_delete=models.PROTECT, related_name="related")

    class Meta:
        indexes = (models.Index(fields=["meeting", "item"], name="meetings_papers_by_item"),)

    def __str__(self) -> str:
        return f"{self.symbol}, {self.title}" if self.symbol else self.title


class DocumentFile(models.Model):
    """One language of a document, as received."""

    paper = models.ForeignKey(MeetingDocument, on_delete=models.CASCADE, related_name="files")
    language = models.CharField(max_length=12)
    document = models.ForeignKey(Document, on_delete=models.PROTECT, related_name="+")

    class Meta:
        ordering = ("language", "pk")

    def __str__(self) -> str:
        return f"{self.paper} ({self.language})"
