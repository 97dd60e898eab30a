"""The list of Bodies: who they are, who presides, how many members."""

from dataclasses import dataclass
from datetime import date

from django.conf import settings
from django.db.models import Count, Q

from secretariat.bodies.models import Membership, Particular
from secretariat.bodies.queries import SHORT, bodies_known_to, names_and_acronyms, names_of
from secretariat.bodies.states import MembershipStatus
from secretariat.chairs.models import Chairmanship
from secretariat.distribution import Distribution
from secretariat.engines.values.folding import fold, sort_key
from secretariat.parties.models import Body, Level
from secretariat.site.queries.naming import address
from secretariat.site.queries.rows import Link, Look
from secretariat.site.queries.running import running_terms
from secretariat.site.queries.troika import Term, is_last_known, troika_on


@dataclass(frozen=True, slots=True)
class BodyRow:
    """A Body in the list; `chair`: who presides today, several mean "A or B"."""

    slug: str
    url: str
    name: str
    acronym: str
    kind: str
    level: str
    chair: tuple[Link, ...]
    chair_is_planned: bool
    chair_may_have_ended: bool
    chair_is_last_known: bool
    member_count: int
    is_fictitious: bool


@dataclass(frozen=True, slots=True)
class BodiesPage:
    """The list, with what it is filtered by."""

    bodies: tuple[BodyRow, ...]
    total: int
    levels: tuple[tuple[str, str], ...]
    level: str
    words: str


@dataclass(frozen=True, slots=True)
class _Names:
    bodies: dict[str, str]
    acronyms: dict[str, str]
    parties: dict[int, str]


def bodies_page(look: Look, *, level: str = "", words: str = "") -> BodiesPage:
    """Return the organisations (mere organs stand on the pages of theirs), in the order of their names."""
    bodies = Body.objects.filter(in_its_own_right(), bodies_known_to(look.viewer))
    if not settings.DEMO:
        bodies = bodies.filter(is_fictitious=False)
    found = list(bodies)
    chairs = _chairs(look)
    members = _members(look)
    full, short = names_and_acronyms([body.slug for body in found], look.language, look.viewer)
    holders = names_of("party", _holders(chairs), look.language, SHORT, look.viewer)
    names = _Names(full, short, holders)
    rows = [_row(body, names, chairs.get(body.pk, []), members.get(body.pk, 0), look.today) for body in found]
    wanted = [
        row
        for row, body in zip(rows, found, strict=True)
        if (not level or body.level == level) and fold(words) in fold(f"{row.name} {row.acronym}")
    ]
    wanted.sort(key=lambda row: sort_key(row.name, look.language))
    used = {body.level for body in found}
    levels = tuple((value, str(name)) for value, name in Level.choices if value in used)
    return BodiesPage(tuple(wanted), len(found), levels, level, words)


def in_its_own_right(body: str = "") -> Q:
    """Return the condition for bodies that are more than an organ: they have a seat or founding of their own.

    Args:
        body: path to the Body ("body__").
    """
    own = Particular.objects.standing().filter(line__distribution=Distribution.PUBLIC).values("body")
    return Q(**{f"{body}parent": None}) | Q(**{f"{body}pk__in": own})


def _chairs(look: Look) -> dict[int, list[Chairmanship]]:
    """Return body → the terms that may cover today."""
    begun = Q(term_first__isnull=True) | Q(term_first__lte=look.today)
    near = running_terms(look.viewer, look.today).filter(begun).select_related("holder")
    of_body: dict[int, list[Chairmanship]] = {}
    for term in near:
        of_body.setdefault(term.body_id, []).append(term)
    return {body: _current(terms, look) for body, terms in of_body.items()}


def _current(terms: list[Chairmanship], look: Look) -> list[Chairmanship]:
    known = [Term(term, term.term, term.status) for term in terms if term.term]
    return [term.key for term in troika_on(look.today, known).current]


def _holders(chairs: dict[int, list[Chairmanship]]) -> set[int]:
    return {term.holder_id for terms in chairs.values() for term in terms if term.holder_id}


def _members(look: Look) -> dict[int, int]:
    rows = (
        Membership.objects.visible_to(look.viewer)
        .filter(status=MembershipStatus.MEMBER, is_current=True)
        .exclude(during_end__lte=look.today)
        .values_list("body")
        .annotate(members=Count("pk"))
        .order_by()
    )
    return dict(rows)


def _row(body: Body, names: _Names, chairs: list[Chairmanship], member_count: int, day: date) -> BodyRow:
    name = names.bodies.get(body.slug, body.slug)
    acronym = names.acronyms.get(body.slug, "")
    return BodyRow(
        slug=body.slug,
        url=address("site:body", body.slug),
        name=name,
        acronym=acronym if acronym != name else "",
        kind=body.kind,
        level=body.get_level_display(),
        chair=tuple(
            Link(
                names.parties.get(term.holder.pk, term.holder.code),
                address("site:party", term.holder.code),
            )
            if term.holder
            else Link(term.holder_words)
            for term in chairs
        ),
        chair_is_planned=bool(chairs) and all(term.status == "planned" for term in chairs),
        chair_may_have_ended=any(term.term and term.term.is_end_unknown for term in chairs),
        chair_is_last_known=any(term.term and is_last_known(term.term, day) for term in chairs),
        member_count=member_count,
        is_fictitious=body.is_fictitious,
    )
