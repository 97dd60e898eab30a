from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils import timezone

from secretariat.chairs.policies import presides
from secretariat.evidence.models import Line
from secretariat.ids import new_public_id
from secretariat.notices.states import NoticeKind, NoticeState
from secretariat.parties.models import Body
from secretariat.people.actor import DELEGATION, Actor, Role


class NoticeRule(models.Model):
    """How a Body publishes: in which `languages`, the working language first, and who approves beside the
    secretariat and the Chair.
    """

    history_kind = "notice-rule"

    body = models.OneToOneField(Body, primary_key=True, on_delete=models.PROTECT, related_name="notice_rule")
    languages = models.JSONField(default=list)
    approvers = models.ManyToManyField(settings.AUTH_USER_MODEL, related_name="+")
    version = models.PositiveIntegerField(default=1)

    def __str__(self) -> str:
        return f"how {self.body} publishes"

    @property
    def history_id(self) -> str:
        return self.body.slug


class NoticeQuerySet(models.QuerySet["Notice"]):
    def public(self, at: datetime) -> "NoticeQuerySet":
        """Notices that everybody may read at this moment: no task publishes them, the moment does."""
        return self.filter(published_at__lte=at)

    def in_hand(self, viewer: Actor, at: datetime) -> "NoticeQuerySet":
        """Notices that the viewer works on: of their secretariat, or as one who approves."""
        return self.filter(_in_hand(viewer, at))

    def visible_to(self, viewer: Actor, at: datetime | None = None) -> "NoticeQuerySet":
        """Notices that the viewer may see: public ones, and those that they work on."""
        now = at or timezone.now()
        return self.filter(Q(published_at__lte=now) | _in_hand(viewer, now))


def _in_hand(viewer: Actor, at: datetime) -> Q:
    staff = {seat.body for seat in viewer.seats if seat.role is Role.STAFF}
    if not viewer.is_signed_in:
        return Q(pk__in=())
    named = NoticeRule.objects.filter(approvers=viewer.account_id).values("body")
    return (
        Q(body__slug__in=staff)
        | Q(body__parent__slug__in=staff)
        | Q(body__in=named)
        | Q(body__in=presided_by(viewer, at))
    )


def presided_by(viewer: Actor, at: datetime) -> list[int]:
    """Return the keys of the bodies of which the viewer's delegation has the chair now."""
    seats = {seat.body for seat in viewer.seats if seat.role in DELEGATION}
    if not seats:
        return []
    return [body.pk for body in Body.objects.filter(slug__in=seats) if presides(viewer, body, at)]


@dataclass(frozen=True, slots=True)
class Desk:
    """Where a notice is worked on: acts beside it are told to those alone who work on it."""

    history_id: str
    history_kind: str = "notice-desk"


class Notice(models.Model):
    """A press release or another notice of a Body.

    `about`: the line of what it tells of (a meeting, a text, a term), none for one that is free. `language`
    is that of the original. `dated` and `place` are the dateline.

    Two snapshots hold what was judged: `cleared` what was approved last, `shown` what the public reads. Each
    is {"kind", "place", "dated", "words": {language: number of the Wording}, "pictures": [{"id", "alt",
    "caption", "credit"}], "facts": {line: key of its reading then}, "by": accounts that wrote it}.
    `published_at` ahead of now is an embargo; `updated_at` moves when what the public reads does. `asked`:
    with which words it was sent back. `touched_by`: the accounts that changed anything of it since it was
    approved last.
    """

    history_kind = "notice"

    public_id = models.CharField(max_length=10, unique=True, default=new_public_id, editable=False)
    body = models.ForeignKey(Body, on_delete=models.PROTECT, related_name="notices")
    kind = models.CharField(max_length=20, choices=NoticeKind.choices)
    language = models.CharField(max_length=12)
    place = models.CharField(max_length=120, blank=True)
    dated = models.DateField()
    about = models.ForeignKey(Line, null=True, on_delete=models.PROTECT, related_name="notices")
    state = models.CharField(max_length=12, choices=NoticeState.choices, default=NoticeState.DRAFT)
    asked = models.CharField(max_length=1000, blank=True)
    touched_by = models.JSONField(default=list)
    cleared = models.JSONField(default=dict)
    shown = models.JSONField(default=dict)
    opened_at = models.DateTimeField()
    opened_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    approved_at = models.DateTimeField(null=True)
    approved_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.PROTECT, related_name="+"
    )
    published_at = models.DateTimeField(null=True)
    updated_at = models.DateTimeField(null=True)
    withdrawn_at = models.DateTimeField(null=True)
    reason = models.CharField(max_length=1000, blank=True)
    is_fictitious = models.BooleanField(default=False)
    version = models.PositiveIntegerField(default=1)

    objects = NoticeQuerySet.as_manager()

    class Meta:
        indexes = (
            models.Index(fields=["-published_at"], name="notices_published"),
            models.Index(fields=["body", "-published_at"], name="notices_of_body"),
        )
        constraints = (
            models.CheckConstraint(
                condition=Q(withdrawn_at__isnull=True) | ~Q(reason=""), name="notices_withdrawn_why"
            ),
        )

    def __str__(self) -> str:
        return f"{self.get_kind_display()} {self.public_id}"

    @property
    def history_id(self) -> str:
        return self.public_id

    @property
    def desk(self) -> Desk:
        """What history names beside an act that is for those alone who work on the notice."""
        return Desk(self.public_id)

    def is_public(self, at: datetime) -> bool:
        """Tell whether everybody may read it at this moment."""
        return self.published_at is not None and self.published_at <= at

    def is_embargoed(self, at: datetime) -> bool:
        """Tell whether it is published for a moment that has not come."""
        return self.published_at is not None and self.published_at > at

    def languages_of(self, snapshot: dict[str, Any]) -> tuple[str, ...]:
        """Return the languages of a snapshot, that of the original first."""
        return tuple(sorted(snapshot.get("words", {}), key=lambda code: (code != self.language, code)))
