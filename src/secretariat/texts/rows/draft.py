from typing import Any

from django.conf import settings
from django.db import models
from django.db.models import QuerySet

from secretariat.bodies.models import Note
from secretariat.distribution import Distribution, Viewer, open_to
from secretariat.history.models import AppendOnly
from secretariat.ids import new_public_id
from secretariat.meetings.models import AgendaItem, Meeting
from secretariat.parties.models import Body, Party
from secretariat.texts.states import ADOPTED_STAGES, OPEN_STAGES, DraftKind, DraftStage


class DraftQuerySet(models.QuerySet["Draft"]):
    def visible_to(self, viewer: Viewer) -> "DraftQuerySet":
        """Drafts that the viewer may see, by distribution and seat."""
        return self.filter(open_to(viewer, named=_drafts_read_by))


def _drafts_read_by(account_id: int) -> "QuerySet[Any]":
    return Draft.objects.filter(readers=account_id).order_by().values("pk")


class Draft(models.Model):
    """A text under negotiation. What stands in it is what its operations, replayed, give (`log.state_of`).

    `languages`: the versions that have to exist, the language of the negotiation first. `count`: how many
    operations; `head`: the hash over all of them. `version` grows with every act, be it an operation or not.
    `is_attributed`: whether the delegations see in the room who holds what; the secretariat and the Chair do.
    """

    history_kind = "draft"

    objects = DraftQuerySet.as_manager()

    public_id = models.CharField(max_length=10, unique=True, default=new_public_id, editable=False)
    body = models.ForeignKey(Body, on_delete=models.PROTECT, related_name="drafts")
    kind = models.CharField(max_length=20, choices=DraftKind.choices)
    title = models.CharField(max_length=400)
    symbol = models.CharField(max_length=60, blank=True)
    languages = models.JSONField(default=list)
    profile = models.CharField(max_length=20, default="plain")
    rule_set = models.CharField(max_length=40, blank=True)
    distribution = models.CharField(max_length=10, choices=Distribution.choices)
    readers = models.ManyToManyField(settings.AUTH_USER_MODEL, related_name="+")
    is_attributed = models.BooleanField(default=True)
    meeting = models.ForeignKey(Meeting, null=True, on_delete=models.PROTECT, related_name="drafts")
    item = models.ForeignKey(AgendaItem, null=True, on_delete=models.PROTECT, related_name="drafts")
    stage = models.CharField(max_length=20, choices=DraftStage.choices, default=DraftStage.DRAFT)
    opened_at = models.DateTimeField()
    opened_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    count = models.PositiveIntegerField(default=0)
    head = models.CharField(max_length=64, blank=True)
    version = models.PositiveIntegerField(default=1)

    class Meta:
        indexes = (models.Index(fields=["body", "-opened_at"], name="texts_drafts_of_body"),)

    def __str__(self) -> str:
        return self.title

    @property
    def history_id(self) -> str:
        return self.public_id

    @property
    def is_open(self) -> bool:
        """Whether its words may still be negotiated."""
        return self.stage in OPEN_STAGES

    @property
    def is_adopted(self) -> bool:
        """Whether its words are final."""
        return self.stage in ADOPTED_STAGES


class Operation(AppendOnly):
    """One operation of the log of a draft, as `engines.drafting.operations.log` writes it.

    `number`: from 1, without gaps; `head`: the hash over this and all operations before it. `party`: for
    whom; `note` the note by which, where it was taken up; `paper` what it is called, or where it was said.
    `in_confidence`: it is about a position that only its delegation, the Chair and the secretariat know.
    """

    history_kind = "operation"
    is_guarded = True

    draft = models.ForeignKey(Draft, on_delete=models.PROTECT, related_name="operations")
    number = models.PositiveIntegerField()
    act = models.JSONField()
    head = models.CharField(max_length=64)
    at = models.DateTimeField()
    account = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    party = models.ForeignKey(Party, null=True, on_delete=models.PROTECT, related_name="+")
    note = models.ForeignKey(Note, null=True, on_delete=models.PROTECT, related_name="+")
    paper = models.CharField(max_length=300, blank=True)
    in_confidence = models.BooleanField(default=False)

    class Meta:
        constraints = (
            models.UniqueConstraint(fields=["draft", "number"], name="texts_operation_number"),
            models.CheckConstraint(condition=models.Q(number__gt=0), name="texts_operation_from_one"),
        )

    def __str__(self) -> str:
        return f"operation {self.number} of {self.draft_id}"

    @property
    def history_id(self) -> str:
        return str(self.pk)


class Revision(AppendOnly):
    """What was issued: the text after `count` operations, with its hash, and how far this paper goes.

    `hash`: of the whole state, by which replaying proves it; `is_attributed`: whether it says who holds what.
    """

    is_guarded = True
    history_kind = "revision"

    public_id = models.CharField(max_length=10, unique=True, default=new_public_id, editable=False)
    draft = models.ForeignKey(Draft, on_delete=models.PROTECT, related_name="revisions")
    number = models.PositiveIntegerField()
    symbol = models.CharField(max_length=80, blank=True)
    label = models.CharField(max_length=200)
    count = models.PositiveIntegerField()
    hash = models.CharField(max_length=64)
    distribution = models.CharField(max_length=10, choices=Distribution.choices)
    is_attributed = models.BooleanField(default=False)
    issued_at = models.DateTimeField()
    issued_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")

    class Meta:
        constraints = (models.UniqueConstraint(fields=["draft", "number"], name="texts_revision_number"),)

    def __str__(self) -> str:
        return self.label

    @property
    def history_id(self) -> str:
        return self.public_id


class Step(AppendOnly):
    """One step of the course of a draft: to which stage, with the hash of its words then, and why.

    `words_hash`: SHA-256 of the words as they stood, brackets with them and no positions (`log.words_hash`).
    """

    is_guarded = True

    draft = models.ForeignKey(Draft, on_delete=models.PROTECT, related_name="steps")
    number = models.PositiveIntegerField()
    to = models.CharField(max_length=20, choices=DraftStage.choices)
    at = models.DateTimeField()
    account = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    words_hash = models.CharField(max_length=64)
    note = models.TextField(blank=True)

    class Meta:
        constraints = (models.UniqueConstraint(fields=["draft", "number"], name="texts_step_number"),)

    def __str__(self) -> str:
        return f"{self.draft_id}: {self.to}"


class Visit(models.Model):
    """How much of the log an account had seen when it last left a room, and when it was last there.

    `left`: how many operations stood when the visit before this one ended; `seen`: how many now.
    """

    draft = models.ForeignKey(Draft, on_delete=models.PROTECT, related_name="visits")
    account = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    left = models.PositiveIntegerField()
    seen = models.PositiveIntegerField()
    at = models.DateTimeField()

    class Meta:
        constraints = (models.UniqueConstraint(fields=["draft", "account"], name="texts_visit_of_account"),)

    def __str__(self) -> str:
        return f"{self.account} in {self.draft_id}"
