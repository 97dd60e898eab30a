"""Agendas of one's own body whose review should have been begun: what waits for its secretariat."""

from dataclasses import dataclass

from django.db.models import Q

from secretariat.engines.values.date_labels import label
from secretariat.people.actor import Role
from secretariat.site.queries.naming import address
from secretariat.site.queries.rows import Link, Look
from secretariat.site.queries.strategies_held import held


@dataclass(frozen=True, slots=True)
class ReviewDue:
    """An agenda, and when it was to be reviewed."""

    agenda: Link
    next_review: str


def reviews_due(look: Look, *, with_fictitious: bool) -> tuple[ReviewDue, ...]:
    """Return the agendas of the viewer's secretariats, and of their organs, whose review is overdue.

    In 3 queries for staff; none for anybody else.
    """
    bodies = {seat.body for seat in look.viewer.seats if seat.role is Role.STAFF}
    if not bodies:
        return ()
    own = Q(body__slug__in=bodies) | Q(body__parent__slug__in=bodies)
    real = Q() if with_fictitious else Q(line__is_fictitious=False)
    found = held(look, own & real & Q(next_review_end__lte=look.today))
    return tuple(
        ReviewDue(
            Link(one.strategy.title, address("site:strategy", one.strategy.public_id)),
            label(one.strategy.next_review, look.language) if one.strategy.next_review else "",
        )
        for one in found
        if one.is_overdue
    )
