"""Joint initiatives of a Body, of a Party, or under a term: what stands on their pages."""

from secretariat.site.queries.joint import JointRow, joint_rows
from secretariat.site.queries.rows import Look

_OF = {"body": "asked__body__slug", "party": "party__code", "term": "asked__term__line__public_id"}


def joint_on(look: Look, about: dict[str, str]) -> tuple[JointRow, ...]:
    """Return the initiatives about which a page is, in 1 query, in 3 where there are any; elsewhere none."""
    where = {_OF[name]: value for name, value in about.items() if name in _OF}
    return joint_rows(look, **where) if where and look.known is None else ()
