from django.db import models

from secretariat.commitments.states import Delivery, Result, Stance
from secretariat.dates import EdtfField, in_order
from secretariat.evidence.models import OfLine
from secretariat.meetings.models import AgendaItem
from secretariat.parties.models import Body, Party
from secretariat.people.models import Person


class Speaker(models.Model):
    """Who said or undertook it: a Person, a Party or a Body, or only words where none is known."""

    person = models.ForeignKey(Person, null=True, on_delete=models.PROTECT, related_name="+")
    party = models.ForeignKey(Party, null=True, on_delete=models.PROTECT, related_name="+")
    speaking_body = models.ForeignKey(Body, null=True, on_delete=models.PROTECT, related_name="+")
    words_of_name = models.CharField(max_length=300)

    class Meta:
        abstract = True

    def __str__(self) -> str:
        return self.words_of_name


class Statement(OfLine, Speaker):
    """What someone said, word for word (`is_quotation`) or as reported; `item`: at which item it was."""

    is_quotation = models.BooleanField()
    words = models.TextField()
    language = models.CharField(max_length=12, default="en")
    said = EdtfField(null=True)
    item = models.ForeignKey(AgendaItem, null=True, on_delete=models.PROTECT, related_name="statements")
    delivery = models.CharField(max_length=10, choices=Delivery.choices, blank=True)

    class Meta:
        constraints = (in_order("said"),)

    def __str__(self) -> str:
        return self.words


class Commitment(OfLine):
    """What someone undertook, proposed or supported, and by when."""

    stance = models.CharField(max_length=10, choices=Stance.choices)
    words = models.TextField()
    language = models.CharField(max_length=12, default="en")
    said = EdtfField(null=True)
    due = EdtfField(null=True)

    class Meta:
        constraints = (in_order("said"), in_order("due"))
        indexes = (models.Index(fields=["due_end"], name="commitments_ahead"),)

    def __str__(self) -> str:
        return self.words


class Owner(Speaker):
    """One of those who undertook a Commitment."""

    commitment = models.ForeignKey(Commitment, on_delete=models.CASCADE, related_name="owners")
    position = models.PositiveIntegerField(default=0)

    class Meta:
        ordering = ("position", "pk")


class Report(OfLine):
    """What became of something that a source said would happen; the facts stand in its Citations."""

    body = models.ForeignKey(Body, null=True, on_delete=models.PROTECT, related_name="reports")
    about = models.TextField()
    expected = EdtfField(null=True)
    result = models.CharField(max_length=24, choices=Result.choices)
    searched_until = models.DateField(null=True)

    class Meta:
        constraints = (in_order("expected"),)

    def __str__(self) -> str:
        return self.about
