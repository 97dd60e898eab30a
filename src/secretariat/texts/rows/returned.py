from django.conf import settings
from django.db import models
from django.db.models import Q

from secretariat.ids import new_public_id
from secretariat.parties.models import Party
from secretariat.people.actor import DELEGATION, Actor, Role
from secretariat.texts.rows.draft import Draft


class ReturnedQuerySet(models.QuerySet["Returned"]):
    def visible_to(self, viewer: Actor) -> "ReturnedQuerySet":
        """What the viewer's own delegation handed in; what the staff handed in, where they are staff."""
        if viewer.is_looking or viewer.account_id is None:
            return self.none()
        seen = Q(pk__in=[])
        for seat in viewer.seats:
            if seat.role in DELEGATION and seat.party:
                seen |= Q(draft__body__slug=seat.body, party__code=seat.party)
            if seat.role is Role.STAFF:
                own = Q(draft__body__slug=seat.body) | Q(draft__body__parent__slug=seat.body)
                seen |= Q(own | Q(account=viewer.account_id), is_staffed=True)
        return self.filter(seen, draft__in=Draft.objects.visible_to(viewer))


class Returned(models.Model):
    """A changed text that came back, and what was read in it; nothing of it is tabled before somebody chose.

    `sha256`: of the bytes as they came, in the store of originals. `party`: the delegation that handed it in,
    or for which the staff did by its note; `is_staffed`: the staff did. `count`: how many operations the text
    had of which it is a change; `paragraph`: the one of which alone it is. `read`: edits by author, comments,
    what was not read (`texts.returned`). `tabled`: edit → the proposal in which it was tabled.
    """

    history_kind = "returned"

    objects = ReturnedQuerySet.as_manager()

    public_id = models.CharField(max_length=10, unique=True, default=new_public_id, editable=False)
    draft = models.ForeignKey(Draft, on_delete=models.PROTECT, related_name="returned")
    sha256 = models.CharField(max_length=64)
    file_name = models.CharField(max_length=255)
    media_type = models.CharField(max_length=100)
    party = models.ForeignKey(Party, null=True, on_delete=models.PROTECT, related_name="+")
    is_staffed = models.BooleanField()
    account = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField()
    count = models.PositiveIntegerField()
    paragraph = models.CharField(max_length=40, blank=True)
    read = models.JSONField()
    tabled = models.JSONField(default=dict)

    class Meta:
        constraints = (
            models.UniqueConstraint(
                fields=["draft", "sha256", "paragraph", "party"],
                condition=Q(is_staffed=False),
                name="texts_returned_once",
            ),
            models.UniqueConstraint(
                fields=["draft", "sha256", "paragraph"],
                condition=Q(is_staffed=True),
                name="texts_returned_once_by_staff",
            ),
        )

    def __str__(self) -> str:
        return self.file_name

    @property
    def history_id(self) -> str:
        return self.public_id
