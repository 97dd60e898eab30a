from django.db import models

from secretariat.evidence.models import Document, Passage
from secretariat.evidence.states import CitationKind


class Evidenced(models.Model):
    """What shows that something is so: a passage, an address with the day on which it was seen, or an entry,
    perhaps with the paper that came with it (`document`).
    """

    source = models.CharField(max_length=12, choices=CitationKind.choices)
    passage = models.ForeignKey(Passage, null=True, on_delete=models.PROTECT, related_name="+")
    document = models.ForeignKey(Document, null=True, on_delete=models.PROTECT, related_name="+")
    address = models.CharField(max_length=1000, blank=True)
    seen_on = models.DateField(null=True)
    note = models.CharField(max_length=1000, blank=True)

    class Meta:
        abstract = True
