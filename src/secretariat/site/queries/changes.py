"""What differs in a Body between the ends of two years, each line with its sources; and in all bodies."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import asdict, dataclass
from datetime import date
from typing import Any

from django.db.models import Q
from django.utils.translation import gettext as _

from secretariat.bodies.models import Name
from secretariat.bodies.queries import bodies_known_to
from secretariat.bodies.states import MembershipStatus
from secretariat.engines.values.edtf import parse
from secretariat.engines.values.folding import sort_key
from secretariat.parties.models import Body
from secretariat.site.queries.body import Head, head_of
from secretariat.site.queries.chairs_terms import calendar_bodies
from secretariat.site.queries.differing import KINDS, Differences, differences, years_between
from secretariat.site.queries.known_on import ONE_DAY
from secretariat.site.queries.naming import Names, address, names_for
from secretariat.site.queries.readings import Reading, claims_of, readings
from secretariat.site.queries.reads import Reads, reads_of
from secretariat.site.queries.rows import Link, Look, Section, section
from secretariat.site.queries.troika import Term, troika_on
from secretariat.site.queries.written import day_of, rows_of

COUNTED_KINDS = ("membership", "chairmanship", "rotation", "rotation-exception")
TITLES: dict[str, Callable[[], str]] = {
    "joined": lambda: _("Joined"),
    "left": lambda: _("Left"),
    "suspended": lambda: _("Suspended, or a suspension lifted"),
    "others_began": lambda: _("Other seats that began"),
    "others_ended": lambda: _("Other seats that ended"),
    "ended_unknown": lambda: _("Seats that ended on a day that is not known, perhaps in these years"),
    "chairs": lambda: _("Terms in the chair that began, or were to"),
    "names": lambda: _("Names"),
    "organs": lambda: _("Organs"),
    "rules": lambda: _("Rules of the chair, and exceptions"),
}


@dataclass(frozen=True, slots=True)
class Presided:
    """Who presided at the end of a year; several mean "A or B"."""

    year: int
    holders: tuple[Link, ...]


@dataclass(frozen=True, slots=True)
class ChangesPage:
    """The difference, section by section; `undated`: lines that are left out under "as known on"."""

    head: Head
    first_year: int
    last_year: int
    members_before: int
    members_after: int
    presided: tuple[Presided, Presided]
    sections: tuple[Section, ...]
    undated: int


@dataclass(frozen=True, slots=True)
class ChangesRow:
    """The difference of one Body in numbers."""

    body: Link
    url: str
    joined: int
    left: int
    suspended: int
    chairs: int
    rules: int


@dataclass(frozen=True, slots=True)
class AllChangesPage:
    """The difference of all organisations in which something changed, in numbers."""

    first_year: int
    last_year: int
    rows: tuple[ChangesRow, ...]
    undated: int


def changes_page(slug: str, first_year: int, last_year: int, look: Look) -> ChangesPage | None:
    """Return what differs in a Body; None where the viewer may not know of it."""
    body = Body.objects.select_related("parent").filter(bodies_known_to(look.viewer), slug=slug).first()
    if body is None:
        return None
    between = years_between(first_year, last_year)
    of_body = _lines_of(body, look)
    found = readings(look, KINDS, of_body)
    differing = differences(found, slug, between)
    reads = reads_of({pk for ids in _by_key(differing).values() for pk in ids}, look)
    values: list[Any] = [read.value for of_line in reads.values() for read in of_line]
    own = [each for each in found if each.value.get("body") == slug]
    at_ends = [_presiding(own, day - ONE_DAY) for day in (between.first, between.end)]
    parent = [{"body": body.parent.slug}] if body.parent else []
    names = names_for([*values, {"body": slug}, *parent, *(v for values in at_ends for v in values)], look)
    return ChangesPage(
        head=head_of(body, names),
        first_year=first_year,
        last_year=last_year,
        members_before=_members_before(own, between.first),
        members_after=_members_before(own, between.end),
        presided=(
            Presided(first_year, _holders(at_ends[0], names)),
            Presided(last_year, _holders(at_ends[1], names)),
        ),
        sections=_sections(differing, reads, names, look),
        undated=_undated(look, KINDS, of_body),
    )


def all_changes_page(first_year: int, last_year: int, look: Look) -> AllChangesPage:
    """Return in numbers what differs in each organisation, in 3 queries."""
    between = years_between(first_year, last_year)
    bodies = calendar_bodies(look)
    of_body: dict[str, list[Reading]] = {}
    for reading in readings(look, COUNTED_KINDS):
        of_body.setdefault(str(reading.value.get("body")), []).append(reading)
    rows = []
    for slug in sorted(bodies, key=lambda slug: sort_key(bodies[slug].full_name, look.language)):
        found = differences(of_body.get(slug, ()), slug, between)
        body = bodies[slug]
        link = Link(body.full_name, code=body.name if body.name != body.full_name else "")
        row = _numbers(link, slug, found)
        if any((row.joined, row.left, row.suspended, row.chairs, row.rules)):
            rows.append(row)
    return AllChangesPage(first_year, last_year, tuple(rows), _undated(look, COUNTED_KINDS))


def _lines_of(body: Body, look: Look) -> Q:
    """Return the condition for the lines of a Body and its organs; a name is a line of its bearer."""
    organs = Body.objects.filter(bodies_known_to(look.viewer), parent=body)
    bodies = [body.pk, *organs.values_list("pk", flat=True)]
    names = Name.objects.filter(body__in=bodies).values("line")
    return Q(line__body__in=bodies) | Q(line__in=names)


def _by_key(differing: Differences) -> Mapping[str, tuple[int, ...]]:
    return asdict(differing)


def _sections(differing: Differences, reads: Reads, names: Names, look: Look) -> tuple[Section, ...]:
    made = (
        section(key, TITLES[key](), rows_of(reads.of(_in_time(ids, reads)), names, look, seen_from="body"))
        for key, ids in _by_key(differing).items()
        if ids
    )
    return tuple(part for part in made if part.total)


def _in_time(ids: Iterable[int], reads: Reads) -> list[int]:
    """Return the lines in the order of the days that they tell of."""

    def begin(line: int) -> date:
        days = [day.first or date.min for read in reads.get(line, ()) if (day := day_of(read))]
        return min(days, default=date.max)

    return sorted(ids, key=begin)


def _members_before(found: Iterable[Reading], day: date) -> int:
    """Return how many members there were at the end of the day before; a seat that ended on it is left."""
    seats = (each.value for each in found if each.kind == "membership" and each.value["is_current"])
    return len({value["party"] for value in seats if _is_member_before(value, day)})


def _is_member_before(value: Mapping[str, Any], day: date) -> bool:
    during = parse(value["during"])
    is_there = (during.first or date.min) < day and (during.end or date.max) > day
    return bool(value["status"] == MembershipStatus.MEMBER and is_there)


def _presiding(found: Iterable[Reading], day: date) -> list[Mapping[str, Any]]:
    """Return the terms that presided on a day, as values."""
    terms = (each.value for each in found if each.kind == "chairmanship" and each.value["term"])
    held = [Term(value, parse(value["term"]), value["status"]) for value in terms]
    return [term.key for term in troika_on(day, held).current]


def _holders(values: Iterable[Mapping[str, Any]], names: Names) -> tuple[Link, ...]:
    return tuple(
        names.party(value["holder"]) if value["holder"] else Link(value["holder_words"]) for value in values
    )


def _undated(look: Look, kinds: Iterable[str], lines: Q | None = None) -> int:
    """Return how many lines who looks back cannot count: nobody knows when they were said."""
    if look.known is None:
        return 0
    undated = claims_of(look, kinds, lines).filter(said_on__isnull=True)
    dated = claims_of(look, kinds, lines).filter(said_on_first__lte=look.known)
    return undated.exclude(line__in=dated.values("line")).values("line").distinct().count()


def _numbers(link: Link, slug: str, found: Differences) -> ChangesRow:
    return ChangesRow(
        body=link,
        url=address("site:body-changes", slug),
        joined=len(found.joined),
        left=len(found.left),
        suspended=len(found.suspended),
        chairs=len(found.chairs),
        rules=len(found.rules),
    )
