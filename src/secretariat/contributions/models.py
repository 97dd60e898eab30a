"""All models of this slice: scales, what was assessed by them, payments, waivers, letters, arrears rules."""

from typing import Any, ClassVar

from django.conf import settings
from django.db import models
from django.db.models import Q

from secretariat.contributions.states import LetterKind, ScaleState, Way
from secretariat.history.models import AppendOnly, AppendOnlyQuerySet
from secretariat.ids import new_public_id
from secretariat.parties.models import Body, Party
from secretariat.parties.reach import of_members, of_own, of_secretariat
from secretariat.people.actor import Actor


class ScaleQuerySet(models.QuerySet["Scale"]):
    def visible_to(self, viewer: Actor) -> "ScaleQuerySet":
        """To the secretariat all; to members those that were issued. Never to others."""
        issued = Q(state=ScaleState.ISSUED)
        return self.filter(of_secretariat(viewer) | (of_members(viewer) & issued))


class Scale(models.Model):
    """What the members of a Body owe together for a year, and how it is shared.

    `decided`: by which decision, in words, with its `address`. `total`: of fees by class, the sum of these.
    `classes`: of such a scale, [name, first number of inhabitants above it or null, amount as text].
    """

    history_kind = "contribution-scale"

    public_id = models.CharField(max_length=10, unique=True, default=new_public_id, editable=False)
    body = models.ForeignKey(Body, on_delete=models.PROTECT, related_name="contribution_scales")
    year = models.PositiveSmallIntegerField()
    way = models.CharField(max_length=10, choices=Way.choices)
    currency = models.CharField(max_length=3)
    total = models.DecimalField(max_digits=15, decimal_places=2)
    classes = models.JSONField(default=list)
    decided = models.CharField(max_length=300)
    address = models.CharField(max_length=500, blank=True)
    state = models.CharField(max_length=10, choices=ScaleState.choices, default=ScaleState.DRAFT)
    issued_on = models.DateField(null=True)
    due_on = models.DateField(null=True)
    version = models.PositiveIntegerField(default=1)

    objects: ClassVar[Any] = ScaleQuerySet.as_manager()

    class Meta:
        constraints = (models.UniqueConstraint(fields=["body", "year"], name="contributions_year_once"),)

    def __str__(self) -> str:
        return f"{self.body} {self.year}"

    @property
    def history_id(self) -> str:
        return self.public_id


class Share(models.Model):
    """What a member bears of a scale: its percentage or units, or its inhabitants; and the amount."""

    scale = models.ForeignKey(Scale, on_delete=models.CASCADE, related_name="shares")
    party = models.ForeignKey(Party, on_delete=models.PROTECT, related_name="+")
    weight = models.DecimalField(max_digits=15, decimal_places=4)
    fee_class = models.CharField(max_length=100, blank=True)
    amount = models.DecimalField(max_digits=15, decimal_places=2)

    class Meta:
        ordering = ("pk",)
        constraints = (models.UniqueConstraint(fields=["scale", "party"], name="contributions_share_once"),)

    def __str__(self) -> str:
        return f"{self.party}: {self.amount}"


class OfMemberQuerySet(AppendOnlyQuerySet):
    def visible_to(self, viewer: Actor) -> "OfMemberQuerySet":
        """To the secretariat all; to a delegation what is of its own member."""
        return self.filter(of_secretariat(viewer) | of_own(viewer))


class Assessment(AppendOnly):
    """What a member owes a Body for a year, by a scale that was issued; never changed: waived, or paid."""

    is_guarded = True

    scale = models.ForeignKey(Scale, on_delete=models.PROTECT, related_name="assessments")
    body = models.ForeignKey(Body, on_delete=models.PROTECT, related_name="+")
    party = models.ForeignKey(Party, on_delete=models.PROTECT, related_name="assessments")
    year = models.PositiveSmallIntegerField()
    currency = models.CharField(max_length=3)
    amount = models.DecimalField(max_digits=15, decimal_places=2)
    issued_on = models.DateField()
    due_on = models.DateField()

    class Meta:
        constraints = (
            models.UniqueConstraint(fields=["scale", "party"], name="contributions_assessed_once"),
        )

    def __str__(self) -> str:
        return f"{self.party} {self.year}: {self.amount}"


class PaymentQuerySet(models.QuerySet["Payment"]):
    def visible_to(self, viewer: Actor) -> "PaymentQuerySet":
        """To the secretariat all; to a delegation what is of its own member."""
        return self.filter(of_secretariat(viewer) | of_own(viewer))


class Payment(models.Model):
    """What came in from a member on a day; `reference`: of the bank. Taken back, it counts no more."""

    history_kind = "contribution-payment"

    public_id = models.CharField(max_length=10, unique=True, default=new_public_id, editable=False)
    body = models.ForeignKey(Body, on_delete=models.PROTECT, related_name="+")
    party = models.ForeignKey(Party, on_delete=models.PROTECT, related_name="contributions_paid")
    currency = models.CharField(max_length=3)
    amount = models.DecimalField(max_digits=15, decimal_places=2)
    on = models.DateField()
    reference = models.CharField(max_length=200)
    taken_back_at = models.DateTimeField(null=True)
    why = models.CharField(max_length=1000, blank=True)

    objects: ClassVar[Any] = PaymentQuerySet.as_manager()

    class Meta:
        ordering = ("on", "pk")

    def __str__(self) -> str:
        return f"{self.party} {self.on}: {self.amount} {self.currency}"

    @property
    def history_id(self) -> str:
        return self.public_id


class Waiver(AppendOnly):
    """What a decision lets a member off, of a year."""

    is_guarded = True
    history_kind = "contribution-waiver"

    public_id = models.CharField(max_length=10, unique=True, default=new_public_id, editable=False)
    assessment = models.ForeignKey(Assessment, on_delete=models.PROTECT, related_name="waivers")
    body = models.ForeignKey(Body, on_delete=models.PROTECT, related_name="+")
    party = models.ForeignKey(Party, on_delete=models.PROTECT, related_name="+")
    amount = models.DecimalField(max_digits=15, decimal_places=2)
    on = models.DateField()
    decided = models.CharField(max_length=300)
    address = models.CharField(max_length=500, blank=True)

    objects: ClassVar[Any] = OfMemberQuerySet.as_manager()

    def __str__(self) -> str:
        return f"{self.assessment}, {self.amount} waived"

    @property
    def history_id(self) -> str:
        return self.public_id


class LetterSent(AppendOnly):
    """That a call or a reminder went to a member on a day, in these words."""

    is_guarded = True
    history_kind = "contribution-letter"

    public_id = models.CharField(max_length=10, unique=True, default=new_public_id, editable=False)
    body = models.ForeignKey(Body, on_delete=models.PROTECT, related_name="+")
    party = models.ForeignKey(Party, on_delete=models.PROTECT, related_name="+")
    kind = models.CharField(max_length=10, choices=LetterKind.choices)
    on = models.DateField()
    words = models.TextField()
    by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")

    objects: ClassVar[Any] = OfMemberQuerySet.as_manager()

    class Meta:
        ordering = ("on", "pk")

    def __str__(self) -> str:
        return f"{self.party} {self.on}: {self.kind}"

    @property
    def history_id(self) -> str:
        return self.public_id


class ArrearsRuleQuerySet(models.QuerySet["ArrearsRule"]):
    def visible_to(self, viewer: Actor) -> "ArrearsRuleQuerySet":
        """Members, secretariat and auditors of the body."""
        return self.filter(of_members(viewer))


class ArrearsRule(models.Model):
    """What the rules of a Body say of arrears: after how many years, with which effect. A hint: nothing
    follows by itself.
    """

    history_kind = "arrears-rule"

    body = models.OneToOneField(Body, on_delete=models.PROTECT, related_name="arrears_rule")
    years = models.PositiveSmallIntegerField()
    effect = models.CharField(max_length=300)
    article = models.CharField(max_length=200)
    version = models.PositiveIntegerField(default=1)

    objects: ClassVar[Any] = ArrearsRuleQuerySet.as_manager()

    def __str__(self) -> str:
        return str(self.body)

    @property
    def history_id(self) -> str:
        return self.body.slug
