"""Who keeps what members owe, and who is told of it; asked by the actions and by the pages."""

from secretariat.commitments import policies as commitments
from secretariat.parties.house import is_kept_here
from secretariat.parties.models import Body
from secretariat.people.actor import Actor, Role


def may_keep(by: Actor, body: Body | None) -> bool:
    """The secretariat of a body that is kept here, or that of its parent, keeps its contributions."""
    return body is not None and is_kept_here(body) and commitments.may_keep(by, body)


def sees_all(by: Actor, body: Body) -> bool:
    """Secretariat and auditors, or those of the parent, see every member's statement."""
    slugs = {body.slug, body.parent.slug if body.parent else body.slug}
    return any(seat.body in slugs and seat.role in {Role.STAFF, Role.AUDITOR} for seat in by.seats)


def may_see_table(by: Actor, body: Body) -> bool:
    """Members' delegations, secretariat and auditors see who owes what; nobody else."""
    return is_kept_here(body) and (body.slug in by.limited_bodies or sees_all(by, body))


def may_see_statement(by: Actor, body: Body, party: str) -> bool:
    """A delegation sees the payments of its own member, the secretariat those of all."""
    return is_kept_here(body) and (sees_all(by, body) or party in by.parties_in(body.slug))
