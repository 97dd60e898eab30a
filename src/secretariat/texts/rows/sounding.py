from django.conf import settings
from django.db import models

from secretariat.bodies.models import Note
from secretariat.dates import EdtfField, in_order
from secretariat.distribution import Distribution, Viewer, open_to
from secretariat.evidence.models import Line
from secretariat.history.models import AppendOnly
from secretariat.ids import new_public_id
from secretariat.parties.models import Body, Party
from secretariat.texts.rows.draft import Draft
from secretariat.texts.states import SoundingStance


class SoundingQuerySet(models.QuerySet["Sounding"]):
    def visible_to(self, viewer: Viewer) -> "SoundingQuerySet":
        """Soundings that the viewer may see, by distribution and seat."""
        return self.filter(open_to(viewer))


class Sounding(models.Model):
    """An idea that is sounded out among the members of a body before a text exists; `draft`: where it led."""

    history_kind = "sounding"

    objects = SoundingQuerySet.as_manager()

    public_id = models.CharField(max_length=10, unique=True, default=new_public_id, editable=False)
    body = models.ForeignKey(Body, on_delete=models.PROTECT, related_name="soundings")
    title = models.CharField(max_length=400)
    description = models.TextField(blank=True)
    distribution = models.CharField(max_length=10, choices=Distribution.choices)
    opened_at = models.DateTimeField()
    opened_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    draft = models.ForeignKey(Draft, null=True, on_delete=models.PROTECT, related_name="soundings")
    version = models.PositiveIntegerField(default=1)

    class Meta:
        indexes = (models.Index(fields=["body", "-opened_at"], name="texts_soundings_of_body"),)

    def __str__(self) -> str:
        return self.title

    @property
    def history_id(self) -> str:
        return self.public_id


class SoundingPosition(AppendOnly):
    """What a member held of the idea from then on; earlier ones stay.

    Its source is one of: `line`, a statement or commitment of the record with its passage; `note` or `paper`,
    by which note or where it was said; none of them where the delegation entered it by its own seat.
    """

    is_guarded = True

    sounding = models.ForeignKey(Sounding, on_delete=models.PROTECT, related_name="positions")
    number = models.PositiveIntegerField()
    party = models.ForeignKey(Party, on_delete=models.PROTECT, related_name="+")
    stance = models.CharField(max_length=12, choices=SoundingStance.choices)
    words = models.TextField(blank=True)
    said_on = EdtfField(null=True)
    line = models.ForeignKey(Line, null=True, on_delete=models.PROTECT, related_name="+")
    note = models.ForeignKey(Note, null=True, on_delete=models.PROTECT, related_name="+")
    paper = models.CharField(max_length=300, blank=True)
    at = models.DateTimeField()
    account = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")

    class Meta:
        constraints = (
            models.UniqueConstraint(fields=["sounding", "number"], name="texts_sounding_position_number"),
            in_order("said_on"),
        )

    def __str__(self) -> str:
        return f"{self.party}: {self.stance}"
