from typing import Any, ClassVar

from django.conf import settings
from django.db import models
from django.db.models import Q

from secretariat.dates import EdtfField, in_order
from secretariat.distribution import Distribution
from secretariat.ids import new_public_id
from secretariat.parties.models import Body, Party
from secretariat.parties.reach import of_members, of_own, of_secretariat
from secretariat.people.actor import Actor
from secretariat.practices.rows.evidenced import Evidenced
from secretariat.practices.states import PracticeState, Size

REACHES = (Distribution.PUBLIC, Distribution.LIMITED)


def seen_by(viewer: Actor, row: str = "") -> Q:
    """Return the condition for practices that the viewer may see: drafts are for their member and the
    secretariat, what was published for everybody or for members.
    """
    reach = Q(**{f"{row}distribution": Distribution.PUBLIC}) | of_members(viewer, row)
    out = Q(**{f"{row}published_on__isnull": False})
    return (out & reach) | of_secretariat(viewer, row) | of_own(viewer, row, f"{row}party")


class PracticeQuerySet(models.QuerySet["Practice"]):
    def visible_to(self, viewer: Actor) -> "PracticeQuerySet":
        """Those that were published, as far as they go; of others one's own, and those of one's members."""
        return self.filter(seen_by(viewer))


class Practice(models.Model):
    """An experience that one member offers to the others of a Body: what was wrong, what was done, what it
    cost.

    `languages`: in which the member answers questions; `contacts`: told to members alone. `population`: of
    the member's city, by the table of cities (`city`: its number of GeoNames) or as entered with year and
    source. `published_on` stays when it is withdrawn; `why`: why it was sent back or withdrawn.
    """

    history_kind = "practice"

    public_id = models.CharField(max_length=10, unique=True, default=new_public_id, editable=False)
    body = models.ForeignKey(Body, on_delete=models.PROTECT, related_name="practices")
    party = models.ForeignKey(Party, on_delete=models.PROTECT, related_name="practices")
    title = models.CharField(max_length=200)
    language = models.CharField(max_length=12, default="en")
    problem = models.TextField()
    done = models.TextField()
    lessons = models.TextField(blank=True)
    cost = models.CharField(max_length=1000, blank=True)
    amount = models.DecimalField(max_digits=15, decimal_places=2, null=True)
    currency = models.CharField(max_length=3, blank=True)
    during = EdtfField(null=True)
    languages = models.JSONField(default=list)
    contacts = models.CharField(max_length=1000, blank=True)
    population = models.PositiveIntegerField(null=True)
    population_year = models.PositiveSmallIntegerField(null=True)
    population_source = models.CharField(max_length=300, blank=True)
    city = models.PositiveIntegerField(null=True)
    size = models.CharField(max_length=8, choices=Size.choices, default=Size.UNKNOWN)
    state = models.CharField(max_length=10, choices=PracticeState.choices, default=PracticeState.DRAFT)
    state_since = models.DateField()
    published_on = models.DateField(null=True)
    revised_on = models.DateField(null=True)
    why = models.CharField(max_length=1000, blank=True)
    distribution = models.CharField(max_length=12, choices=Distribution.choices)
    entered_at = models.DateTimeField()
    entered_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    version = models.PositiveIntegerField(default=1)

    objects: ClassVar[Any] = PracticeQuerySet.as_manager()

    class Meta:
        constraints = (in_order("during"),)
        indexes = (models.Index(fields=["state", "size"], name="practices_state_size"),)

    def __str__(self) -> str:
        return self.title

    @property
    def history_id(self) -> str:
        return self.public_id


class PracticeTopic(models.Model):
    """A topic of a Practice: a key of the shipped vocabulary (`data.topics`)."""

    practice = models.ForeignKey(Practice, on_delete=models.CASCADE, related_name="topics")
    topic = models.CharField(max_length=40, db_index=True)

    class Meta:
        ordering = ("pk",)
        constraints = (models.UniqueConstraint(fields=["practice", "topic"], name="practices_topic_once"),)

    def __str__(self) -> str:
        return self.topic


class PracticeResult(Evidenced):
    """What came of a Practice, with what shows it; taken back, it is shown no more and stays on file."""

    practice = models.ForeignKey(Practice, on_delete=models.PROTECT, related_name="results")
    public_id = models.CharField(max_length=10, unique=True, default=new_public_id, editable=False)
    words = models.CharField(max_length=1000)
    entered_at = models.DateTimeField()
    entered_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    taken_back_at = models.DateTimeField(null=True)

    class Meta:
        ordering = ("pk",)

    def __str__(self) -> str:
        return self.words
