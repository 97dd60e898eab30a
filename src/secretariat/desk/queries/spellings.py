"""Persons of the record who may be one under two spellings, each pair with its reason."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace

from secretariat.bodies.models import Tenure
from secretariat.desk.compare.identities import Known, KnownName, Likely
from secretariat.desk.queries.known_names import known_names
from secretariat.distribution import Viewer
from secretariat.history.seeing import versions_of
from secretariat.people.models import Person

_MOST = 200
_MOST_OFFICES = 3


@dataclass(frozen=True, slots=True)
class PersonRow:
    """A person as the proposal shows them."""

    slug: str
    name: str
    offices: tuple[str, ...]
    version: int = 0


@dataclass(frozen=True, slots=True)
class Proposal:
    """Two persons who may be one."""

    spelling: PersonRow
    into: PersonRow
    reason: str
    score: float


@dataclass(frozen=True, slots=True)
class Merged:
    """A spelling that a person has joined to another person."""

    slug: str
    name: str
    into_slug: str
    into_name: str
    version: int


def proposals(viewer: Viewer) -> list[Proposal]:
    """Return the pairs, the likeliest first; the younger identity is the spelling. 5 queries."""
    known = known_names(viewer)
    persons = Person.objects.values_list("slug", "pk", "same_as__slug", "is_fictitious")
    ages = {slug: (pk, merged, fictitious) for slug, pk, merged, fictitious in persons}
    found: dict[tuple[str, str], Likely] = {}
    for name in known.persons:
        if ages[name.key][1]:
            continue
        for likely in known.likely_persons(name.text):
            pair = _pair(name, likely, known, ages)
            if pair and likely.score > (found[pair].score if pair in found else 0):
                found[pair] = likely
    best = sorted(found.items(), key=lambda item: (-item[1].score, item[0]))[:_MOST]
    offices = _offices(viewer, {slug for pair, _ in best for slug in pair})
    versions = versions_of("person", [spelling for (spelling, _), _ in best])
    return [
        Proposal(
            replace(_row(spelling, known, offices), version=versions[spelling]),
            _row(into, known, offices),
            likely.reason,
            likely.score,
        )
        for (spelling, into), likely in best
    ]


def merged(viewer: Viewer) -> list[Merged]:
    """Return the spellings that were joined, the latest first, where the viewer may know both persons."""
    known = known_names(viewer)
    there = {name.key for name in known.persons}
    rows = Person.objects.filter(same_as__isnull=False).order_by("-pk").values_list("slug", "same_as__slug")
    pairs = [(one, into) for one, into in rows if one in there and into in there]
    versions = versions_of("person", [one for one, _ in pairs])
    return [
        Merged(one, known.label("person", one), into, known.label("person", into), versions[one])
        for one, into in pairs
    ]


def _pair(
    name: KnownName, likely: Likely, known: Known, ages: Mapping[str, tuple[int, str | None, bool]]
) -> tuple[str, str] | None:
    one, other = known.one_person(name.key), known.one_person(likely.key)
    if one == other or ages[one][2] != ages[other][2]:
        return None
    into, spelling = sorted((one, other), key=lambda slug: ages[slug][0])
    return (spelling, into) if ages[spelling][1] is None else None


def _offices(viewer: Viewer, slugs: Iterable[str]) -> dict[str, list[str]]:
    rows = (
        Tenure.objects.visible_to(viewer)
        .filter(person__slug__in=set(slugs))
        .order_by("pk")
        .values_list("person__slug", "office__title", "office__organisation")
    )
    offices: dict[str, list[str]] = defaultdict(list)
    for slug, title, organisation in rows:
        offices[slug].append(", ".join(part for part in (title, organisation) if part))
    return offices


def _row(slug: str, known: Known, offices: Mapping[str, list[str]]) -> PersonRow:
    return PersonRow(slug, known.label("person", slug), tuple(offices.get(slug, ())[:_MOST_OFFICES]))
