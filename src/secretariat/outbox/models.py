from django.db import models

from secretariat.history.models import AppendOnly
from secretariat.ids import new_public_id
from secretariat.outbox.states import LetterState, Outcome

REDACTED = (
    "redacted:"  # before the public id, where the address of a letter was taken out: each stays its own
)


class Letter(models.Model):
    """One message to one recipient. `message` is the whole of it as it goes out; it is emptied once sent,
    or when the person it is to, or of whom it speaks, was taken out.

    A copy to somebody else is a letter of its own with the same `message_id`, by which a duplicate is known.
    """

    history_kind = "letter"

    public_id = models.CharField(max_length=10, unique=True, default=new_public_id, editable=False)
    message_id = models.CharField(max_length=250)
    sender = models.CharField(max_length=320)  # of the envelope
    recipient = models.CharField(max_length=320)
    subject = models.CharField(max_length=300)
    message = models.BinaryField()
    state = models.CharField(max_length=10, choices=LetterState.choices, default=LetterState.WAITING)
    written_at = models.DateTimeField()
    tried_since = models.DateTimeField()  # from when on it is tried: written, or sent again by a person
    due_at = models.DateTimeField()
    held_until = models.DateTimeField(null=True)  # while it is being sent: until when it is this worker's
    attempt_count = models.PositiveIntegerField(default=0)
    failure = models.CharField(max_length=500, blank=True)
    ended_at = models.DateTimeField(null=True)

    class Meta:
        constraints = (
            models.UniqueConstraint(fields=["message_id", "recipient"], name="outbox_letter_once_each"),
        )
        indexes = (models.Index(fields=["state", "due_at"], name="outbox_letter_due"),)

    def __str__(self) -> str:
        return self.subject or "(redacted)"

    @property
    def to(self) -> str:
        """Return the address, or that it was taken out."""
        return "(redacted)" if self.recipient.startswith(REDACTED) else self.recipient

    @property
    def history_id(self) -> str:
        return self.public_id


class Attempt(AppendOnly):
    """One attempt to hand a letter to the mail server, and what it answered."""

    letter = models.ForeignKey(Letter, on_delete=models.CASCADE, related_name="attempts")
    at = models.DateTimeField()
    outcome = models.CharField(max_length=10, choices=Outcome.choices)
    reason = models.CharField(max_length=500, blank=True)

    class Meta:
        ordering = ("at", "pk")

    def __str__(self) -> str:
        return f"{self.at:%Y-%m-%d %H:%M} {self.outcome}"
