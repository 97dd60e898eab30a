from django.conf import settings
from django.db import models

from secretariat.ids import new_public_id
from secretariat.meetings.states import ApprovalWay, ReportState
from secretariat.parties.models import Body


class ApprovalRule(models.Model):
    """How a Body approves the reports of its meetings; `silence_days` where it is by silence."""

    history_kind = "approval-rule"

    body = models.OneToOneField(
        Body, primary_key=True, on_delete=models.PROTECT, related_name="approval_rule"
    )
    way = models.CharField(max_length=12, choices=ApprovalWay.choices)
    silence_days = models.PositiveSmallIntegerField(default=0)
    version = models.PositiveIntegerField(default=1)

    def __str__(self) -> str:
        return f"{self.body}: {self.way}"

    @property
    def history_id(self) -> str:
        return self.body.slug


class MeetingReport(models.Model):
    """The report of a meeting. A draft shows the record as it stands; what was circulated is kept in `lines`.

    `lines`: each line of the record on which it rests, as {"line", "kind", "value", "distribution"}; whoever
    reads it is shown the lines that they may see. `way`: by which rule it is approved, since it circulates.
    `checkers`: the accounts that were elected to check it; `approved_at_meeting`: the next meeting, where
    that one approved it.
    """

    history_kind = "meeting-report"

    public_id = models.CharField(max_length=10, unique=True, default=new_public_id, editable=False)
    meeting = models.OneToOneField("meetings.Meeting", on_delete=models.PROTECT, related_name="report")
    introduction = models.TextField(blank=True)
    state = models.CharField(max_length=12, choices=ReportState.choices, default=ReportState.DRAFT)
    way = models.CharField(max_length=12, choices=ApprovalWay.choices, blank=True)
    lines = models.JSONField(default=list)
    sha256 = models.CharField(max_length=64, blank=True)
    circulated_at = models.DateTimeField(null=True)
    silence_ends_at = models.DateTimeField(null=True)
    checkers = models.ManyToManyField(settings.AUTH_USER_MODEL, related_name="+")
    checked_by = models.ManyToManyField(settings.AUTH_USER_MODEL, related_name="+")
    objection = models.CharField(max_length=1000, blank=True)
    objected_by = models.CharField(max_length=200, blank=True)
    approved_at = models.DateTimeField(null=True)
    approved_at_meeting = models.ForeignKey(
        "meetings.Meeting", null=True, on_delete=models.PROTECT, related_name="approved_reports"
    )
    version = models.PositiveIntegerField(default=1)

    def __str__(self) -> str:
        return f"report of {self.meeting}"

    @property
    def history_id(self) -> str:
        return self.public_id
