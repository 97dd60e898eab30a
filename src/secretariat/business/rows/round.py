from datetime import datetime, time, timedelta
from typing import Any, ClassVar

from django.conf import settings
from django.db import models
from django.db.models import Q

from secretariat.business.rows.offer import of_council
from secretariat.business.states import RoundState
from secretariat.ids import new_public_id
from secretariat.meetings.models import Meeting
from secretariat.parties.models import Body, Party
from secretariat.people.actor import Actor


class RoundQuerySet(models.QuerySet["Round"]):
    def visible_to(self, viewer: Actor) -> "RoundQuerySet":
        """Those of the councils in which, or above which, the viewer has a seat; never the public."""
        return self.filter(of_council(viewer))


class Round(models.Model):
    """A round of meetings in pairs at a meeting of the council, or of the body above it.

    `first`: when the first slot begins, by the clock at its place; `minutes`, `pause`:
    how long a slot lasts, and what lies between two; `wishes_until`: the last day on which members say whom
    they want to meet, by the calendar at the seat of the council.
    """

    history_kind = "business-round"

    public_id = models.CharField(max_length=10, unique=True, default=new_public_id, editable=False)
    council = models.ForeignKey(Body, on_delete=models.PROTECT, related_name="rounds")
    meeting = models.ForeignKey(Meeting, on_delete=models.PROTECT, related_name="rounds")
    title = models.CharField(max_length=200)
    day = models.DateField()
    first = models.TimeField()
    minutes = models.PositiveSmallIntegerField()
    pause = models.PositiveSmallIntegerField(default=0)
    slots = models.PositiveSmallIntegerField()
    tables = models.PositiveSmallIntegerField()
    wishes_until = models.DateField()
    state = models.CharField(max_length=10, choices=RoundState.choices, default=RoundState.OPEN)
    reason = models.CharField(max_length=1000, blank=True)
    opened_at = models.DateTimeField()
    opened_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    version = models.PositiveIntegerField(default=1)

    objects: ClassVar[Any] = RoundQuerySet.as_manager()

    class Meta:
        ordering = ("day", "first", "pk")
        indexes = (models.Index(fields=["state", "day"], name="business_rounds_ahead"),)

    def __str__(self) -> str:
        return self.title

    @property
    def history_id(self) -> str:
        return self.public_id

    def takes_wishes(self, at: datetime) -> bool:
        """Tell whether members still say whom they want to meet."""
        return self.state == RoundState.OPEN and self.council.day(at) <= self.wishes_until

    def begins(self, slot: int) -> time:
        """Return when a slot begins; the first is 1."""
        return self._after((slot - 1) * (self.minutes + self.pause))

    def ends(self, slot: int) -> time:
        """Return when a slot ends."""
        return self._after((slot - 1) * (self.minutes + self.pause) + self.minutes)

    def _after(self, minutes: int) -> time:
        return (datetime.combine(self.day, self.first) + timedelta(minutes=minutes)).time()


class Seat(models.Model):
    """A member of the council that takes part in a round. `seeks`, `offers`: sectors, `countries`: codes,
    with spaces between; `came`: None as long as nobody said.
    """

    public_id = models.CharField(max_length=10, unique=True, default=new_public_id, editable=False)
    round = models.ForeignKey(Round, on_delete=models.PROTECT, related_name="seats")
    party = models.ForeignKey(Party, on_delete=models.PROTECT, related_name="round_seats")
    seeks = models.CharField(max_length=40, blank=True)
    offers = models.CharField(max_length=40, blank=True)
    countries = models.CharField(max_length=800, blank=True)
    came = models.BooleanField(null=True)
    version = models.PositiveIntegerField(default=1)

    class Meta:
        ordering = ("pk",)
        constraints = (models.UniqueConstraint(fields=["round", "party"], name="business_seat_once"),)

    def __str__(self) -> str:
        return f"{self.party} in {self.round}"


class Wish(models.Model):
    """Whom a seat wants to meet, or does not (`is_refusal`); told to itself and to who runs the round."""

    seat = models.ForeignKey(Seat, on_delete=models.CASCADE, related_name="wishes")
    party = models.ForeignKey(Party, on_delete=models.PROTECT, related_name="+")
    is_refusal = models.BooleanField(default=False)

    class Meta:
        constraints = (models.UniqueConstraint(fields=["seat", "party"], name="business_wish_once"),)

    def __str__(self) -> str:
        return f"{self.seat}: {self.party}"


class Pairing(models.Model):
    """Two seats at a table in a slot. `is_by_hand`: a person confirmed or placed it; `why`: the reasons when
    it was proposed (`engines.matching.Reason`), who by the code of the Party.
    """

    public_id = models.CharField(max_length=10, unique=True, default=new_public_id, editable=False)
    round = models.ForeignKey(Round, on_delete=models.PROTECT, related_name="pairings")
    slot = models.PositiveSmallIntegerField()
    table = models.PositiveSmallIntegerField()
    one = models.ForeignKey(Seat, on_delete=models.PROTECT, related_name="+")
    other = models.ForeignKey(Seat, on_delete=models.PROTECT, related_name="+")
    is_by_hand = models.BooleanField(default=False)
    why = models.JSONField(default=list)

    class Meta:
        ordering = ("slot", "table")
        constraints = (
            models.UniqueConstraint(fields=["round", "slot", "table"], name="business_table_once"),
            models.UniqueConstraint(fields=["round", "one", "other"], name="business_pair_once"),
            models.CheckConstraint(condition=Q(one__lt=models.F("other")), name="business_pair_in_order"),
        )

    def __str__(self) -> str:
        return f"{self.round} {self.slot}/{self.table}"
