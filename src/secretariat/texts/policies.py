"""Who may do what with texts under negotiation; each predicate is asked in the action and by the page."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from secretariat.chairs.policies import may_decide, presides
from secretariat.evidence.policies import entitles
from secretariat.parties.models import Body
from secretariat.people.actor import DELEGATION, Actor
from secretariat.texts.models import Draft


def may_tell(by: Actor, body: Body) -> bool:
    """The secretariat of the body keeps its rooms, and enters what a delegation said."""
    return not by.is_looking and may_decide(by, body)


def may_steer(by: Actor, body: Body, at: datetime) -> bool:
    """The Chair of the body steers its negotiations, and the secretariat for it."""
    return not by.is_looking and (may_decide(by, body) or presides(by, body, at))


def may_consider(by: Actor, body: Body, organ: Body | None, at: datetime) -> bool:
    """Who steers a text says what came of it on its way; so do those who steer in the organ that has it."""
    return may_steer(by, body, at) or (organ is not None and may_steer(by, organ, at))


def speaks_for(by: Actor, body: Body) -> frozenset[str]:
    """Return the Parties whose delegations the actor speaks for in the body: by seat, or by their note."""
    return frozenset() if by.is_looking else by.parties_in(body.slug)


def may_take_part(by: Actor, body: Body) -> bool:
    """Delegations of members table proposals and take positions; the secretariat enters theirs."""
    return bool(speaks_for(by, body)) or may_tell(by, body)


def may_hand_in(by: Actor, body: Body, at: datetime) -> bool:
    """Whoever takes part or steers hands in a text that was changed elsewhere."""
    return may_take_part(by, body) or may_steer(by, body, at)


def hands_in_as_staff(by: Actor, body: Body) -> bool:
    """Staff who sit for no delegation hand in for others to map, also by a note; the staff see it then."""
    return may_tell(by, body) and not sits_for(by, body)


def sits_for(by: Actor, body: Body) -> frozenset[str]:
    """Return the Parties in whose delegations the actor sits: what is a delegation's own is for these alone.

    A note makes no delegate of the staff, nor does the look through another's eyes.
    """
    if by.is_looking:
        return frozenset()
    return frozenset(s.party for s in by.seats if s.body == body.slug and s.role in DELEGATION and s.party)


def sees_names(by: Actor, draft: Draft, at: datetime) -> bool:
    """Who holds what is for members and the secretariat; in an unattributed room for whoever steers."""
    if draft.body.slug not in by.limited_bodies:
        return False
    return draft.is_attributed or may_decide(by, draft.body) or presides(by, draft.body, at)


@entitles("text")
def enters_own(by: Actor, value: Mapping[str, Any], at: datetime) -> bool:
    """The Chair enters what its own body adopted."""
    body = Body.objects.select_related("parent").filter(slug=value.get("body")).first()
    return body is not None and may_steer(by, body, at)
