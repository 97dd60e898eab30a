from datetime import date

from django.db import models

from secretariat.commitments.models import Priority
from secretariat.dates import EdtfField, in_order
from secretariat.evidence.models import OfLine
from secretariat.parties.models import Body


class ProjectCall(OfLine):
    """A call for projects: from when until when, with which money, who may apply.

    `closed`: that somebody closed it, and when; until then it is open as its days say.
    """

    body = models.ForeignKey(Body, on_delete=models.PROTECT, related_name="project_calls")
    title = models.CharField(max_length=300)
    words = models.TextField(blank=True)
    applicants = models.CharField(max_length=1000, blank=True)
    priority = models.ForeignKey(Priority, null=True, on_delete=models.PROTECT, related_name="project_calls")
    currency = models.CharField(max_length=3, blank=True)
    total = models.DecimalField(max_digits=15, decimal_places=2, null=True)
    opens = EdtfField()
    closes = EdtfField()
    closed = EdtfField(null=True)

    class Meta:
        constraints = (in_order("opens"), in_order("closes"), in_order("closed"))
        indexes = (models.Index(fields=["body", "closes_end"], name="projects_call_of_body"),)

    @property
    def window(self) -> tuple[date | None, date | None]:
        """The first day on which it may be open, and the day after the last."""
        assert self.opens is not None, "it is asked for"
        assert self.closes is not None, "it is asked for"
        return self.opens.first, self.closes.end

    def __str__(self) -> str:
        return self.title
