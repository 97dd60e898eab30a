"""The passing on of a chair's rights: acts that move the moment, days to finish, what must be done before."""

from django.conf import settings
from django.db import models

from secretariat.chairs.record import Chairmanship
from secretariat.chairs.states import HandoverAct
from secretariat.evidence.models import OfLine
from secretariat.ids import new_public_id
from secretariat.parties.models import Body


class Handover(OfLine):
    """A sourced act on the passing of the chair to the term `to`: delayed until, or done at, `moment`."""

    body = models.ForeignKey(Body, on_delete=models.PROTECT, related_name="handovers")
    to = models.ForeignKey(Chairmanship, on_delete=models.PROTECT, related_name="handovers")
    act = models.CharField(max_length=10, choices=HandoverAct.choices)
    moment = models.DateTimeField()

    class Meta:
        indexes = (models.Index(fields=["body", "moment"], name="chairs_handover_by_body"),)

    def __str__(self) -> str:
        return f"{self.act} of the chair of {self.body}"


class ChairSetting(models.Model):
    """What a Body has decided on its chair: for how many days the outgoing one finishes its records."""

    history_kind = "chair-setting"

    body = models.OneToOneField(
        Body, primary_key=True, on_delete=models.PROTECT, related_name="chair_setting"
    )
    finishing_days = models.PositiveSmallIntegerField()
    version = models.PositiveIntegerField(default=1)

    def __str__(self) -> str:
        return f"{self.body}: {self.finishing_days} days"

    @property
    def history_id(self) -> str:
        return self.body.slug


class ChecklistItem(models.Model):
    """One thing to be done before a term begins: of the usual list (`key`) or added by somebody (`words`).

    A usual item is written when it is first ticked.
    """

    history_kind = "checklist-item"

    public_id = models.CharField(max_length=10, unique=True, default=new_public_id, editable=False)
    of = models.ForeignKey(Chairmanship, on_delete=models.PROTECT, related_name="checklist")
    key = models.CharField(max_length=20, blank=True)
    words = models.CharField(max_length=300, blank=True)
    done_at = models.DateTimeField(null=True)
    done_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.PROTECT, related_name="+"
    )
    version = models.PositiveIntegerField(default=1)

    class Meta:
        ordering = ("pk",)
        constraints = (
            models.UniqueConstraint(
                fields=["of", "key"], condition=~models.Q(key=""), name="chairs_usual_item_once"
            ),
            models.CheckConstraint(
                condition=models.Q(key="") ^ models.Q(words=""), name="chairs_item_has_key_or_words"
            ),
            models.CheckConstraint(
                condition=models.Q(done_at__isnull=True, done_by__isnull=True)
                | models.Q(done_at__isnull=False, done_by__isnull=False),
                name="chairs_item_done_by_somebody",
            ),
        )

    def __str__(self) -> str:
        return self.words or self.key

    @property
    def history_id(self) -> str:
        return self.public_id
