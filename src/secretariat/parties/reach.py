"""Who is told of what is the members': members of a Body and its secretariat, or that of its parent."""

from django.db.models import Q

from secretariat.people.actor import Actor, Role


def of_members(viewer: Actor, row: str = "") -> Q:
    """Return the condition for rows of bodies in which the viewer has a member's or a secretariat's seat."""
    return Q(**{f"{row}body__slug__in": viewer.limited_bodies}) | of_secretariat(viewer, row)


def of_secretariat(viewer: Actor, row: str = "") -> Q:
    """Return the condition for rows of bodies whose secretariat or auditor one is, or their parent's."""
    slugs = {seat.body for seat in viewer.seats if seat.role in {Role.STAFF, Role.AUDITOR}}
    return Q(**{f"{row}body__slug__in": slugs}) | Q(**{f"{row}body__parent__slug__in": slugs})


def of_own(viewer: Actor, row: str = "", party: str = "party") -> Q:
    """Return the condition for rows of Parties for which the viewer speaks in the Body of the row.

    Args:
        row: path to what has a `body`. party: path to the Party.
    """
    slugs = {seat.body for seat in viewer.seats} | ({viewer.behalf.body} if viewer.behalf else set())
    own = Q(pk__in=())
    for slug in sorted(slugs):
        codes = viewer.parties_in(slug)
        if codes:
            own |= Q(**{f"{row}body__slug": slug, f"{party}__code__in": codes})
    return own
