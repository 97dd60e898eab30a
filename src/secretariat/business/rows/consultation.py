from datetime import datetime
from typing import Any, ClassVar

from django.conf import settings
from django.db import models
from django.db.models import F, Q

from secretariat.business.states import ConsultationState, Stance, Verdict
from secretariat.commitments.models import Priority
from secretariat.distribution import Distribution
from secretariat.evidence.models import Document
from secretariat.ids import new_public_id
from secretariat.parties.models import Body, Party
from secretariat.parties.reach import of_secretariat
from secretariat.people.actor import Actor
from secretariat.texts.models import Draft, Text

REACHES = (Distribution.PUBLIC, Distribution.GENERAL)


def seen_by(viewer: Actor, row: str = "") -> Q:
    """Return the condition for consultations that the viewer may see: public ones, and those of whoever has a
    seat in the Body that asks or in its council.
    """
    seats = viewer.general_bodies
    found = Q(**{f"{row}distribution": Distribution.PUBLIC}) | of_secretariat(viewer, row)
    return found | Q(**{f"{row}body__slug__in": seats}) | Q(**{f"{row}council__slug__in": seats})


class ConsultationQuerySet(models.QuerySet["Consultation"]):
    def visible_to(self, viewer: Actor) -> "ConsultationQuerySet":
        """Public ones, and those of the bodies in which the viewer has a seat."""
        return self.filter(seen_by(viewer))


class Consultation(models.Model):
    """Something that a Body puts to its business council: a Text, a draft as it stood, or a Priority.

    `wording`: what was put, word for word, and stays so; `count`: how many operations the draft had then.
    `closes_on`: the last day for opinions, by the calendar at the seat of the Body.
    """

    history_kind = "consultation"

    public_id = models.CharField(max_length=10, unique=True, default=new_public_id, editable=False)
    body = models.ForeignKey(Body, on_delete=models.PROTECT, related_name="consultations")
    council = models.ForeignKey(Body, on_delete=models.PROTECT, related_name="consultations_put")
    text = models.ForeignKey(Text, null=True, on_delete=models.PROTECT, related_name="consultations")
    draft = models.ForeignKey(Draft, null=True, on_delete=models.PROTECT, related_name="consultations")
    count = models.PositiveIntegerField(null=True)
    priority = models.ForeignKey(Priority, null=True, on_delete=models.PROTECT, related_name="consultations")
    title = models.CharField(max_length=300)
    question = models.TextField()
    wording = models.TextField(blank=True)
    language = models.CharField(max_length=12, default="en")
    distribution = models.CharField(max_length=12, choices=Distribution.choices)
    state = models.CharField(max_length=8, choices=ConsultationState.choices, default=ConsultationState.OPEN)
    opened_at = models.DateTimeField()
    opened_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    opened_on = models.DateField()
    closes_on = models.DateField()
    ended_on = models.DateField(null=True)
    outcome = models.TextField(blank=True)
    version = models.PositiveIntegerField(default=1)

    objects: ClassVar[Any] = ConsultationQuerySet.as_manager()

    class Meta:
        constraints = (
            models.CheckConstraint(
                condition=Q(closes_on__gte=F("opened_on")), name="business_consultation_in_order"
            ),
            models.CheckConstraint(
                condition=Q(text__isnull=False, draft__isnull=True, priority__isnull=True)
                | Q(text__isnull=True, draft__isnull=False, priority__isnull=True)
                | Q(text__isnull=True, draft__isnull=True, priority__isnull=False),
                name="business_consultation_of_one",
            ),
        )
        indexes = (models.Index(fields=["state", "closes_on"], name="business_ahead"),)

    def __str__(self) -> str:
        return self.title

    @property
    def history_id(self) -> str:
        return self.public_id

    def takes_opinions(self, at: datetime) -> bool:
        """Tell whether opinions can still be given."""
        return self.state == ConsultationState.OPEN and self.body.day(at) <= self.closes_on


class OpinionQuerySet(models.QuerySet["Opinion"]):
    def visible_to(self, viewer: Actor) -> "OpinionQuerySet":
        """Those on consultations that the viewer may see: an opinion is published when it is given."""
        return self.filter(seen_by(viewer, "consultation__"))


class Opinion(models.Model):
    """What a member of the council says, and what the Body makes of it. `note`, `document`: on which paper
    the secretariat entered it; withdrawn, its words are gone and that there were some stays.
    """

    history_kind = "opinion"

    public_id = models.CharField(max_length=10, unique=True, default=new_public_id, editable=False)
    consultation = models.ForeignKey(Consultation, on_delete=models.PROTECT, related_name="opinions")
    party = models.ForeignKey(Party, on_delete=models.PROTECT, related_name="opinions")
    stance = models.CharField(max_length=12, choices=Stance.choices)
    words = models.TextField(blank=True)
    language = models.CharField(max_length=12, default="en")
    note = models.CharField(max_length=1000, blank=True)
    document = models.ForeignKey(Document, null=True, on_delete=models.PROTECT, related_name="+")
    given_at = models.DateTimeField()
    given_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    withdrawn_at = models.DateTimeField(null=True)
    verdict = models.CharField(max_length=12, choices=Verdict.choices, blank=True)
    answer = models.TextField(blank=True)
    answered_at = models.DateTimeField(null=True)
    version = models.PositiveIntegerField(default=1)

    objects: ClassVar[Any] = OpinionQuerySet.as_manager()

    class Meta:
        ordering = ("given_at", "pk")
        constraints = (
            models.UniqueConstraint(fields=["consultation", "party"], name="business_opinion_once"),
        )

    def __str__(self) -> str:
        return f"{self.party} on {self.consultation}"

    @property
    def history_id(self) -> str:
        return self.public_id
