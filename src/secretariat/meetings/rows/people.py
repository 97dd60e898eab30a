from django.db import models

from secretariat.evidence.models import OfLine
from secretariat.meetings.states import AttendanceStatus, DelegateRole, OrderRule, Rank
from secretariat.parties.models import Body, Party
from secretariat.people.models import Person


class Attendance(OfLine):
    """Somebody at a meeting, in the office as held that day, for a Party, a Body or others in words.

    `words`: the name as said, without the `address` ("H.E. Ms."); `position`: the order of entry.
    """

    meeting = models.ForeignKey("meetings.Meeting", on_delete=models.PROTECT, related_name="attendance")
    person = models.ForeignKey(Person, null=True, on_delete=models.PROTECT, related_name="attendances")
    words = models.CharField(max_length=300)
    address = models.CharField(max_length=60, blank=True)
    office = models.CharField(max_length=300, blank=True)
    party = models.ForeignKey(Party, null=True, on_delete=models.PROTECT, related_name="attendances")
    sent_by = models.ForeignKey(Body, null=True, on_delete=models.PROTECT, related_name="attendances")
    sender = models.CharField(max_length=300, blank=True)
    role = models.CharField(max_length=12, choices=DelegateRole.choices)
    rank = models.CharField(max_length=20, choices=Rank.choices, blank=True)
    status = models.CharField(max_length=10, choices=AttendanceStatus.choices)
    position = models.PositiveIntegerField(default=0)

    class Meta:
        indexes = (models.Index(fields=["meeting", "position"], name="meetings_attendance_in_order"),)

    def __str__(self) -> str:
        return f"{self.words} for {self.sender}" if self.sender else self.words


class ProtocolRule(models.Model):
    """In which order a Body lists delegations; `language`: in which their names are sorted."""

    history_kind = "protocol-rule"

    body = models.OneToOneField(
        Body, primary_key=True, on_delete=models.PROTECT, related_name="protocol_rule"
    )
    order = models.CharField(max_length=12, choices=OrderRule.choices)
    language = models.CharField(max_length=12, default="en")
    version = models.PositiveIntegerField(default=1)

    def __str__(self) -> str:
        return f"{self.body}: {self.order}"

    @property
    def history_id(self) -> str:
        return self.body.slug
