from datetime import date, datetime
from zoneinfo import ZoneInfo

from django.db import models


class Level(models.TextChoices):
    """At which level a Body works."""

    NATIONAL = "national", "National"
    REGIONAL = "regional", "Regional"
    MUNICIPAL = "municipal", "Municipal"
    PARLIAMENTARY = "parliamentary", "Parliamentary"
    BUSINESS = "business", "Business"
    ACADEMIC = "academic", "Academic"


class PartyKind(models.TextChoices):
    """What can take a seat."""

    STATE = "state", "State"
    REGION = "region", "Region"
    CITY = "city", "City"
    ORGANISATION = "organisation", "Organisation"
    ECONOMY = "economy", "Economy"
    CHAMBER = "chamber", "Chamber"
    COMPANY = "company", "Company"


class Party(models.Model):
    """Whoever can take a seat. `code`: ISO 3166-1 for states, LOCODE or a slug for others."""

    history_kind = "party"

    code = models.CharField(max_length=60, unique=True)
    kind = models.CharField(max_length=20, choices=PartyKind.choices)
    country = models.CharField(max_length=2, blank=True)
    is_fictitious = models.BooleanField(default=False)

    class Meta:
        verbose_name_plural = "parties"

    def __str__(self) -> str:
        return self.code

    @property
    def history_id(self) -> str:
        return self.code


class Body(models.Model):
    """An organisation or one of its organs. `time_zone` is the seat's (IANA) and has no default."""

    history_kind = "body"

    slug = models.SlugField(max_length=100, unique=True)
    kind = models.CharField(max_length=80)
    level = models.CharField(max_length=20, choices=Level.choices, blank=True)
    parent = models.ForeignKey("self", null=True, blank=True, on_delete=models.PROTECT, related_name="organs")
    time_zone = models.CharField(max_length=60, blank=True)
    is_fictitious = models.BooleanField(default=False)

    class Meta:
        verbose_name_plural = "bodies"

    def __str__(self) -> str:
        return self.slug

    def day(self, at: datetime) -> date:
        """Return the calendar day at its seat; where no time zone is known, that of UTC."""
        return at.astimezone(ZoneInfo(self.time_zone or "UTC")).date()

    @property
    def history_id(self) -> str:
        return self.slug
