"""What a suspension or a withdrawal does: shown before the act, refused or carried by it."""

from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from django.db.models import Q

from secretariat.bodies.models import Mandate, Membership
from secretariat.bodies.queries import LONG, names_of
from secretariat.chairs.models import Chairmanship, Coordinator
from secretariat.chairs.states import TermStatus
from secretariat.chairs.turns import turns_by_rule
from secretariat.commitments.models import Commitment
from secretariat.commitments.states import ENDED
from secretariat.engines.values.date_labels import label
from secretariat.parties.house import with_organs
from secretariat.people.actor import DELEGATION, Actor

_AHEAD = timedelta(days=40 * 366)


@dataclass(frozen=True, slots=True)
class Touched:
    """One thing that the act touches: where (a body), what, when in words."""

    where: str
    what: str
    when: str = ""


@dataclass(frozen=True, slots=True)
class Effects:
    """What a seat that ends or rests touches from a day on.

    `terms`: chairs that the Party holds or is announced for: they stand in the way of the act until they are
    decided anew. `coordinators`: groups that it coordinates. `seats`: of its delegation, ended by the act
    where one says so. `owed`: commitments that it owes and goes on owing. `turn`: its next turn by the
    rule, which it passes where it is suspended then, and loses where it leaves.
    """

    terms: tuple[Touched, ...]
    coordinators: tuple[Touched, ...]
    seats: tuple[Touched, ...]
    owed: int
    turn: str


def effects_of(
    membership: Membership, first_on: date, end_on: date | None, viewer: Actor, language: str = "en"
) -> Effects:
    """Return the effects of a seat that ends, or rests until a day, in 16 queries and one for each level of
    organs.

    Args:
        first_on: the first day without the seat. end_on: the first day with it again; None: it does not
        return.
    """
    bodies = with_organs(membership.body)
    names = names_of("body", [body.pk for body in bodies], language, LONG, viewer)
    party = membership.party

    def where(row: Any) -> str:
        return names.get(row.body_id, str(row.body.slug))

    terms = terms_in_the_way(membership, first_on, end_on)
    groups = Coordinator.objects.standing().filter(body__in=bodies, holder=party)
    groups = groups.filter(Q(during_end__isnull=True) | Q(during_end__gt=first_on)).select_related("body")
    owed = Commitment.objects.standing().filter(
        line__body__in=bodies, owners__party=party, owners__is_current=True
    )
    until = first_on + _AHEAD
    turn = next(iter(turns_by_rule(viewer, party.code, first_on, until, [membership.body.slug])), None)
    return Effects(
        terms=tuple(
            Touched(where(row), row.get_status_display(), label(row.term, language) if row.term else "")
            for row in terms
        ),
        coordinators=tuple(
            Touched(where(row), "", label(row.during, language) if row.during else "")
            for row in groups.order_by("body__slug", "pk")
        ),
        seats=tuple(
            Touched(where(row), row.account.name, row.role) for row in seats_of(membership, first_on)
        ),
        owed=owed.exclude(state__in=ENDED).distinct().count(),
        turn=turn.term if turn else "",
    )


def terms_in_the_way(membership: Membership, first_on: date, end_on: date | None) -> list[Chairmanship]:
    """Return the terms, held or planned, that the Party has in the body and its organs in that time."""
    rows: Any = Chairmanship.objects.standing().filter(
        body__in=with_organs(membership.body), status__in=[TermStatus.HELD, TermStatus.PLANNED]
    )
    joint = Chairmanship.joint.through.objects.filter(party=membership.party).values("chairmanship")
    rows = rows.filter(Q(holder=membership.party) | Q(pk__in=joint))
    rows = rows.filter(Q(term_end__isnull=True) | Q(term_end__gt=first_on))
    if end_on is not None:
        rows = rows.filter(Q(term_first__isnull=True) | Q(term_first__lt=end_on))
    return list(rows.select_related("body").order_by("term_first", "pk"))


def seats_of(membership: Membership, day: date) -> list[Mandate]:
    """Return the seats of its delegation that are not over on a day, in the body and its organs."""
    rows = Mandate.objects.filter(
        body__in=with_organs(membership.body), party=membership.party, role__in=DELEGATION
    )
    return list(rows.not_over(day).select_related("account", "body", "party").order_by("account__name", "pk"))
