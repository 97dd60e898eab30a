from typing import Any

from django.conf import settings
from django.db import models
from django.db.models import Q, QuerySet

from secretariat.distribution import Distribution, Viewer, open_to
from secretariat.evidence.models import Line
from secretariat.history.models import AppendOnly
from secretariat.ids import new_public_id
from secretariat.meetings.models import Meeting
from secretariat.parties.models import Party
from secretariat.texts.rows.draft import Draft
from secretariat.texts.rows.silence import Silence
from secretariat.texts.states import AdoptionWay, StatementKind


class AdoptionQuerySet(models.QuerySet["Adoption"]):
    def visible_to(self, viewer: Viewer) -> "AdoptionQuerySet":
        """Adoptions that the viewer may see, by distribution and seat."""
        return self.filter(open_to(viewer, body="draft__body", named=_read_by))


def _read_by(account_id: int) -> "QuerySet[Any]":
    return Adoption.objects.filter(draft__readers=account_id).order_by().values("pk")


class Adoption(models.Model):
    """That a text was adopted: how, when, by which rules, with which words; and its seal once it has one.

    `count`: the figures of a vote or consensus; `why` what they came to, in a sentence; `line` the line of
    the record; `bundle` the sealed act (`engines.drafting.sealing`), `key` the public key that signed.
    """

    history_kind = "adoption"

    objects = AdoptionQuerySet.as_manager()

    public_id = models.CharField(max_length=10, unique=True, default=new_public_id, editable=False)
    draft = models.OneToOneField(Draft, on_delete=models.PROTECT, related_name="adoption")
    way = models.CharField(max_length=10, choices=AdoptionWay.choices)
    rules = models.CharField(max_length=40, blank=True)
    count = models.JSONField(default=dict)
    why = models.CharField(max_length=400, blank=True)
    meeting = models.ForeignKey(Meeting, null=True, on_delete=models.PROTECT, related_name="adoptions")
    silence = models.OneToOneField(Silence, null=True, on_delete=models.PROTECT, related_name="adoption")
    symbol = models.CharField(max_length=60, blank=True)
    distribution = models.CharField(max_length=10, choices=Distribution.choices)
    words_hash = models.CharField(max_length=64)
    head = models.CharField(max_length=64)
    line = models.ForeignKey(Line, null=True, on_delete=models.PROTECT, related_name="+")
    adopted_at = models.DateTimeField()
    adopted_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    sealed_at = models.DateTimeField(null=True)
    bundle = models.BinaryField(null=True)
    key = models.CharField(max_length=64, blank=True)
    version = models.PositiveIntegerField(default=1)

    class Meta:
        constraints = (
            models.UniqueConstraint(
                fields=["symbol"], condition=Q(sealed_at__isnull=False), name="texts_sealed_symbol"
            ),
        )

    def __str__(self) -> str:
        return self.draft.title

    @property
    def history_id(self) -> str:
        return self.public_id

    @property
    def is_sealed(self) -> bool:
        """Whether nothing of it changes any more."""
        return self.sealed_at is not None


class Statement(AppendOnly):
    """What a member states: `paper` by which note, or where it was said."""

    is_guarded = True

    kind = models.CharField(max_length=30, choices=StatementKind.choices)
    party = models.ForeignKey(Party, on_delete=models.PROTECT, related_name="+")
    account = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    words = models.TextField()
    paper = models.CharField(max_length=300, blank=True)
    at = models.DateTimeField()

    class Meta:
        abstract = True
        ordering = ("at", "pk")

    def __str__(self) -> str:
        return f"{self.kind} of {self.at:%Y-%m-%d}"


class AdoptionStatement(Statement):
    """What a member attaches to an adoption; it blocks nothing and alters no word of the text."""

    adoption = models.ForeignKey(Adoption, on_delete=models.PROTECT, related_name="statements")


class AnnouncedStatement(Statement):
    """What a delegation will attach to the adoption in the place of a reservation.

    `target`: the proposal or paragraph on which it reserves. It is attached where the reservation still
    stands then; of several on one target the latest counts.
    """

    draft = models.ForeignKey(Draft, on_delete=models.PROTECT, related_name="announced")
    target = models.CharField(max_length=40)
