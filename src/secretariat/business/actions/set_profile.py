from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from django.db import transaction

from secretariat.business import checks as own
from secretariat.business import policies
from secretariat.business.models import Profile, ProfileCountry, ProfileSector
from secretariat.evidence import checks
from secretariat.history.actions.record import record
from secretariat.parties.models import Body
from secretariat.people.actor import Actor
from secretariat.refusals import NotPermitted


@dataclass(frozen=True, slots=True, kw_only=True)
class Business:
    """What a member does: `sectors`: sections of NACE; `countries`: ISO codes; `words`: in a sentence."""

    sectors: Sequence[str]
    countries: Sequence[str] = ()
    words: str = ""


@transaction.atomic
def set_profile(
    *, council: Body, party: str, business: Business, by: Actor, at: datetime, seen_version: int
) -> Profile:
    """Tell in which sectors and countries a member of the council does business.

    Who: the member, by its seat; the secretariat for any (`policies.may_profile`).
    Writes: the profile, made where there was none; history entry `business-profile.set`.
    Refuses: NotPermitted; StaleRevision; Invalid (no member of the council, no sector, no such country, a
        country twice).
    """
    if not policies.may_profile(by, council, party):
        raise NotPermitted("A member of the council tells this of itself, the secretariat of any.")
    who = own.member(council, party, council.day(at))
    sectors, countries = own.good_sectors(business.sectors), own.good_countries(business.countries)
    words = checks.within(business.words, field="words", most=1000)
    found = Profile.objects.select_for_update().filter(council=council, party=who).first()
    checks.unchanged(found.version if found else 0, seen_version)
    profile = found or Profile(council=council, party=who, version=0)
    profile.words, profile.version = words, profile.version + 1
    profile.save()
    profile.sectors.all().delete()
    profile.countries.all().delete()
    ProfileSector.objects.bulk_create(ProfileSector(profile=profile, sector=one) for one in sectors)
    ProfileCountry.objects.bulk_create(ProfileCountry(profile=profile, country=one) for one in countries)
    record(
        "business-profile.set", on=profile, by=by, at=at, council=council.slug, party=who.code,
        sectors=" ".join(sectors), countries=" ".join(countries),
    )  # fmt: skip
    return profile
