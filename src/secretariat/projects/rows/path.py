from typing import Any, ClassVar

from django.conf import settings
from django.db import models

from secretariat.ids import new_public_id
from secretariat.parties.models import Body
from secretariat.people.actor import Actor
from secretariat.projects.path import Step


class ApprovalPathQuerySet(models.QuerySet["ApprovalPath"]):
    def visible_to(self, viewer: Actor) -> "ApprovalPathQuerySet":
        """The members of a body see how it approves projects."""
        return self.filter(body__slug__in=viewer.limited_bodies)


class ApprovalPath(models.Model):
    """One version of the way by which a Body approves its Projects; a Project keeps the one it began on.

    `steps`: [{"name", "who", "holder", "within", "lapses"}] in their order. `least_members`: how many members
    of the Body must be partners; `needs_resolution`: whether a Project names the text that it serves.
    `checklist`: what an appraisal answers.
    """

    history_kind = "approval-path"

    public_id = models.CharField(max_length=10, unique=True, default=new_public_id, editable=False)
    body = models.ForeignKey(Body, on_delete=models.PROTECT, related_name="approval_paths")
    number = models.PositiveIntegerField()
    name = models.CharField(max_length=200)
    steps = models.JSONField()
    least_members = models.PositiveSmallIntegerField(default=0)
    needs_resolution = models.BooleanField(default=False)
    checklist = models.JSONField(default=list)
    set_at = models.DateTimeField()
    set_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")

    objects: ClassVar[Any] = ApprovalPathQuerySet.as_manager()

    class Meta:
        constraints = (
            models.UniqueConstraint(fields=["body", "number"], name="projects_path_number_of_body"),
        )

    def __str__(self) -> str:
        return f"{self.name} ({self.number})"

    @property
    def history_id(self) -> str:
        return self.public_id

    @property
    def way(self) -> tuple[Step, ...]:
        """The steps as the pure machine takes them."""
        return tuple(Step(**step) for step in self.steps)
