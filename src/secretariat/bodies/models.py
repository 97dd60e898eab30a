from django.conf import settings
from django.db import models

from secretariat.bodies.states import MembershipStatus, NameForm
from secretariat.dates import EdtfField, in_order
from secretariat.evidence.models import Line, OfLine
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


class Mandate(models.Model):
    """An account's seat: secretariat staff of a Body, or delegation of a Party in it, by date."""

    history_kind = "mandate"

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
                condition=models.Q(end_on__isnull=True) | models.Q(first_on__lt=models.F("end_on")),
                name="bodies_mandate_in_order",
            ),
        )

    def __str__(self) -> str:
        return f"{self.account}, {self.role} in {self.body}"

    @property
    def history_id(self) -> str:
        return self.public_id
