from typing import Any, ClassVar

from django.db import models

from secretariat.bodies.models import Membership
from secretariat.ids import new_public_id
from secretariat.parties.models import Body, Party
from secretariat.people.actor import Actor


class ProfileQuerySet(models.QuerySet["Profile"]):
    def visible_to(self, viewer: Actor) -> "ProfileQuerySet":
        """Those of Parties whose seat in the council the viewer may see."""
        seats = Membership.objects.visible_to(viewer).filter(
            body=models.OuterRef("council"), party=models.OuterRef("party")
        )
        return self.filter(models.Exists(seats))


class Profile(models.Model):
    """What a chamber, an association or a company does: in which sectors and countries. `council`: where it
    sits.
    """

    history_kind = "business-profile"

    public_id = models.CharField(max_length=10, unique=True, default=new_public_id, editable=False)
    council = models.ForeignKey(Body, on_delete=models.PROTECT, related_name="profiles")
    party = models.ForeignKey(Party, on_delete=models.PROTECT, related_name="profiles")
    words = models.CharField(max_length=1000, blank=True)
    version = models.PositiveIntegerField(default=1)

    objects: ClassVar[Any] = ProfileQuerySet.as_manager()

    class Meta:
        constraints = (models.UniqueConstraint(fields=["council", "party"], name="business_profile_once"),)

    def __str__(self) -> str:
        return f"{self.party} in {self.council}"

    @property
    def history_id(self) -> str:
        return self.public_id


class ProfileSector(models.Model):
    """A sector of a Profile: a section of NACE Rev. 2 (`sectors`)."""

    profile = models.ForeignKey(Profile, on_delete=models.CASCADE, related_name="sectors")
    sector = models.CharField(max_length=1, db_index=True)

    class Meta:
        ordering = ("sector",)
        constraints = (models.UniqueConstraint(fields=["profile", "sector"], name="business_sector_once"),)

    def __str__(self) -> str:
        return self.sector


class ProfileCountry(models.Model):
    """A country in which it does business: ISO 3166-1 alpha-2."""

    profile = models.ForeignKey(Profile, on_delete=models.CASCADE, related_name="countries")
    country = models.CharField(max_length=2, db_index=True)

    class Meta:
        ordering = ("country",)
        constraints = (models.UniqueConstraint(fields=["profile", "country"], name="business_country_once"),)

    def __str__(self) -> str:
        return self.country
