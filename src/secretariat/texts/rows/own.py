from django.conf import settings
from django.db import models
from django.db.models import Q

from secretariat.ids import new_public_id
from secretariat.parties.models import Party
from secretariat.people.actor import DELEGATION, Actor
from secretariat.texts.rows.draft import Draft


class OwnWordsQuerySet(models.QuerySet["OwnWords"]):
    def visible_to(self, viewer: Actor) -> "OwnWordsQuerySet":
        """Those of the delegations in which the viewer sits; of nobody else, by whatever note or eyes."""
        if viewer.is_looking:
            return self.none()
        seen = Q(pk__in=[])
        for seat in viewer.seats:
            if seat.role in DELEGATION and seat.party:
                seen |= Q(draft__body__slug=seat.body, party__code=seat.party)
        return self.filter(seen, draft__in=Draft.objects.visible_to(viewer))


class OwnState(models.TextChoices):
    """What became of words that a delegation kept for itself."""

    KEPT = "kept", "Kept"
    TABLED = "tabled", "Tabled"
    DISCARDED = "discarded", "Discarded"


class OwnWords(models.Model):
    """Words of a paragraph that a delegation keeps for itself, not tabled; nobody else sees them.

    `count`: how many operations the text had on which they were written. Whoever of the delegation writes
    them anew overwrites them, with the version that they saw. What was tabled or discarded holds no words.
    """

    history_kind = "own-words"

    objects = OwnWordsQuerySet.as_manager()

    public_id = models.CharField(max_length=10, unique=True, default=new_public_id, editable=False)
    draft = models.ForeignKey(Draft, on_delete=models.PROTECT, related_name="own_words")
    party = models.ForeignKey(Party, on_delete=models.PROTECT, related_name="+")
    paragraph = models.CharField(max_length=40)
    count = models.PositiveIntegerField()
    words = models.TextField(blank=True)
    rationale = models.TextField(blank=True)
    account = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField()
    state = models.CharField(max_length=10, choices=OwnState.choices, default=OwnState.KEPT)
    version = models.PositiveIntegerField(default=1)

    class Meta:
        indexes = (models.Index(fields=["draft", "party", "state"], name="texts_own_words"),)

    def __str__(self) -> str:
        return "words of a delegation's own"  # the history writes this down: it tells nothing

    @property
    def history_id(self) -> str:
        return self.public_id
