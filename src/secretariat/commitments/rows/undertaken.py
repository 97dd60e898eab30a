from django.db import models

from secretariat.commitments.rows.agenda import Priority
from secretariat.commitments.rows.said import Speaker
from secretariat.commitments.states import CommitmentState, Result, Stance
from secretariat.dates import EdtfField, in_order
from secretariat.evidence.models import OfLine
from secretariat.parties.models import Body
from secretariat.texts.models import Text


class Commitment(OfLine):
    """What someone undertook, proposed or supported, and by when.

    `text`, `paragraph`, `number`: from which paragraph of which adopted text (the paragraph's key and the
    number under which it stands), where it comes from one. How it stands now is settled from its Reports and
    Changes (`standing.settle`): `state` (empty: nobody has taken it up), since when, `told_by` which report,
    `due`, `priority`.
    """

    stance = models.CharField(max_length=10, choices=Stance.choices)
    words = models.TextField()
    language = models.CharField(max_length=12, default="en")
    said = EdtfField(null=True)
    due = EdtfField(null=True)
    text = models.ForeignKey(Text, null=True, on_delete=models.PROTECT, related_name="commitments")
    paragraph = models.CharField(max_length=40, blank=True)
    number = models.CharField(max_length=20, blank=True)
    priority = models.ForeignKey(Priority, null=True, on_delete=models.PROTECT, related_name="commitments")
    state = models.CharField(max_length=12, choices=CommitmentState.choices, blank=True)
    state_since = models.DateField(null=True)
    told_by = models.ForeignKey("Report", null=True, on_delete=models.PROTECT, related_name="+")
    superseded_by = models.ForeignKey("self", null=True, on_delete=models.PROTECT, related_name="supersedes")
    version = models.PositiveIntegerField(default=1)  # of how it stands; forms carry it

    class Meta:
        constraints = (in_order("said"), in_order("due"))
        indexes = (
            models.Index(fields=["due_end"], name="commitments_ahead"),
            models.Index(fields=["state", "due_end"], name="commitments_state_due"),
        )

    def __str__(self) -> str:
        return self.words


class Change(OfLine):
    """That a Commitment changed on a day: its owners, its due date, its Priority; what is null stays."""

    commitment = models.ForeignKey(Commitment, on_delete=models.PROTECT, related_name="changes")
    on = EdtfField()
    due = EdtfField(null=True)
    priority = models.ForeignKey(Priority, null=True, on_delete=models.PROTECT, related_name="+")
    reason = models.CharField(max_length=1000)

    class Meta:
        constraints = (in_order("on"), in_order("due"))

    def __str__(self) -> str:
        return self.reason


class Owner(Speaker):
    """One of those who undertook a Commitment, or to whom a Change gave it. `is_current`: who owes it now."""

    commitment = models.ForeignKey(Commitment, on_delete=models.CASCADE, related_name="owners")
    change = models.ForeignKey(Change, null=True, on_delete=models.CASCADE, related_name="owners")
    position = models.PositiveIntegerField(default=0)
    is_current = models.BooleanField(default=True)

    class Meta:
        ordering = ("position", "pk")


class Report(OfLine):
    """What became of something that a source said would happen; the facts stand in its Citations.

    On a Commitment it says how that stands: `state`, on the day `on`; `result` is empty while it is on its
    way. `superseded_by`: the Commitment that took the place of one that is superseded.
    """

    body = models.ForeignKey(Body, null=True, on_delete=models.PROTECT, related_name="reports")
    about = models.TextField()
    expected = EdtfField(null=True)
    result = models.CharField(max_length=24, choices=Result.choices, blank=True)
    searched_until = models.DateField(null=True)
    commitment = models.ForeignKey(Commitment, null=True, on_delete=models.PROTECT, related_name="reports")
    state = models.CharField(max_length=12, choices=CommitmentState.choices, blank=True)
    on = EdtfField(null=True)
    superseded_by = models.ForeignKey(Commitment, null=True, on_delete=models.PROTECT, related_name="+")

    class Meta:
        constraints = (in_order("expected"), in_order("on"))

    def __str__(self) -> str:
        return self.about
