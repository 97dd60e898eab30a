"""Who may do what with meetings; each predicate is asked in the action and by the page."""

from secretariat.chairs.policies import may_decide
from secretariat.parties.models import Body
from secretariat.people.actor import Actor


def may_record(by: Actor, body: Body | None) -> bool:
    """The body's own secretariat records its meetings; where it has none here, or no body met, any staff."""
    return by.is_staff and (body is None or may_decide(by, body))
