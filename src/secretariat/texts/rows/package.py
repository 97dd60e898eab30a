from django.conf import settings
from django.db import models

from secretariat.distribution import Distribution, Viewer, open_to
from secretariat.ids import new_public_id
from secretariat.meetings.models import Meeting
from secretariat.parties.models import Body
from secretariat.texts.rows.draft import Draft
from secretariat.texts.states import AdoptionWay


class PackageQuerySet(models.QuerySet["Package"]):
    def visible_to(self, viewer: Viewer) -> "PackageQuerySet":
        """Packages that the viewer may see, by distribution and seat."""
        return self.filter(open_to(viewer))


class Package(models.Model):
    """Texts that a body adopts in one act: a set of resolutions, decisions and recommendations.

    `meeting`: for which it is put together, then in which it was adopted; `why`: what that came to.
    """

    history_kind = "package"

    objects = PackageQuerySet.as_manager()

    public_id = models.CharField(max_length=10, unique=True, default=new_public_id, editable=False)
    body = models.ForeignKey(Body, on_delete=models.PROTECT, related_name="packages")
    title = models.CharField(max_length=400)
    distribution = models.CharField(max_length=10, choices=Distribution.choices)
    meeting = models.ForeignKey(Meeting, null=True, on_delete=models.PROTECT, related_name="packages")
    opened_at = models.DateTimeField()
    opened_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    way = models.CharField(max_length=10, choices=AdoptionWay.choices, blank=True)
    why = models.CharField(max_length=400, blank=True)
    adopted_at = models.DateTimeField(null=True)
    adopted_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.PROTECT, related_name="+"
    )
    version = models.PositiveIntegerField(default=1)

    class Meta:
        indexes = (models.Index(fields=["body", "-opened_at"], name="texts_packages_of_body"),)

    def __str__(self) -> str:
        return self.title

    @property
    def history_id(self) -> str:
        return self.public_id

    @property
    def is_open(self) -> bool:
        """Whether it is still being put together."""
        return self.adopted_at is None


class PackageText(models.Model):
    """A text in a package, at its place; `reason`: why it was set aside, "" while it goes with the others."""

    package = models.ForeignKey(Package, on_delete=models.PROTECT, related_name="texts")
    draft = models.ForeignKey(Draft, on_delete=models.PROTECT, related_name="in_packages")
    position = models.PositiveIntegerField()
    reason = models.TextField(blank=True)

    class Meta:
        ordering = ("position", "pk")
        constraints = (models.UniqueConstraint(fields=["package", "draft"], name="texts_package_draft"),)

    def __str__(self) -> str:
        return str(self.draft)

    @property
    def is_aside(self) -> bool:
        """Whether it was set aside while the rest proceeds."""
        return bool(self.reason)
