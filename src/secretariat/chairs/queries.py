"""Terms, calendars and rotations of the record, as the viewer may see them."""

from collections.abc import Iterable, Sequence
from datetime import date
from typing import Any

from django.db.models import Q, QuerySet, Sum

from secretariat.bodies.models import Membership
from secretariat.bodies.queries import names_by_address
from secretariat.bodies.states import MembershipStatus, NameForm
from secretariat.chairs.bridge import engine
from secretariat.chairs.models import Chairmanship, Coordinator, Rotation, RotationException
from secretariat.chairs.rotations import Rotation as BodyRotation
from secretariat.distribution import Viewer
from secretariat.engines.rotation import Rule
from secretariat.evidence.models import Line
from secretariat.parties.models import Body

CALENDAR_KINDS = ("chairmanship", "rotation", "rotation-exception", "membership")
SORTED_BY = (NameForm.SORT, NameForm.SHORT, NameForm.OFFICIAL)


def chairmanships(
    viewer: Viewer,
    *,
    bodies: Iterable[str] | None = None,
    party: str | None = None,
    first: date | None = None,
    end: date | None = None,
) -> QuerySet[Chairmanship]:
    """Return the terms, by body and first day; joint chairs count for each of their Parties. 2 queries.

    Args:
        bodies: slugs; None for all.
        party: code.
        first, end: half-open window of days; what reaches into it is in.
    """
    terms: QuerySet[Chairmanship] = Chairmanship.objects.visible_to(viewer)
    if bodies is not None:
        terms = terms.filter(body__slug__in=list(bodies))
    if party is not None:
        jointly = Chairmanship.joint.through.objects.filter(party__code=party).values("chairmanship")
        terms = terms.filter(Q(holder__code=party) | Q(pk__in=jointly))
    if first is not None:
        terms = terms.filter(Q(term_end__isnull=True) | Q(term_end__gt=first))
    if end is not None:
        terms = terms.filter(Q(term_first__isnull=True) | Q(term_first__lt=end))
    terms = terms.select_related("line", "body", "holder", "person").prefetch_related("joint")
    return terms.order_by("body__slug", "term_first", "pk")


def rotations(viewer: Viewer, today: date, bodies: Iterable[str] | None = None) -> dict[str, BodyRotation]:
    """Return slug → rotation of the bodies (None: all) that have a rule or a term, in 6 queries.

    Args:
        today: of several rules the one that is in force; others are earlier, or ahead.
    """
    wanted = {} if bodies is None else {"body__slug__in": list(bodies)}
    rules = _by_body(Rotation.objects.visible_to(viewer).filter(**wanted).select_related("body", "follows"))
    departures = _by_body(
        RotationException.objects.visible_to(viewer).filter(**wanted).select_related("body")
    )
    terms = _by_body(chairmanships(viewer, bodies=bodies))
    seats = _by_body(
        Membership.objects.visible_to(viewer)
        .filter(status=MembershipStatus.MEMBER, **wanted)
        .select_related("body", "party")
    )
    codes = {row.party.code for rows in seats.values() for row in rows}
    names = names_by_address("party", codes, "en", SORTED_BY, viewer)
    return {
        slug: _rotation(
            slug, rules.get(slug, []), departures.get(slug, []), terms.get(slug, []), seats.get(slug, []),
            names, today,
        )
        for slug in sorted({*rules, *terms})
    }  # fmt: skip


def calendar_version(body: Body) -> int:
    """Return a number that grows with every change of what the calendar of a body rests on, in 1 query."""
    lines = Line.objects.filter(body=body, kind__in=CALENDAR_KINDS)
    return lines.aggregate(version=Sum("version"))["version"] or 0


def coordinators(viewer: Viewer, *, bodies: Iterable[str] | None = None) -> QuerySet[Coordinator]:
    """Return the coordinators' terms, by body and first day; `bodies`: slugs, None for all. 1 query."""
    rows: QuerySet[Coordinator] = Coordinator.objects.visible_to(viewer)
    if bodies is not None:
        rows = rows.filter(body__slug__in=list(bodies))
    rows = rows.select_related("line", "body__parent", "holder", "focal_point")
    return rows.order_by("body__slug", "during_first", "pk")


def handovers_version(to: Chairmanship) -> int:
    """Return a number that grows with every moment that is recorded for a term, in 1 query."""
    lines = Line.objects.filter(handover__to=to)
    return 1 + (lines.aggregate(version=Sum("version"))["version"] or 0)


def coordinators_version(body: Body) -> int:
    """Return a number that grows with every change of a body's coordinators, in 1 query."""
    lines = Line.objects.filter(coordinator__body=body)
    return lines.aggregate(version=Sum("version"))["version"] or 0


def _by_body(rows: Iterable[Any]) -> dict[str, list[Any]]:
    found: dict[str, list[Any]] = {}
    for row in rows:
        found.setdefault(row.body.slug, []).append(row)
    return found


def _rotation(
    slug: str,
    rules: Sequence[Rotation],
    departures: Sequence[RotationException],
    terms: Sequence[Chairmanship],
    seats: Sequence[Membership],
    names: dict[str, str],
    today: date,
) -> BodyRotation:
    in_turn = sorted(rules, key=_since)
    begun = [row for row in in_turn if _since(row) <= today] or in_turn[:1]
    present = begun[-1] if begun else None
    sort_names = names | (dict(present.sort_names) if present else {})
    return BodyRotation(
        slug=slug,
        rule=engine.rule(present) if present else None,
        members=engine.members(seats, sort_names),
        exceptions=tuple(map(engine.departure, departures)),
        record=engine.terms(terms),
        later=tuple(_dated(row) for row in in_turn if row not in begun),
        earlier=tuple(_dated(row) for row in begun[:-1]),
        since=_since(present) if present else date.min,
    )


def _dated(row: Rotation) -> tuple[date, Rule]:
    return _since(row), engine.rule(row)


def _since(row: Rotation) -> date:
    return row.since.first if row.since and row.since.first else date.min
