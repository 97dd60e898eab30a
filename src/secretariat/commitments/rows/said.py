from django.db import models

from secretariat.commitments.states import Delivery
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
