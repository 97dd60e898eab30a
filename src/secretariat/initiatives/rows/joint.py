from datetime import date
from typing import Any, ClassVar

from django.conf import settings
from django.db import models
from django.db.models import Q

from secretariat.chairs.models import Chairmanship
from secretariat.commitments.models import Priority
from secretariat.dates import EdtfField, in_order
from secretariat.distribution import Distribution
from secretariat.engines.values.edtf import Edtf
from secretariat.history.models import AppendOnly
from secretariat.ids import new_public_id
from secretariat.initiatives.states import AnswerState, StepState
from secretariat.meetings.models import Meeting
from secretariat.parties.models import Body, Party
from secretariat.parties.reach import of_members
from secretariat.people.actor import Actor

REACHES = (Distribution.PUBLIC, Distribution.LIMITED)


class JointInitiativeQuerySet(models.QuerySet["JointInitiative"]):
    def visible_to(self, viewer: Actor) -> "JointInitiativeQuerySet":
        """Public ones, and those put to a body in which the viewer has a member's or a secretariat's seat."""
        own = AskedBody.objects.filter(of_members(viewer)).values("initiative")
        return self.filter(Q(distribution=Distribution.PUBLIC) | Q(pk__in=own))


class JointInitiative(models.Model):
    """What a Party that chairs two or more bodies at once puts to all of them.

    `ended_at`, `outcome`: when it was closed, and what came of it.
    """

    history_kind = "joint-initiative"

    public_id = models.CharField(max_length=10, unique=True, default=new_public_id, editable=False)
    party = models.ForeignKey(Party, on_delete=models.PROTECT, related_name="joint_initiatives")
    title = models.CharField(max_length=200)
    aim = models.CharField(max_length=2000)
    distribution = models.CharField(max_length=12, choices=Distribution.choices)
    proposed_on = models.DateField()
    proposed_at = models.DateTimeField()
    proposed_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    ended_at = models.DateTimeField(null=True)
    outcome = models.CharField(max_length=2000, blank=True)
    is_fictitious = models.BooleanField(default=False)
    version = models.PositiveIntegerField(default=1)

    objects: ClassVar[Any] = JointInitiativeQuerySet.as_manager()

    def __str__(self) -> str:
        return self.title

    @property
    def history_id(self) -> str:
        return self.public_id


class AskedBody(models.Model):
    """A body to which an initiative was put, under which term of its chair, and what it said to it."""

    public_id = models.CharField(max_length=10, unique=True, default=new_public_id, editable=False)
    initiative = models.ForeignKey(JointInitiative, on_delete=models.PROTECT, related_name="asked")
    body = models.ForeignKey(Body, on_delete=models.PROTECT, related_name="joint_asked")
    term = models.ForeignKey(Chairmanship, on_delete=models.PROTECT, related_name="joint_asked")
    position = models.PositiveSmallIntegerField()
    state = models.CharField(max_length=10, choices=AnswerState.choices, default=AnswerState.PROPOSED)
    state_since = models.DateField()
    version = models.PositiveIntegerField(default=1)

    class Meta:
        ordering = ("position",)
        constraints = (
            models.UniqueConstraint(fields=["initiative", "body"], name="initiatives_body_asked_once"),
        )

    def __str__(self) -> str:
        return f"{self.body}: {self.state}"


class BodyAnswer(AppendOnly):
    """That a body agreed or declined on a day, in which words, at which meeting; never changed."""

    is_guarded = True

    asked = models.ForeignKey(AskedBody, on_delete=models.PROTECT, related_name="answers")
    state = models.CharField(max_length=10, choices=AnswerState.choices)
    on = models.DateField()
    note = models.CharField(max_length=1000, blank=True)
    address = models.CharField(max_length=500, blank=True)
    meeting = models.ForeignKey(Meeting, null=True, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField()
    by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")

    class Meta:
        ordering = ("at", "pk")

    def __str__(self) -> str:
        return f"{self.asked}: {self.state}"


class ServedLine(models.Model):
    """A line of the agenda of one of the bodies that an initiative serves."""

    initiative = models.ForeignKey(JointInitiative, on_delete=models.CASCADE, related_name="lines")
    priority = models.ForeignKey(Priority, on_delete=models.PROTECT, related_name="joint_initiatives")

    class Meta:
        ordering = ("pk",)
        constraints = (
            models.UniqueConstraint(fields=["initiative", "priority"], name="initiatives_line_once"),
        )

    def __str__(self) -> str:
        return str(self.priority)


class JointStep(models.Model):
    """An action of an initiative: what, by which of the bodies, by when; what came of it on `closed_on`."""

    history_kind = "joint-step"

    public_id = models.CharField(max_length=10, unique=True, default=new_public_id, editable=False)
    asked = models.ForeignKey(AskedBody, on_delete=models.PROTECT, related_name="steps")
    words = models.CharField(max_length=500)
    due = EdtfField()
    state = models.CharField(max_length=10, choices=StepState.choices, default=StepState.OPEN)
    closed_on = models.DateField(null=True)
    told = models.CharField(max_length=1000, blank=True)
    added_at = models.DateTimeField()
    version = models.PositiveIntegerField(default=1)

    class Meta:
        ordering = ("due_first", "pk")
        constraints = (in_order("due"),)

    def __str__(self) -> str:
        return self.words

    @property
    def history_id(self) -> str:
        return self.public_id

    @property
    def by(self) -> Edtf:
        """By when; each action has a date."""
        assert self.due is not None, "an action without a date is refused"
        return self.due

    @property
    def first(self) -> date:
        """The first day on which it may fall due."""
        assert self.by.first is not None, "an action without a first day is refused"
        return self.by.first
