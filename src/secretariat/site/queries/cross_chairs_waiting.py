"""Chairs that one Party holds at once in a body that is kept here and another, with no initiative yet."""

from dataclasses import dataclass
from datetime import timedelta
from typing import Any

from django.db.models import Q
from django.urls import reverse

from secretariat.chairs.models import Chairmanship
from secretariat.chairs.states import TermStatus
from secretariat.engines.values.date_labels import label
from secretariat.engines.values.edtf import Edtf, parse
from secretariat.initiatives.models import AskedBody
from secretariat.parties.models import Party
from secretariat.people.actor import Role
from secretariat.site.queries.naming import names_at
from secretariat.site.queries.overlaps import Chair, Shared, shared_days
from secretariat.site.queries.rows import Link, Look
from secretariat.site.queries.shared_chairs import iso_days

AHEAD = timedelta(days=90)
MOST = 5


@dataclass(frozen=True, slots=True)
class CrossChair:
    """Two chairs at once that run or begin soon, for which nothing joint was proposed."""

    url: str
    holder: Link
    bodies: tuple[Link, ...]
    common: str


def cross_chairs_waiting(look: Look, *, with_fictitious: bool) -> tuple[CrossChair, ...]:
    """Return those of the viewer's secretariats, in 1 to 7 queries for staff; none for anybody else."""
    own = {seat.body for seat in look.viewer.seats if seat.role is Role.STAFF}
    if not own:
        return ()
    near = Q(term_first__lte=look.today + AHEAD) & (Q(term_end=None) | Q(term_end__gt=look.today))
    terms: Any = Chairmanship.objects.visible_to(look.viewer).filter(
        near, status__in=(TermStatus.HELD, TermStatus.PLANNED)
    )
    if not with_fictitious:
        terms = terms.filter(line__is_fictitious=False)
    theirs = Q(body__slug__in=own) | Q(body__parent__slug__in=own)
    mine = terms.filter(theirs)
    parties = Party.objects.filter(
        Q(pk__in=mine.values("holder")) | Q(pk__in=Chairmanship.joint.through.objects.filter(
            chairmanship__in=mine.values("pk")).values("party"))
    )  # fmt: skip
    held = terms.filter(Q(holder__in=parties) | Q(joint__in=parties)).distinct()
    chairs: dict[Party, list[Chair[Chairmanship]]] = {}
    for term in held.select_related("line", "body__parent", "holder").prefetch_related("joint"):
        for party in [term.holder] if term.holder else term.joint.all():
            chairs.setdefault(party, []).append(Chair(term, term.body.slug, term.term))
    pairs = [(party, pair) for party, of in chairs.items() for pair in shared_days(of) if _is_of(pair, own)]
    return _shown(pairs, look) if pairs else ()


def _is_of(pair: Shared[Chairmanship], own: set[str]) -> bool:
    bodies = [pair.one.body, pair.other.body]
    return any(body.slug in own or (body.parent and body.parent.slug in own) for body in bodies)


def _shown(pairs: list[tuple[Party, Shared[Chairmanship]]], look: Look) -> tuple[CrossChair, ...]:
    terms = {term.pk for _, pair in pairs for term in (pair.one, pair.other)}
    asked: dict[int, set[int]] = {}
    for term, initiative in AskedBody.objects.filter(term__in=terms).values_list("term", "initiative"):
        asked.setdefault(term, set()).add(initiative)
    open_ones = [
        (party, pair)
        for party, pair in pairs
        if not asked.get(pair.one.pk, set()) & asked.get(pair.other.pk, set())
    ][:MOST]
    slugs = {term.body.slug for _, pair in open_ones for term in (pair.one, pair.other)}
    names = names_at(look, parties={party.code for party, _ in open_ones}, bodies=slugs)
    return tuple(
        CrossChair(
            reverse("site:cross-chair", args=[pair.one.public_id, pair.other.public_id]),
            names.party(party.code),
            tuple(names.body(term.body.slug) for term in (pair.one, pair.other)),
            label(_days(pair), look.language) if pair.first else "",
        )
        for party, pair in open_ones
    )


def _days(pair: Shared[Chairmanship]) -> Edtf:
    first, last = iso_days(pair)
    return parse(f"{first or '..'}/{last or '..'}")
