from typing import Any, ClassVar

from django.conf import settings
from django.db import models
from django.db.models import Q

from secretariat.dates import EdtfField, in_order
from secretariat.ids import new_public_id
from secretariat.meetings.models import Meeting
from secretariat.parties.models import Party
from secretariat.parties.reach import of_members, of_own, of_secretariat
from secretariat.people.actor import Actor
from secretariat.practices.rows.evidenced import Evidenced
from secretariat.practices.rows.practice import Practice, seen_by
from secretariat.practices.states import ReuseState, VisitState


class ReuseQuerySet(models.QuerySet["Reuse"]):
    def visible_to(self, viewer: Actor) -> "ReuseQuerySet":
        """Of practices that the viewer may see: to members all, to others those that were confirmed."""
        told = Q(state=ReuseState.CONFIRMED) | of_members(viewer, "practice__")
        return self.filter(seen_by(viewer, "practice__"), told)


class Reuse(Evidenced):
    """That another member took a Practice up, by its own word and with its proof."""

    history_kind = "practice-reuse"

    public_id = models.CharField(max_length=10, unique=True, default=new_public_id, editable=False)
    practice = models.ForeignKey(Practice, on_delete=models.PROTECT, related_name="reuses")
    party = models.ForeignKey(Party, on_delete=models.PROTECT, related_name="reuses")
    began = EdtfField()
    words = models.TextField()
    state = models.CharField(max_length=10, choices=ReuseState.choices, default=ReuseState.REPORTED)
    why = models.CharField(max_length=1000, blank=True)
    judged_at = models.DateTimeField(null=True)
    reported_at = models.DateTimeField()
    reported_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    version = models.PositiveIntegerField(default=1)

    objects: ClassVar[Any] = ReuseQuerySet.as_manager()

    class Meta:
        ordering = ("pk",)
        constraints = (
            in_order("began"),
            models.UniqueConstraint(fields=["practice", "party"], name="practices_reuse_once"),
        )

    def __str__(self) -> str:
        return f"{self.practice}: {self.party}"

    @property
    def history_id(self) -> str:
        return self.public_id


class PeerVisitQuerySet(models.QuerySet["PeerVisit"]):
    def visible_to(self, viewer: Actor) -> "PeerVisitQuerySet":
        """Those of one's own, asked or to be answered; to the secretariat all of its body."""
        asked = of_own(viewer, "practice__", "practice__party") | of_own(viewer, "practice__")
        return self.filter(of_secretariat(viewer, "practice__") | asked)


class PeerVisit(models.Model):
    """That a member asked to come and see a Practice, what was answered, and the visit that came of it."""

    history_kind = "peer-visit"

    public_id = models.CharField(max_length=10, unique=True, default=new_public_id, editable=False)
    practice = models.ForeignKey(Practice, on_delete=models.PROTECT, related_name="visits")
    party = models.ForeignKey(Party, on_delete=models.PROTECT, related_name="peer_visits")
    aims = models.TextField()
    suits = models.CharField(max_length=300)
    people = models.CharField(max_length=500)
    state = models.CharField(max_length=10, choices=VisitState.choices, default=VisitState.ASKED)
    on = EdtfField(null=True)
    answer = models.CharField(max_length=1000, blank=True)
    answered_at = models.DateTimeField(null=True)
    meeting = models.ForeignKey(Meeting, null=True, on_delete=models.PROTECT, related_name="peer_visits")
    asked_at = models.DateTimeField()
    asked_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    version = models.PositiveIntegerField(default=1)

    objects: ClassVar[Any] = PeerVisitQuerySet.as_manager()

    class Meta:
        ordering = ("pk",)
        constraints = (in_order("on"),)

    def __str__(self) -> str:
        return f"{self.party}: {self.practice}"

    @property
    def history_id(self) -> str:
        return self.public_id
