"""The chairs of a Party: terms on record, held alone or jointly, and turns that only a rule gives."""

from dataclasses import dataclass
from datetime import date

from django.db.models import Q, QuerySet

from secretariat.bodies.models import Membership
from secretariat.bodies.states import MembershipStatus
from secretariat.chairs.models import Chairmanship
from secretariat.chairs.turns import turns_by_rule
from secretariat.engines.values.date_labels import label
from secretariat.engines.values.edtf import parse
from secretariat.parties.models import Party
from secretariat.site.queries.naming import names_at
from secretariat.site.queries.rows import Link, Look

YEARS_AHEAD = 20


@dataclass(frozen=True, slots=True)
class TurnAhead:
    """A turn that only the rule of a body gives; nobody has announced it."""

    body: Link
    when: str
    edtf: str
    days_to_go: int
    is_exact: bool


def terms_of(party: Party) -> QuerySet[Chairmanship]:
    """Return the terms of a Party, alone or jointly."""
    joint = Chairmanship.joint.through.objects.filter(party=party).values("chairmanship")
    return Chairmanship.objects.filter(Q(holder=party) | Q(pk__in=joint))


def turns_ahead(party: Party, day: date, look: Look) -> tuple[TurnAhead, ...]:
    """Return the next turn in each body by its rule; none where one looks back: that rule may be new."""
    if look.known is not None:
        return ()
    seats = Membership.objects.visible_to(look.viewer).filter(
        party=party, status=MembershipStatus.MEMBER, is_current=True
    )
    bodies = sorted(set(seats.values_list("body__slug", flat=True)))
    until = date(day.year + YEARS_AHEAD, 1, 1)
    turns = turns_by_rule(look.viewer, party.code, day, until, bodies)
    names = names_at(look, bodies=[turn.body for turn in turns])
    return tuple(
        TurnAhead(
            names.body(turn.body),
            label(parse(turn.term), look.language),
            turn.term,
            (turn.first - day).days,
            turn.is_exact,
        )
        for turn in turns
        if turn.first > day
    )
