from datetime import date, datetime

from django.conf import settings
from django.db import models

from secretariat.bodies.states import InvitationState, MembershipStatus, NameForm
from secretariat.dates import EdtfField, in_order
from secretariat.evidence.models import Document, Line, OfLine
from secretariat.ids import new_public_id
from secretariat.parties.models import Body, Party
from secretariat.people.actor import Role
from secretariat.people.models import Person


class Name(OfLine):
    """A name that someone or something bears: of a Party, Body or Person, or the title of a Line."""

    party = models.ForeignKey(Party, null=True, on_delete=models.PROTECT, related_name="names")
    body = models.ForeignKey(Body, null=True, on_delete=models.PROTECT, related_name="names")
    person = models.ForeignKey(Person, null=True, on_delete=models.PROTECT, related_name="names")
    titled = models.ForeignKey(Line, null=True, on_delete=models.PROTECT, related_name="titles")
    language = models.CharField(max_length=12)
    form = models.CharField(max_length=10, choices=NameForm.choices)
    text = models.CharField(max_length=400)
    sort_key = models.BinaryField(max_length=800)
    during = EdtfField(null=True)

    class Meta:
        constraints = (
            in_order("during"),
            models.CheckConstraint(
                condition=models.Q(
                    models.Q(party__isnull=False, body=None, person=None, titled=None)
                    | models.Q(party=None, body__isnull=False, person=None, titled=None)
                    | models.Q(party=None, body=None, person__isnull=False, titled=None)
                    | models.Q(party=None, body=None, person=None, titled__isnull=False)
                ),
                name="bodies_name_has_one_bearer",
            ),
        )

    def __str__(self) -> str:
        return self.text


class Particular(OfLine):
    """A single particular of a Body: founded, founded by, seat, website."""

    body = models.ForeignKey(Body, on_delete=models.PROTECT, related_name="particulars")
    field = models.CharField(max_length=30)
    text = models.CharField(max_length=500)
    on = EdtfField(null=True)

    class Meta:
        constraints = (in_order("on"),)

    def __str__(self) -> str:
        return f"{self.field}: {self.text}"


class Membership(OfLine):
    """A Party's seat in a Body. `during` is the hull; `suspensions` are EDTF texts."""

    body = models.ForeignKey(Body, on_delete=models.PROTECT, related_name="memberships")
    party = models.ForeignKey(Party, on_delete=models.PROTECT, related_name="memberships")
    status = models.CharField(max_length=10, choices=MembershipStatus.choices)
    during = EdtfField()
    suspensions = models.JSONField(default=list)
    is_current = models.BooleanField(default=True)

    class Meta:
        constraints = (in_order("during"),)

    def __str__(self) -> str:
        return f"{self.party} in {self.body} ({self.status})"


class Office(models.Model):
    """A post in a Body or in a Party's government, or one whose organisation is only named in words."""

    public_id = models.CharField(max_length=10, unique=True, default=new_public_id, editable=False)
    title = models.CharField(max_length=300)
    body = models.ForeignKey(Body, null=True, on_delete=models.PROTECT, related_name="offices")
    party = models.ForeignKey(Party, null=True, on_delete=models.PROTECT, related_name="offices")
    organisation = models.CharField(max_length=300, blank=True)

    def __str__(self) -> str:
        return self.title


class Tenure(OfLine):
    """Who held which Office when."""

    office = models.ForeignKey(Office, on_delete=models.PROTECT, related_name="tenures")
    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="tenures")
    during = EdtfField(null=True)

    class Meta:
        constraints = (in_order("during"),)

    def __str__(self) -> str:
        return f"{self.person}, {self.office}"


class Dispute(OfLine):
    """A disagreement between sources that is no line of its own: a topic, and the reading used if any."""

    body = models.ForeignKey(Body, on_delete=models.PROTECT, related_name="disputes")
    topic = models.CharField(max_length=300)
    text = models.CharField(max_length=500)

    def __str__(self) -> str:
        return self.topic


class MandateQuerySet(models.QuerySet["Mandate"]):
    def on(self, day: date) -> "MandateQuerySet":
        """Seats that are held on a day."""
        return self.filter(models.Q(end_on__isnull=True) | models.Q(end_on__gt=day), first_on__lte=day)

    def not_over(self, day: date) -> "MandateQuerySet":
        """Seats that are held on a day or begin later."""
        return self.filter(
            models.Q(end_on__isnull=True)
            | models.Q(end_on__gt=day) & models.Q(end_on__gt=models.F("first_on"))
        )


class Mandate(models.Model):
    """An account's seat: secretariat staff of a Body, or delegation of a Party in it, by date.

    `end_on` is the first day without the seat; where it is `first_on`, the seat was taken back in time.
    """

    history_kind = "mandate"

    objects = MandateQuerySet.as_manager()

    public_id = models.CharField(max_length=10, unique=True, default=new_public_id, editable=False)
    account = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="mandates")
    body = models.ForeignKey(Body, on_delete=models.PROTECT, related_name="mandates")
    party = models.ForeignKey(Party, null=True, blank=True, on_delete=models.PROTECT, related_name="mandates")
    role = models.CharField(max_length=20, choices=[(r.value, r.value) for r in Role])
    first_on = models.DateField()
    end_on = models.DateField(null=True, blank=True)

    class Meta:
        constraints = (
            models.CheckConstraint(
                condition=models.Q(end_on__isnull=True) | models.Q(first_on__lte=models.F("end_on")),
                name="bodies_mandate_in_order",
            ),
        )

    def __str__(self) -> str:
        return f"{self.account}, {self.role} in {self.body}"

    @property
    def history_id(self) -> str:
        return self.public_id


class Invitation(models.Model):
    """An account offered to an address, with the seat that comes with it.

    The link in the letter carries a secret; only its SHA-256 stands here. `until` is the mandate's end.
    """

    history_kind = "invitation"

    public_id = models.CharField(max_length=10, unique=True, default=new_public_id, editable=False)
    email = models.EmailField()
    name = models.CharField(max_length=200)
    body = models.ForeignKey(Body, on_delete=models.PROTECT, related_name="invitations")
    party = models.ForeignKey(Party, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    role = models.CharField(max_length=20, choices=[(r.value, r.value) for r in Role])
    until = models.DateField(null=True, blank=True)
    language = models.CharField(max_length=12, default="en")
    secret_hash = models.CharField(max_length=64, unique=True)
    invited_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    invited_at = models.DateTimeField()
    expires_at = models.DateTimeField()
    sent_count = models.PositiveSmallIntegerField(default=1)
    accepted_at = models.DateTimeField(null=True, blank=True)
    revoked_at = models.DateTimeField(null=True, blank=True)
    account = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )

    def __str__(self) -> str:
        return f"{self.email}, {self.role} in {self.body}"

    @property
    def history_id(self) -> str:
        return self.public_id

    def state_at(self, at: datetime) -> InvitationState:
        """Return what has become of it."""
        if self.accepted_at:
            return InvitationState.ACCEPTED
        if self.revoked_at:
            return InvitationState.REVOKED
        return InvitationState.OPEN if at < self.expires_at else InvitationState.EXPIRED


class Note(models.Model):
    """A delegation's note by which a member of the staff acts for it, until it is laid down.

    `reference` is the note's own number or words, `dated` its day; `document` the note as received.
    """

    history_kind = "note"

    public_id = models.CharField(max_length=10, unique=True, default=new_public_id, editable=False)
    account = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="notes")
    body = models.ForeignKey(Body, on_delete=models.PROTECT, related_name="notes")
    party = models.ForeignKey(Party, on_delete=models.PROTECT, related_name="notes")
    reference = models.CharField(max_length=100)
    dated = models.DateField()
    document = models.ForeignKey(
        Document, null=True, blank=True, on_delete=models.PROTECT, related_name="notes"
    )
    taken_up_at = models.DateTimeField()
    laid_down_at = models.DateTimeField(null=True, blank=True)

    def __str__(self) -> str:
        return f"{self.party}: {self.reference}, {self.dated}"

    @property
    def history_id(self) -> str:
        return self.public_id
