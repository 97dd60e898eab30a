from django.conf import settings
from django.db import models

from secretariat.dates import EdtfField, in_order
from secretariat.desk.states import Ending
from secretariat.evidence.models import Claim, Document, Line
from secretariat.history.models import AppendOnly
from secretariat.ids import new_public_id
from secretariat.texts.models import Adoption


class Expectation(models.Model):
    """What a Claim says will or should happen, and by when; later lines close it."""

    history_kind = "expectation"

    public_id = models.CharField(max_length=10, unique=True, default=new_public_id, editable=False)
    claim = models.OneToOneField(Claim, on_delete=models.PROTECT, related_name="expectation")
    line = models.ForeignKey(Line, on_delete=models.PROTECT, related_name="expectations")
    words = models.TextField()
    horizon = EdtfField(null=True)
    opened_at = models.DateTimeField()
    version = models.PositiveIntegerField(default=1)

    class Meta:
        constraints = (in_order("horizon"),)

    def __str__(self) -> str:
        return self.words

    @property
    def history_id(self) -> str:
        return self.public_id


class Closing(AppendOnly):
    """A person's word on what became of an Expectation, with the line that shows it."""

    expectation = models.ForeignKey(Expectation, on_delete=models.PROTECT, related_name="closings")
    ending = models.CharField(max_length=14, choices=Ending.choices)
    by_line = models.ForeignKey(
        Line, null=True, blank=True, on_delete=models.PROTECT, related_name="closes"
    )  # null: no trace found
    searched_until = models.DateField(null=True, blank=True)
    at = models.DateTimeField()
    by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")

    class Meta:
        ordering = ("at", "pk")

    def __str__(self) -> str:
        return f"{self.expectation}: {self.get_ending_display()}"


class Reopening(AppendOnly):
    """The act that takes a Closing back."""

    closing = models.OneToOneField(Closing, on_delete=models.PROTECT, related_name="reopening")
    at = models.DateTimeField()
    by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")

    def __str__(self) -> str:
        return f"reopened: {self.closing}"


class Intake(AppendOnly):
    """Several files that one person handed in at once; they are read one after the other by the worker."""

    history_kind = "intake"

    public_id = models.CharField(max_length=10, unique=True, default=new_public_id, editable=False)
    opened_at = models.DateTimeField()
    by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    file_count = models.PositiveIntegerField()  # files that the form held, also those that never arrived

    def __str__(self) -> str:
        return f"{self.file_count} files of {self.opened_at:%Y-%m-%d %H:%M}"

    @property
    def history_id(self) -> str:
        return self.public_id


class IntakeFile(AppendOnly):
    """What became of one file of an Intake when it came in: its document, or why it was not taken."""

    intake = models.ForeignKey(Intake, on_delete=models.PROTECT, related_name="files")
    position = models.PositiveIntegerField()
    file_name = models.CharField(max_length=255)
    document = models.ForeignKey(
        Document, null=True, on_delete=models.PROTECT, related_name="+"
    )  # null: not taken
    is_new = models.BooleanField()
    reason = models.CharField(max_length=500, blank=True)

    class Meta:
        ordering = ("intake", "position")
        constraints = (
            models.UniqueConstraint(fields=["intake", "position"], name="desk_intakefile_position"),
        )

    def __str__(self) -> str:
        return self.file_name


class ParagraphWord(AppendOnly):
    """A person's word that a paragraph of an adopted text asks nothing of anybody, or after all does.

    The latest counts; what it does ask stands as Commitments with the paragraph.
    """

    is_guarded = True

    adoption = models.ForeignKey(Adoption, on_delete=models.PROTECT, related_name="paragraph_words")
    paragraph = models.CharField(max_length=40)
    is_passed_over = models.BooleanField()
    at = models.DateTimeField()
    by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")

    class Meta:
        ordering = ("at", "pk")

    def __str__(self) -> str:
        return f"{self.paragraph} of {self.adoption}"
