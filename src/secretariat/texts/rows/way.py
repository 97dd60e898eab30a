from django.conf import settings
from django.db import models

from secretariat.history.models import AppendOnly
from secretariat.meetings.models import AgendaItem, Meeting
from secretariat.parties.models import Body
from secretariat.texts.rows.draft import Draft
from secretariat.texts.states import ConsiderationKind


class Consideration(AppendOnly):
    """One step of a text through the organs of its body: before which meeting, and what was done there.

    `count`, `head`: the log then; `words_hash` as of `Step`; `open_points`: how many points stood before a
    clean text, so that what was endorsed with brackets says so.
    """

    is_guarded = True

    draft = models.ForeignKey(Draft, on_delete=models.PROTECT, related_name="considerations")
    number = models.PositiveIntegerField()
    what = models.CharField(max_length=10, choices=ConsiderationKind.choices)
    organ = models.ForeignKey(Body, on_delete=models.PROTECT, related_name="considerations")
    meeting = models.ForeignKey(Meeting, on_delete=models.PROTECT, related_name="considerations")
    item = models.ForeignKey(AgendaItem, null=True, on_delete=models.PROTECT, related_name="considerations")
    at = models.DateTimeField()
    account = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    note = models.TextField(blank=True)
    words_hash = models.CharField(max_length=64)
    count = models.PositiveIntegerField()
    head = models.CharField(max_length=64)
    open_points = models.PositiveIntegerField()

    class Meta:
        constraints = (
            models.UniqueConstraint(fields=["draft", "number"], name="texts_consideration_number"),
        )

    def __str__(self) -> str:
        return f"{self.draft_id}: {self.what}, {self.meeting}"
