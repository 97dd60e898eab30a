"""Documents as received, byte for byte, and what a reader took from them."""

from typing import Any

from django.conf import settings
from django.db import models

from secretariat.dates import EdtfField, in_order
from secretariat.distribution import Distribution, Viewer, open_to
from secretariat.evidence.states import FindingState, ReadingState
from secretariat.history.models import AppendOnly
from secretariat.ids import new_public_id
from secretariat.parties.models import Body


def _naming(account_id: int) -> "models.QuerySet[Any]":
    return Document.readers.through.objects.filter(account=account_id).values("document")


class DocumentQuerySet(models.QuerySet["Document"]):
    def visible_to(self, viewer: Viewer) -> "DocumentQuerySet":
        """Only what the viewer may see."""
        return self.filter(open_to(viewer, named=_naming))


class Document(models.Model):
    """A source as received. `body` keeps it; `sha256` names the original in the store (`originals`).

    `in_hands_of` sees to it that it is read and decided: who received it, until it is handed over.
    """

    history_kind = "document"

    public_id = models.CharField(max_length=10, unique=True, default=new_public_id, editable=False)
    body = models.ForeignKey(Body, on_delete=models.PROTECT, related_name="documents")
    distribution = models.CharField(max_length=12, choices=Distribution.choices)
    readers = models.ManyToManyField(settings.AUTH_USER_MODEL, blank=True, related_name="+")
    title = models.CharField(max_length=300)
    file_name = models.CharField(max_length=255)
    media_type = models.CharField(max_length=100)
    sha256 = models.CharField(max_length=64, db_index=True)
    byte_count = models.PositiveBigIntegerField()
    address = models.URLField(max_length=1000, blank=True)
    publisher = models.CharField(max_length=200, blank=True)
    published = EdtfField(null=True, blank=True)
    received_at = models.DateTimeField()
    received_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    in_hands_of = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.PROTECT, related_name="+"
    )
    state = models.CharField(max_length=10, choices=ReadingState.choices, default=ReadingState.WAITING)
    failure = models.CharField(max_length=500, blank=True)
    is_fictitious = models.BooleanField(default=False)
    version = models.PositiveIntegerField(default=1)

    objects = DocumentQuerySet.as_manager()

    class Meta:
        constraints = (
            in_order("published"),
            models.UniqueConstraint(fields=["body", "sha256"], name="evidence_document_once_per_body"),
        )

    def __str__(self) -> str:
        return self.title

    @property
    def history_id(self) -> str:
        return self.public_id


class Reading(AppendOnly):
    """One reading of a Document: the frozen text, by which reader, with which gazetteer. Re-reading adds."""

    document = models.ForeignKey(Document, on_delete=models.PROTECT, related_name="readings")
    text = models.TextField()
    language = models.CharField(max_length=12)
    reader_version = models.CharField(max_length=40)
    gazetteer_version = models.CharField(max_length=80)
    read_at = models.DateTimeField()
    remarks = models.JSONField(default=list)

    class Meta:
        ordering = ("read_at", "pk")

    def __str__(self) -> str:
        return f"{self.document} read at {self.read_at:%Y-%m-%d %H:%M}"


class Passage(AppendOnly):
    """A span of a Reading's text; `words` equals `reading.text[start:end]`."""

    reading = models.ForeignKey(Reading, on_delete=models.PROTECT, related_name="passages")
    start = models.PositiveIntegerField()
    end = models.PositiveIntegerField()
    words = models.TextField()

    class Meta:
        ordering = ("start", "end")
        constraints = (
            models.CheckConstraint(
                condition=models.Q(start__lt=models.F("end")), name="evidence_passage_in_order"
            ),
            models.UniqueConstraint(fields=["reading", "start", "end"], name="evidence_passage_once"),
        )

    def __str__(self) -> str:
        return self.words

    def save(self, *args: Any, **kwargs: Any) -> None:
        """Refuse words that are not literally there: such evidence would be an invention."""
        if self.reading.text[self.start : self.end] != self.words:
            raise ValueError(f"not the words at {self.start} to {self.end}: {self.words[:60]!r}")
        super().save(*args, **kwargs)


class Finding(models.Model):
    """What a reader read, and what a person decided about it.

    `value` and `slots` are the reader's, never changed; `corrected` keeps the person's value beside them.
    """

    history_kind = "finding"

    public_id = models.CharField(max_length=10, unique=True, default=new_public_id, editable=False)
    reading = models.ForeignKey(Reading, on_delete=models.PROTECT, related_name="findings")
    position = models.PositiveIntegerField()
    kind = models.CharField(max_length=20)
    value = models.JSONField()
    slots = models.JSONField(default=dict)
    rule = models.CharField(max_length=80)
    grade = models.CharField(max_length=10)
    passages = models.ManyToManyField(Passage, related_name="+")
    state = models.CharField(
        max_length=10, choices=FindingState.choices, default=FindingState.OPEN, db_index=True
    )
    corrected = models.JSONField(null=True, blank=True)
    reason = models.CharField(max_length=300, blank=True)
    decided_at = models.DateTimeField(null=True, blank=True)
    decided_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    version = models.PositiveIntegerField(default=1)

    class Meta:
        ordering = ("reading", "position")
        constraints = (
            models.UniqueConstraint(fields=["reading", "position"], name="evidence_finding_position"),
        )

    def __str__(self) -> str:
        return f"{self.kind} in {self.reading.document}"

    @property
    def history_id(self) -> str:
        return self.public_id
