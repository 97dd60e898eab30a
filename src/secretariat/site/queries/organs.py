"""The organs of a Body as a tree."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from django.db.models import Q

from secretariat.bodies.queries import bodies_known_to
from secretariat.engines.values.folding import sort_key
from secretariat.parties.models import Body
from secretariat.site.queries.naming import Names
from secretariat.site.queries.rows import Link, Look


@dataclass(frozen=True, slots=True)
class Organ:
    """An organ with those below it; `kind` is what it is."""

    link: Link
    kind: str
    organs: tuple["Organ", ...]


@dataclass(frozen=True, slots=True)
class OrganGroup:
    """Organs of one kind."""

    kind: str
    organs: tuple[Organ, ...]


def organs_below(body: Body, look: Look) -> list[Body]:
    """Return the organs of a Body that the viewer may know, down to those of the third depth, in 1 query."""
    below = Q(parent=body) | Q(parent__parent=body) | Q(parent__parent__parent=body)
    return list(Body.objects.filter(bodies_known_to(look.viewer)).filter(below))


def tree_of(body: Body, organs: Iterable[Body], names: Names, language: str) -> tuple[OrganGroup, ...]:
    """Return the organs as a tree, those right below the Body by their kind; many of one kind stand last."""
    below: dict[int | None, list[Body]] = {}
    for each in organs:
        below.setdefault(each.parent_id, []).append(each)
    groups: dict[str, list[Organ]] = {}
    for organ in _branch(body.pk, below, names, language):
        groups.setdefault(organ.kind, []).append(organ)
    in_order = sorted(groups.items(), key=lambda group: (len(group[1]), group[0]))
    return tuple(OrganGroup(kind, tuple(found)) for kind, found in in_order)


def _branch(
    pk: int, below: Mapping[int | None, list[Body]], names: Names, language: str
) -> tuple[Organ, ...]:
    found = [
        Organ(names.body(organ.slug), organ.kind, _branch(organ.pk, below, names, language))
        for organ in below.get(pk, ())
    ]
    return tuple(sorted(found, key=lambda organ: sort_key(organ.link.label, language)))
