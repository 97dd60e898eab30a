"""Who may see and make handover files; each predicate is asked in the action and by the page.

The secretariat reads and makes both editions. The delegations of the outgoing and of the incoming chair read
the Chair's edition, and the present chair makes it: docs/reference/handover.md.
"""

from datetime import datetime, timedelta

from secretariat.chairs.models import Chairmanship
from secretariat.chairs.policies import DRAFTING_DAYS, may_decide, presides, sits_for
from secretariat.handover.models import HandoverFile
from secretariat.handover.states import Edition
from secretariat.handover.terms import before, next_term
from secretariat.parties.models import Body
from secretariat.people.actor import DELEGATION, Actor


def may_see(by: Actor, body: Body, edition: str, at: datetime) -> bool:
    """The secretariat; the delegation in the chair, and the next one's from 90 days before its term."""
    if may_decide(by, body):
        return True
    if edition != Edition.CHAIR or not _sits(by, body):
        return False
    if presides(by, body, at):
        return True
    term = next_term(body, body.day(at))
    return term is not None and _is_near(term, at) and sits_for(by, term)


def may_read(by: Actor, file: HandoverFile, at: datetime) -> bool:
    """A kept file: the secretariat; of the Chair's edition the delegations that handed over and took over."""
    if may_decide(by, file.body):
        return True
    if file.edition != Edition.CHAIR or not _sits(by, file.body):
        return False
    if file.term is None:
        return presides(by, file.body, at)
    earlier = before(file.term)
    return sits_for(by, file.term) or (earlier is not None and sits_for(by, earlier))


def may_make(by: Actor, body: Body, edition: str, at: datetime) -> bool:
    """The secretariat makes both editions, the present chair its own."""
    if by.is_looking:
        return False
    return may_decide(by, body) or (edition == Edition.CHAIR and presides(by, body, at))


def _sits(by: Actor, body: Body) -> bool:
    return any(seat.body == body.slug and seat.role in DELEGATION for seat in by.seats)


def _is_near(term: Chairmanship, at: datetime) -> bool:
    first = term.term.first if term.term else None
    return first is not None and first - timedelta(days=DRAFTING_DAYS) <= term.body.day(at)
