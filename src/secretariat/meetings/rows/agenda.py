from django.conf import settings
from django.db import models

from secretariat.evidence.models import OfLine
from secretariat.history.models import AppendOnly
from secretariat.ids import new_public_id
from secretariat.meetings.rows.addressee import Addressee
from secretariat.meetings.states import ItemKind
from secretariat.parties.models import Body, Party
from secretariat.people.models import Person


class AgendaItem(OfLine):
    """An item of an agenda. `number` is "1 bis" or empty; `begins`, `ends`: by the clocks of the place.

    `position` is its place on the agenda; items at the same place follow their numbers. A struck item was
    on the agenda before, and stays on record with the `reason`.
    """

    meeting = models.ForeignKey("meetings.Meeting", on_delete=models.PROTECT, related_name="items")
    kind = models.CharField(max_length=10, choices=ItemKind.choices)
    number = models.CharField(max_length=30, blank=True)
    position = models.PositiveIntegerField()
    title = models.CharField(max_length=400)
    language = models.CharField(max_length=12, default="en")
    day = models.DateField(null=True)
    begins = models.TimeField(null=True)
    ends = models.TimeField(null=True)
    room = models.CharField(max_length=100, blank=True)
    is_struck = models.BooleanField(default=False)

    class Meta:
        indexes = (
            models.Index(fields=["meeting", "position"], name="meetings_items_in_order"),
            models.Index(fields=["day"], name="meetings_items_by_day"),
        )

    def __str__(self) -> str:
        return f"{self.number}. {self.title}" if self.number else self.title


class ItemSpeaker(models.Model):
    """Who speaks to an item: a person, a Party or a Body, or words alone where none is known."""

    item = models.ForeignKey(AgendaItem, on_delete=models.CASCADE, related_name="speakers")
    person = models.ForeignKey(Person, null=True, on_delete=models.PROTECT, related_name="+")
    party = models.ForeignKey(Party, null=True, on_delete=models.PROTECT, related_name="+")
    body = models.ForeignKey(Body, null=True, on_delete=models.PROTECT, related_name="+")
    words = models.CharField(max_length=300)
    position = models.PositiveIntegerField(default=0)

    class Meta:
        ordering = ("position", "pk")

    def __str__(self) -> str:
        return self.words


class AgendaVersion(AppendOnly):
    """An agenda as it was sent: `items` are the values of its lines then, each with the `id` of its line.

    Whoever reads it is shown the items whose lines they may see.
    """

    history_kind = "agenda-version"

    public_id = models.CharField(max_length=10, unique=True, default=new_public_id, editable=False)
    meeting = models.ForeignKey("meetings.Meeting", on_delete=models.PROTECT, related_name="agendas")
    number = models.PositiveIntegerField()
    items = models.JSONField()
    note = models.CharField(max_length=1000, blank=True)
    issued_at = models.DateTimeField()
    issued_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")

    class Meta:
        ordering = ("number",)
        constraints = (
            models.UniqueConstraint(fields=["meeting", "number"], name="meetings_agenda_version_once"),
        )

    def __str__(self) -> str:
        return f"version {self.number} of the agenda"

    @property
    def history_id(self) -> str:
        return self.public_id


class AgendaAddressee(Addressee):
    """To whom an agenda was sent."""

    version = models.ForeignKey(AgendaVersion, on_delete=models.CASCADE, related_name="addressees")
