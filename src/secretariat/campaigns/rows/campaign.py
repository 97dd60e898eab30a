from typing import Any, ClassVar

from django.conf import settings
from django.db import models
from django.db.models import F, Q

from secretariat.bodies.models import Membership
from secretariat.campaigns.states import Stage
from secretariat.distribution import Distribution
from secretariat.history.models import AppendOnly
from secretariat.ids import new_public_id
from secretariat.meetings.models import Meeting
from secretariat.parties.models import Body, Party
from secretariat.parties.reach import of_members
from secretariat.people.actor import Actor

REACHES = (Distribution.PUBLIC, Distribution.LIMITED)


class CampaignQuerySet(models.QuerySet["Campaign"]):
    def visible_to(self, viewer: Actor) -> "CampaignQuerySet":
        """Public ones, and those of bodies in which the viewer has a member's or a secretariat's seat."""
        return self.filter(Q(distribution=Distribution.PUBLIC) | of_members(viewer))


class Campaign(models.Model):
    """An effort to win members for a Body. `promoted_by`: a member that leads it; null: the Body itself.

    `filters`: as last asked of the table of cities (`finding.Asked` as JSON), so that the search can be had
    again.
    """

    history_kind = "campaign"

    public_id = models.CharField(max_length=10, unique=True, default=new_public_id, editable=False)
    body = models.ForeignKey(Body, on_delete=models.PROTECT, related_name="campaigns")
    title = models.CharField(max_length=200)
    purpose = models.CharField(max_length=2000)
    promoted_by = models.ForeignKey(
        Party, null=True, on_delete=models.PROTECT, related_name="campaigns_promoted"
    )
    distribution = models.CharField(max_length=12, choices=Distribution.choices)
    opens_on = models.DateField()
    closes_on = models.DateField(null=True)
    goal = models.PositiveIntegerField(null=True)
    filters = models.JSONField(default=dict)
    opened_at = models.DateTimeField()
    opened_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    closed_at = models.DateTimeField(null=True)
    why_closed = models.CharField(max_length=1000, blank=True)
    version = models.PositiveIntegerField(default=1)

    objects: ClassVar[Any] = CampaignQuerySet.as_manager()

    class Meta:
        constraints = (
            models.CheckConstraint(
                condition=Q(closes_on__isnull=True) | Q(opens_on__lt=F("closes_on")),
                name="campaigns_campaign_in_order",
            ),
        )

    def __str__(self) -> str:
        return self.title

    @property
    def history_id(self) -> str:
        return self.public_id


class ProspectQuerySet(models.QuerySet["Prospect"]):
    def visible_to(self, viewer: Actor) -> "ProspectQuerySet":
        """Who is being won is told to members and secretariat; who joined, to whoever sees the campaign."""
        joined = Q(stage=Stage.MEMBER, campaign__distribution=Distribution.PUBLIC)
        return self.filter(joined | of_members(viewer, "campaign__"))


class Prospect(models.Model):
    """Who may become a member: a city of the table (`city`: its number of GeoNames), or somebody by name.

    `party`: its identity, from the day on which it has one; `membership`: the seat that it took.
    """

    history_kind = "prospect"

    public_id = models.CharField(max_length=10, unique=True, default=new_public_id, editable=False)
    campaign = models.ForeignKey(Campaign, on_delete=models.PROTECT, related_name="prospects")
    city = models.PositiveIntegerField(null=True)
    party = models.ForeignKey(Party, null=True, on_delete=models.PROTECT, related_name="prospects")
    name = models.CharField(max_length=200)
    country = models.CharField(max_length=2, blank=True)
    population = models.PositiveIntegerField(null=True)
    stage = models.CharField(max_length=10, choices=Stage.choices, default=Stage.FOUND)
    stage_since = models.DateField()
    promoted_by = models.ForeignKey(
        Party, null=True, on_delete=models.PROTECT, related_name="prospects_promoted"
    )
    membership = models.ForeignKey(Membership, null=True, on_delete=models.PROTECT, related_name="prospects")
    version = models.PositiveIntegerField(default=1)

    objects: ClassVar[Any] = ProspectQuerySet.as_manager()

    class Meta:
        constraints = (
            models.UniqueConstraint(fields=["campaign", "city"], name="campaigns_city_once"),
            models.UniqueConstraint(fields=["campaign", "country", "name"], name="campaigns_name_once"),
        )
        indexes = (models.Index(fields=["campaign", "stage"], name="campaigns_prospect_stage"),)

    def __str__(self) -> str:
        return self.name

    @property
    def history_id(self) -> str:
        return self.public_id


class Step(AppendOnly):
    """That a prospect came to a stage on a day, by whose word, on what it rests; never changed."""

    is_guarded = True

    prospect = models.ForeignKey(Prospect, on_delete=models.PROTECT, related_name="steps")
    stage = models.CharField(max_length=10, choices=Stage.choices)
    on = models.DateField()
    note = models.CharField(max_length=1000, blank=True)
    address = models.CharField(max_length=500, blank=True)
    meeting = models.ForeignKey(Meeting, null=True, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField()
    by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")

    class Meta:
        ordering = ("at", "pk")

    def __str__(self) -> str:
        return f"{self.prospect}: {self.stage}"


class Contact(models.Model):
    """Whom one writes to at a prospect. Told to the secretariat alone; taken out when of no more use."""

    history_kind = "prospect-contact"

    public_id = models.CharField(max_length=10, unique=True, default=new_public_id, editable=False)
    prospect = models.ForeignKey(Prospect, on_delete=models.CASCADE, related_name="contacts")
    name = models.CharField(max_length=200)
    office = models.CharField(max_length=200, blank=True)
    email = models.EmailField(blank=True)
    language = models.CharField(max_length=12, default="en")

    class Meta:
        ordering = ("pk",)

    def __str__(self) -> str:
        return f"contact at {self.prospect}"  # history names no person here

    @property
    def history_id(self) -> str:
        return self.public_id


class SentLetter(AppendOnly):
    """That a letter was sent to a prospect: its words, in which language; to whom, the outbox knows."""

    prospect = models.ForeignKey(Prospect, on_delete=models.PROTECT, related_name="letters")
    kind = models.CharField(max_length=20)
    language = models.CharField(max_length=12)
    subject = models.CharField(max_length=300)
    words = models.TextField()
    at = models.DateTimeField()
    by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")

    class Meta:
        ordering = ("at", "pk")

    def __str__(self) -> str:
        return self.subject
