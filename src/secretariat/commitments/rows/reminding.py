from django.conf import settings
from django.db import models

from secretariat.commitments.rows.undertaken import Commitment
from secretariat.history.models import AppendOnly
from secretariat.parties.models import Body


class ReminderRule(models.Model):
    """When a body has those reminded who owe it something: days from the last day on which it is due.

    `moments`: days, those before the due date below 0; none: nobody is reminded. A body without a rule has
    the usual one (`reminders.USUAL`).
    """

    history_kind = "reminder-rule"

    body = models.OneToOneField(
        Body, primary_key=True, on_delete=models.PROTECT, related_name="reminder_rule"
    )
    moments = models.JSONField(default=list)
    version = models.PositiveIntegerField(default=1)

    def __str__(self) -> str:
        return f"{self.body}: {self.moments}"

    @property
    def history_id(self) -> str:
        return self.body.slug


class Reminder(AppendOnly):
    """That an account was reminded of a commitment at a moment before or after one due day; never twice."""

    is_guarded = True

    commitment = models.ForeignKey(Commitment, on_delete=models.PROTECT, related_name="reminders")
    account = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    due_on = models.DateField()  # the last possible day
    moment = models.SmallIntegerField()  # days from it
    sent_on = models.DateField()
    sent_at = models.DateTimeField()

    class Meta:
        constraints = (
            models.UniqueConstraint(
                fields=["commitment", "account", "due_on", "moment"], name="commitments_reminded_once"
            ),
        )
        indexes = (models.Index(fields=["account", "sent_on"], name="commitments_reminded_on"),)

    def __str__(self) -> str:
        return f"{self.commitment} ({self.moment:+d})"
