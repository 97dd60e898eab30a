"""Lines of the record and the Claims that sources make about them. Two clocks: true when, said when."""

from typing import Any, ClassVar

from django.conf import settings
from django.db import models

from secretariat.dates import EdtfField, in_order
from secretariat.distribution import Distribution, Viewer, open_to
from secretariat.evidence.sources import Finding, Passage
from secretariat.evidence.states import CitationKind
from secretariat.history.models import AppendOnly, AppendOnlyQuerySet
from secretariat.ids import new_public_id
from secretariat.parties.models import Body


def lines_open_to(viewer: Viewer, *, row: str = "") -> models.Q:
    """Return the condition for Lines that the viewer may see; `row` is the path to the Line."""
    return open_to(viewer, row=row, named=_lines_naming)


def claims_open_to(viewer: Viewer, *, row: str = "") -> models.Q:
    """Return the condition for Claims that the viewer may see; `row` is the path to the Claim."""
    return open_to(viewer, row=row, body="line__body", named=_claims_naming)


def _lines_naming(account_id: int) -> "models.QuerySet[Any]":
    return Line.readers.through.objects.filter(account=account_id).values("line")


def _claims_naming(account_id: int) -> "models.QuerySet[Any]":
    return Claim.readers.through.objects.filter(account=account_id).values("claim")


class LineQuerySet(models.QuerySet["Line"]):
    def visible_to(self, viewer: Viewer) -> "LineQuerySet":
        """Only what the viewer may see."""
        return self.filter(lines_open_to(viewer))


class Line(models.Model):
    """The identity of one fact of the record. What it says is in its Claims; `chosen` is the present reading.

    `kind` names the model of the slice that owns it ("chairmanship"); `reference` is the permanent id
    of the row of reference data from which it came. `body` is the Body whose seats decide who may see it;
    a restricted line is for `readers` alone, whatever their seats.
    """

    history_kind = "line"

    public_id = models.CharField(max_length=10, unique=True, default=new_public_id, editable=False)
    kind = models.CharField(max_length=20, db_index=True)
    body = models.ForeignKey(Body, null=True, blank=True, on_delete=models.PROTECT, related_name="lines")
    distribution = models.CharField(max_length=12, choices=Distribution.choices)
    readers = models.ManyToManyField(settings.AUTH_USER_MODEL, blank=True, related_name="+")
    reference = models.CharField(max_length=160, unique=True, null=True, blank=True)
    is_fictitious = models.BooleanField(default=False)
    chosen = models.ForeignKey(
        "Claim", null=True, blank=True, on_delete=models.PROTECT, related_name="chosen_for"
    )
    chosen_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    chosen_at = models.DateTimeField(null=True, blank=True)
    version = models.PositiveIntegerField(default=1)

    objects = LineQuerySet.as_manager()

    class Meta:
        # Every list asks these columns of the lines of its rows; the index spares reading the lines.
        indexes = (models.Index(fields=["id", "distribution", "chosen"], name="evidence_line_standing"),)

    def __str__(self) -> str:
        return f"{self.kind} {self.public_id}"

    @property
    def history_id(self) -> str:
        return self.public_id


class ClaimQuerySet(AppendOnlyQuerySet):
    def standing(self) -> "ClaimQuerySet":
        """Claims that nobody has withdrawn."""
        return self.filter(withdrawal__isnull=True)

    def visible_to(self, viewer: Viewer) -> "ClaimQuerySet":
        """Only what the viewer may see."""
        return self.filter(claims_open_to(viewer))


class Claim(AppendOnly):
    """One assertion about a Line: its value, when it was said, when and by whom it was entered.

    `value` has the shape of the Line's kind (each slice's `bridge.py`); `said_on` null = day not known;
    `inferred` names the fields whose value is not in the words alone. `readers`: as the line's.
    """

    history_kind = "claim"

    line = models.ForeignKey(Line, on_delete=models.PROTECT, related_name="claims")
    value = models.JSONField()
    distribution = models.CharField(max_length=12, choices=Distribution.choices)
    readers = models.ManyToManyField(settings.AUTH_USER_MODEL, blank=True, related_name="+")
    said_on = EdtfField(null=True, blank=True)
    entered_at = models.DateTimeField()
    entered_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    finding = models.ForeignKey(
        Finding, null=True, blank=True, on_delete=models.PROTECT, related_name="claims"
    )
    inferred = models.JSONField(default=list)
    note = models.CharField(max_length=1000, blank=True)

    objects: ClassVar[Any] = ClaimQuerySet.as_manager()

    class Meta:
        ordering = ("entered_at", "pk")
        constraints = (in_order("said_on"),)

    def __str__(self) -> str:
        return f"{self.line} as said {self.said_on.text if self.said_on else 'on an unknown day'}"

    @property
    def history_id(self) -> str:
        return str(self.pk)


class Withdrawal(AppendOnly):
    """The act that takes a Claim back; the Claim stays, and no longer counts."""

    claim = models.OneToOneField(Claim, on_delete=models.PROTECT, related_name="withdrawal")
    at = models.DateTimeField()
    by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    reason = models.CharField(max_length=300)

    def __str__(self) -> str:
        return f"withdrawn: {self.claim}"


class Citation(AppendOnly):
    """What a Claim rests on: a Passage; a reference; an entry by an account; or nothing verified."""

    claim = models.ForeignKey(Claim, on_delete=models.PROTECT, related_name="citations")
    kind = models.CharField(max_length=12, choices=CitationKind.choices)
    passage = models.ForeignKey(Passage, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    address = models.CharField(max_length=1000, blank=True)
    seen_on = models.DateField(null=True, blank=True)
    said_on = EdtfField(null=True, blank=True)
    note = models.CharField(max_length=1000, blank=True)

    class Meta:
        ordering = ("pk",)
        constraints = (
            in_order("said_on"),
            models.CheckConstraint(
                condition=models.Q(kind=CitationKind.PASSAGE, passage__isnull=False)
                | models.Q(kind=CitationKind.REFERENCE, passage__isnull=True) & ~models.Q(address="")
                | models.Q(kind__in=[CitationKind.ENTRY, CitationKind.UNVERIFIED], passage__isnull=True),
                name="evidence_citation_shape",
            ),
        )
        indexes = (
            # The few citations that quote a document among the many that name an address.
            models.Index(
                fields=["passage"],
                condition=models.Q(passage__isnull=False),
                name="evidence_citation_quoting",
            ),
        )

    def __str__(self) -> str:
        return self.address or (self.passage.words if self.passage else self.get_kind_display())


class OfLineQuerySet(models.QuerySet[Any]):
    """Rows that are the present reading of a Line."""

    def standing(self) -> "OfLineQuerySet":
        """Lines that some Claim still carries."""
        return self.filter(line__chosen__isnull=False)

    def visible_to(self, viewer: Viewer) -> "OfLineQuerySet":
        """Standing lines that the viewer may see."""
        return self.standing().filter(lines_open_to(viewer, row="line__"))


class OfLine(models.Model):
    """Base of each slice's model of a line: the columns are the chosen Claim's value, made for queries."""

    line = models.OneToOneField(Line, primary_key=True, on_delete=models.PROTECT, related_name="%(class)s")

    objects = OfLineQuerySet.as_manager()

    class Meta:
        abstract = True

    @property
    def public_id(self) -> str:
        """The address of the line."""
        return self.line.public_id
