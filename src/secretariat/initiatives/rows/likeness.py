from typing import Any, ClassVar

from django.conf import settings
from django.db import models

from secretariat.evidence.lines import lines_open_to
from secretariat.evidence.models import Line
from secretariat.history.models import AppendOnly, AppendOnlyQuerySet
from secretariat.ids import new_public_id
from secretariat.initiatives.states import Verdict
from secretariat.people.actor import Actor


class LikenessVerdictQuerySet(AppendOnlyQuerySet):
    def visible_to(self, viewer: Actor) -> "LikenessVerdictQuerySet":
        """Those on two lines of which the viewer may see both."""
        return self.filter(lines_open_to(viewer, row="one__"), lines_open_to(viewer, row="other__"))


class LikenessVerdict(AppendOnly):
    """That a person looked at two that are counted as alike, and says whether they are the same work.

    `one` has the smaller public id. The last word on a pair counts.
    """

    is_guarded = True
    history_kind = "likeness"

    public_id = models.CharField(max_length=10, unique=True, default=new_public_id, editable=False)
    one = models.ForeignKey(Line, on_delete=models.PROTECT, related_name="+")
    other = models.ForeignKey(Line, on_delete=models.PROTECT, related_name="+")
    verdict = models.CharField(max_length=10, choices=Verdict.choices)
    reason = models.CharField(max_length=500)
    at = models.DateTimeField()
    by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")

    objects: ClassVar[Any] = LikenessVerdictQuerySet.as_manager()

    class Meta:
        ordering = ("at", "pk")
        indexes = (models.Index(fields=["one", "other"], name="initiatives_pair"),)

    def __str__(self) -> str:
        return f"{self.one} and {self.other}: {self.verdict}"

    @property
    def history_id(self) -> str:
        return self.public_id
