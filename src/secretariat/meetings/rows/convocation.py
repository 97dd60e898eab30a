from django.conf import settings
from django.db import models

from secretariat.history.models import AppendOnly
from secretariat.ids import new_public_id
from secretariat.meetings.rows.addressee import Addressee
from secretariat.meetings.states import CallMethod


class Convocation(AppendOnly):
    """That a meeting was called, called anew or called off by letters with a calendar file (iTIP).

    `sequence`: the SEQUENCE that the calendar files bear.
    """

    history_kind = "convocation"

    public_id = models.CharField(max_length=10, unique=True, default=new_public_id, editable=False)
    meeting = models.ForeignKey("meetings.Meeting", on_delete=models.PROTECT, related_name="convocations")
    method = models.CharField(max_length=10, choices=CallMethod.choices)
    sequence = models.PositiveIntegerField()
    words = models.TextField(blank=True)
    sent_at = models.DateTimeField()
    sent_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")

    class Meta:
        ordering = ("sent_at", "pk")

    def __str__(self) -> str:
        return f"{self.get_method_display()} {self.sequence}"

    @property
    def history_id(self) -> str:
        return self.public_id


class Invitee(Addressee):
    """To whom a convocation went."""

    convocation = models.ForeignKey(Convocation, on_delete=models.CASCADE, related_name="invitees")
