from datetime import datetime
from typing import Any, ClassVar

from django.conf import settings
from django.db import models
from django.db.models import Q

from secretariat.business.states import OfferState, Side, Want
from secretariat.distribution import Distribution
from secretariat.ids import new_public_id
from secretariat.parties.models import Body, Party
from secretariat.people.actor import Actor, Role


def of_council(viewer: Actor, row: str = "") -> Q:
    """Return the condition for rows of councils in which, or above which, the viewer has a seat."""
    seats = viewer.general_bodies
    keepers = {seat.body for seat in viewer.seats if seat.role in {Role.STAFF, Role.AUDITOR}}
    above = seats | keepers
    return Q(**{f"{row}council__slug__in": above}) | Q(**{f"{row}council__parent__slug__in": above})


class OfferQuerySet(models.QuerySet["Offer"]):
    def visible_to(self, viewer: Actor) -> "OfferQuerySet":
        """Public ones, and those of the councils in which, or above which, the viewer has a seat."""
        return self.filter(Q(distribution=Distribution.PUBLIC) | of_council(viewer))


class Offer(models.Model):
    """What a member of a council seeks or offers. `sectors`, `countries`: codes with spaces between; `until`:
    its last day, by the calendar at the seat of the council.
    """

    history_kind = "business-offer"

    public_id = models.CharField(max_length=10, unique=True, default=new_public_id, editable=False)
    council = models.ForeignKey(Body, on_delete=models.PROTECT, related_name="offers")
    party = models.ForeignKey(Party, on_delete=models.PROTECT, related_name="offers")
    side = models.CharField(max_length=6, choices=Side.choices)
    want = models.CharField(max_length=10, choices=Want.choices)
    title = models.CharField(max_length=200)
    words = models.TextField(blank=True)
    language = models.CharField(max_length=12, default="en")
    sectors = models.CharField(max_length=40)
    countries = models.CharField(max_length=800)
    until = models.DateField()
    distribution = models.CharField(max_length=12, choices=Distribution.choices)
    state = models.CharField(max_length=8, choices=OfferState.choices, default=OfferState.OPEN)
    outcome = models.CharField(max_length=1000, blank=True)
    opened_at = models.DateTimeField()
    opened_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    closed_at = models.DateTimeField(null=True)
    version = models.PositiveIntegerField(default=1)

    objects: ClassVar[Any] = OfferQuerySet.as_manager()

    class Meta:
        ordering = ("until", "pk")
        indexes = (models.Index(fields=["state", "until"], name="business_offers_ahead"),)

    def __str__(self) -> str:
        return self.title

    @property
    def history_id(self) -> str:
        return self.public_id

    def is_answered(self, at: datetime) -> bool:
        """Tell whether others can still answer it."""
        return self.state == OfferState.OPEN and self.council.day(at) <= self.until
