from typing import Any, ClassVar

from django.conf import settings
from django.db import models

from secretariat.commitments.rows.agenda import Strategy, StrategyVersion
from secretariat.distribution import Distribution, open_to
from secretariat.ids import new_public_id
from secretariat.people.actor import Actor
from secretariat.texts.models import Draft


class StrategyReviewQuerySet(models.QuerySet["StrategyReview"]):
    def visible_to(self, viewer: Actor) -> "StrategyReviewQuerySet":
        """Only what the viewer may see; whoever may not see the agenda does not see its review."""
        return self.filter(
            open_to(viewer, body="of__body"), of__in=Strategy.objects.visible_to(viewer).values("pk")
        )

    def running(self) -> "StrategyReviewQuerySet":
        """Those that nobody has closed."""
        return self.filter(closed_at__isnull=True)


class StrategyReview(models.Model):
    """That a Strategy is under review: the Draft of what is to be its next version is negotiated in a room.

    `distribution` says who is told that a review runs and why; who sees the Draft is asked of the Draft.
    Closed with the `version` that came of it, or without one, for a reason.
    """

    history_kind = "strategy-review"

    public_id = models.CharField(max_length=10, unique=True, default=new_public_id, editable=False)
    of = models.ForeignKey(Strategy, on_delete=models.PROTECT, related_name="reviews")
    draft = models.ForeignKey(Draft, on_delete=models.PROTECT, related_name="reviews")
    reason = models.CharField(max_length=1000)
    distribution = models.CharField(max_length=12, choices=Distribution.choices)
    opened_at = models.DateTimeField()
    opened_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    closed_at = models.DateTimeField(null=True)
    closed_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.PROTECT, related_name="+"
    )
    why_closed = models.CharField(max_length=1000, blank=True)
    version_made = models.ForeignKey(
        StrategyVersion, null=True, on_delete=models.PROTECT, related_name="reviews"
    )
    version = models.PositiveIntegerField(default=1)

    objects: ClassVar[Any] = StrategyReviewQuerySet.as_manager()

    class Meta:
        constraints = (
            models.UniqueConstraint(
                fields=["of"], condition=models.Q(closed_at__isnull=True), name="commitments_one_review_runs"
            ),
        )

    def __str__(self) -> str:
        return f"Review of {self.of}"

    @property
    def history_id(self) -> str:
        return self.public_id
