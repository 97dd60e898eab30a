"""Under which spelling somebody knows a Person: no merge leads to a name that only closed sources give."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from django.db.models import Exists, F, OuterRef, Q, QuerySet, Subquery
from django.db.models.functions import Coalesce

from secretariat.bodies.models import Name
from secretariat.distribution import STRICTNESS, Distribution, Viewer
from secretariat.parties.models import Body
from secretariat.people.models import Person

_ONE = Coalesce("same_as_id", "pk")


@dataclass(frozen=True, slots=True)
class OnePerson:
    """A Person under all spellings: the slug under which a viewer knows them, the keys of all rows."""

    slug: str
    ids: tuple[int, ...]


def names_seen_by(viewer: Viewer) -> "QuerySet[Any]":
    """Return the names that a viewer may see."""
    return Name.objects.visible_to(viewer)


def names_as_open_as(distribution: str, body: Body | None, readers: Iterable[int]) -> "QuerySet[Any]":
    """Return the names that whoever may see something of this distribution may see too.

    Args:
        body: the one that keeps it, where it is not public.
        readers: the accounts that may see it, where it is restricted.
    """
    seen = Q(line__distribution=Distribution.PUBLIC)
    if distribution == Distribution.RESTRICTED:
        shared = Name.objects.filter(line__distribution=Distribution.RESTRICTED)
        for reader in readers:
            shared = shared.filter(line__readers=reader)
        seen |= Q(pk__in=shared.values("pk"))
    elif distribution != Distribution.PUBLIC:
        open_enough = [one for one, strict in STRICTNESS.items() if strict <= STRICTNESS[distribution]]
        seen |= Q(line__distribution__in=open_enough, line__body=body)
    return Name.objects.filter(seen)


def persons_named(names: "QuerySet[Any]") -> "QuerySet[Any]":
    """Return the Persons who bear one of these names; the address of a Person is a name too."""
    return Person.objects.filter(Exists(names.filter(person=OuterRef("pk"))))


def spelled(names: "QuerySet[Any]", slugs: Iterable[str] | None = None) -> dict[str, str]:
    """Return slug → slug of the Person under which all spellings stand for whoever knows these names.

    That is the one into whom they were merged; where its own names are closed, the first spelling that is
    open; nothing where all are. Slugs that stand for themselves are left out. One query.
    """
    rows = Person.objects.filter(
        Q(same_as__isnull=False) | Exists(Person.objects.filter(same_as=OuterRef("pk")))
    )
    if slugs is not None:
        rows = rows.filter(slug__in=set(slugs))
    together = persons_named(names).annotate(of=_ONE).filter(of=OuterRef("of"))
    first = together.order_by(F("same_as").asc(nulls_first=True), "pk").values("slug")[:1]
    found = rows.annotate(of=_ONE).annotate(shown=Subquery(first))
    return {slug: shown for slug, shown in found.values_list("slug", "shown") if shown and shown != slug}


def all_spellings(of: "QuerySet[Any]") -> "QuerySet[Any]":
    """Return the rows of Persons together with those that are merged with them, whichever way."""
    together = of.order_by().annotate(of=_ONE).values("of")
    return Person.objects.alias(of=_ONE).filter(of__in=together)


def known_as(viewer: Viewer, of: "QuerySet[Any]") -> dict[int, str]:
    """Return key → slug under which a viewer knows these Persons, for all their spellings. Two queries."""
    rows: dict[int, str] = dict(all_spellings(of).values_list("pk", "slug"))
    main = spelled(names_seen_by(viewer), rows.values())
    return {key: main.get(slug, slug) for key, slug in rows.items()}


def person_for(viewer: Viewer, slug: str) -> OnePerson | None:
    """Return the Person whom a viewer knows by this slug; None where only sources closed to them name it.

    Where the viewer may see no name at all (lines can point at a Person whose name was withdrawn), the slug
    stands for itself alone. Two queries.
    """
    is_named = Exists(names_seen_by(viewer).filter(person=OuterRef("pk")))
    rows = all_spellings(Person.objects.filter(slug=slug)).annotate(is_named=is_named)
    together = list(
        rows.order_by(F("same_as").asc(nulls_first=True), "pk").values_list("pk", "slug", "is_named")
    )
    named = [one for _, one, is_named in together if is_named]
    if named:
        return OnePerson(named[0], tuple(pk for pk, _, _ in together)) if slug in named else None
    alone = [pk for pk, one, _ in together if one == slug]
    return OnePerson(slug, tuple(alone)) if alone else None


def ids_for(viewer: Viewer, slug: str) -> tuple[int, ...]:
    """Return the keys of all spellings of a Person; none where the viewer knows no such Person."""
    one = person_for(viewer, slug)
    return one.ids if one else ()
