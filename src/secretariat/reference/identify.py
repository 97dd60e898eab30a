"""Make the identities that are missing; an identity says nothing, so nothing is ever corrected here."""

from collections.abc import Iterable

from secretariat.parties.models import Body, Party
from secretariat.people.models import Person
from secretariat.reference.identities import BodyIdentity, PartyIdentity, PersonIdentity


def identify(
    parties: Iterable[PartyIdentity],
    bodies: Iterable[BodyIdentity],
    people: Iterable[PersonIdentity],
    *,
    is_fictitious: bool = False,
) -> None:
    """Write the Parties, Bodies and People that are not there yet."""
    known = set(Party.objects.values_list("code", flat=True))
    Party.objects.bulk_create(
        Party(code=p.code, kind=p.kind, country=p.country, is_fictitious=is_fictitious)
        for p in parties
        if p.code not in known
    )
    _identify_bodies(list(bodies), is_fictitious)
    there = set(Person.objects.values_list("slug", flat=True))
    Person.objects.bulk_create(
        Person(slug=p.slug, is_fictitious=is_fictitious) for p in people if p.slug not in there
    )


def _identify_bodies(bodies: list[BodyIdentity], is_fictitious: bool) -> None:
    slugs = dict(Body.objects.values_list("slug", "pk"))
    new = [body for body in bodies if body.slug not in slugs]
    for body in new:
        slugs[body.slug] = Body.objects.create(
            slug=body.slug,
            kind=body.kind,
            level=body.level,
            time_zone=body.time_zone,
            is_fictitious=is_fictitious,
        ).pk
    for body in new:  # a related body may stand before its parent
        if body.parent:
            Body.objects.filter(slug=body.slug).update(parent_id=slugs[body.parent])
