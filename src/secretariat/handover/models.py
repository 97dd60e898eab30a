from django.conf import settings
from django.db import models

from secretariat.chairs.models import Chairmanship
from secretariat.handover.states import Edition, Occasion
from secretariat.history.models import AppendOnly
from secretariat.ids import new_public_id
from secretariat.parties.models import Body


class HandoverFile(AppendOnly):
    """A version of the file for the next chair of a body, as it was made; it reads the same for ever.

    `term`: the one for which it is, none where no next chair was known. `number`: from 1, for each body and
    edition. `content`: all that it says, with its words (`handover.content`); `sha256` of its canonical JSON.
    """

    history_kind = "handover-file"
    is_guarded = True

    public_id = models.CharField(max_length=10, unique=True, default=new_public_id, editable=False)
    body = models.ForeignKey(Body, on_delete=models.PROTECT, related_name="handover_files")
    term = models.ForeignKey(Chairmanship, null=True, on_delete=models.PROTECT, related_name="handover_files")
    edition = models.CharField(max_length=12, choices=Edition.choices)
    number = models.PositiveIntegerField()
    occasion = models.CharField(max_length=10, choices=Occasion.choices)
    on = models.DateField()
    made_at = models.DateTimeField()
    made_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    content = models.JSONField()
    sha256 = models.CharField(max_length=64)

    class Meta:
        constraints = (
            models.UniqueConstraint(fields=["body", "edition", "number"], name="handover_file_number"),
            models.UniqueConstraint(
                fields=["term", "edition", "occasion"],
                condition=~models.Q(occasion=Occasion.ASKED),
                name="handover_file_once_an_occasion",
            ),
        )

    def __str__(self) -> str:
        return f"handover file {self.number} of {self.body}"

    @property
    def history_id(self) -> str:
        return self.public_id
