from django.db import models

from secretariat.chairs.states import Basis, TermStatus
from secretariat.dates import EdtfField, in_order
from secretariat.evidence.models import OfLine
from secretariat.parties.models import Body, Party
from secretariat.people.models import Person


class Chairmanship(OfLine):
    """A Party's term in a Body's chair. `term` is an EDTF interval, or null where no day is known."""

    body = models.ForeignKey(Body, on_delete=models.PROTECT, related_name="chairmanships")
    holder = models.ForeignKey(
        Party, null=True, on_delete=models.PROTECT, related_name="chairmanships"
    )  # null: joint chairs and persons without a Party; `holder_words` says who
    holder_words = models.CharField(max_length=200, blank=True)
    person = models.ForeignKey(Person, null=True, on_delete=models.PROTECT, related_name="chairmanships")
    term = EdtfField(null=True)
    status = models.CharField(max_length=10, choices=TermStatus.choices)
    basis = models.CharField(max_length=10, choices=Basis.choices, default=Basis.STATED)

    class Meta:
        constraints = (in_order("term"),)
        indexes = (models.Index(fields=["body", "term_first"], name="chairs_by_body_and_day"),)

    def __str__(self) -> str:
        return f"{self.holder or self.holder_words} in the chair of {self.body}"
