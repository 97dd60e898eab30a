from django.conf import settings
from django.db import models

from secretariat.history.models import AppendOnly
from secretariat.ids import new_public_id
from secretariat.parties.models import Party
from secretariat.texts.rows.draft import Draft
from secretariat.texts.states import SilenceState, WordKind


class Silence(models.Model):
    """A silence procedure on a text: adopted unless somebody entitled breaks it before `expires_at`.

    `rules`: key of the rule set, `rule` what it said when it was opened; `length` in the unit of the rule;
    `zone` (IANA) and `holidays` (ISO days) those of the body then; `words_hash` what is under silence.
    `ended_at`: the end itself where it was kept, whenever the worker came to it.
    """

    history_kind = "silence"

    public_id = models.CharField(max_length=10, unique=True, default=new_public_id, editable=False)
    draft = models.ForeignKey(Draft, on_delete=models.PROTECT, related_name="silences")
    number = models.PositiveIntegerField()
    rules = models.CharField(max_length=40)
    rule = models.JSONField()
    role = models.CharField(max_length=20)
    length = models.PositiveIntegerField()
    zone = models.CharField(max_length=60)
    holidays = models.JSONField(default=list)
    note = models.TextField(blank=True)
    objections = models.JSONField(default=list)
    words_hash = models.CharField(max_length=64)
    head = models.CharField(max_length=64)
    opened_at = models.DateTimeField()
    opened_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    expires_at = models.DateTimeField()
    state = models.CharField(max_length=12, choices=SilenceState.choices, default=SilenceState.RUNNING)
    ended_at = models.DateTimeField(null=True)
    version = models.PositiveIntegerField(default=1)

    class Meta:
        constraints = (
            models.UniqueConstraint(fields=["draft", "number"], name="texts_silence_number"),
            models.UniqueConstraint(
                fields=["draft"],
                condition=models.Q(state=SilenceState.RUNNING),
                name="texts_silence_one_at_a_time",
            ),
        )
        indexes = (models.Index(fields=["state", "expires_at"], name="texts_silences_due"),)

    def __str__(self) -> str:
        return f"silence {self.number} on {self.draft}"

    @property
    def history_id(self) -> str:
        return self.public_id

    @property
    def is_running(self) -> bool:
        """Whether it is still open what becomes of it."""
        return self.state == SilenceState.RUNNING


class SilenceWord(AppendOnly):
    """What somebody sent in. `party`: whose delegation; nobody's for an extension by the opener.

    `paper`: the note, or where it was said, where staff entered it; `until`: the new end, of an extension.
    """

    is_guarded = True

    silence = models.ForeignKey(Silence, on_delete=models.PROTECT, related_name="words")
    kind = models.CharField(max_length=12, choices=WordKind.choices)
    party = models.ForeignKey(Party, null=True, on_delete=models.PROTECT, related_name="+")
    account = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField()
    words = models.TextField()
    paper = models.CharField(max_length=300, blank=True)
    until = models.DateTimeField(null=True)

    class Meta:
        ordering = ("at", "pk")

    def __str__(self) -> str:
        return f"{self.kind} of {self.at:%Y-%m-%d %H:%M}"
