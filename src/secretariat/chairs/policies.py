"""Who may do what with chairs; each predicate is asked in the action and by the page.

The rights of the chair follow the term by date, in the time zone of the seat: docs/reference/chairs.md.
"""

from collections.abc import Mapping
from datetime import date, datetime, timedelta
from typing import Any

from secretariat.bodies.models import Mandate
from secretariat.chairs.bridge import engine
from secretariat.chairs.holding import rights_of
from secretariat.chairs.models import Chairmanship, ChairSetting
from secretariat.chairs.states import TermStatus
from secretariat.evidence.policies import entitles
from secretariat.parties.models import Body
from secretariat.people.actor import DELEGATION, Actor, Role

DRAFTING_DAYS = 90
CHECKLIST_DAYS = 60


def may_decide(by: Actor, body: Body) -> bool:
    """The secretariat of the body, or of its parent, records what was decided; without one, any staff."""
    if by.is_staff_of(body.slug) or (body.parent and by.is_staff_of(body.parent.slug)):
        return True
    own = Mandate.objects.filter(body__in=[body.pk, body.parent_id or body.pk], role=Role.STAFF)
    return by.is_staff and not own.exists()


def presides(by: Actor, body: Body, at: datetime) -> bool:
    """Tell whether the actor sits for the Party that has the rights of the body's chair at this moment."""
    seats = _parties_of(by, body)
    return bool(seats) and bool(seats & rights_of(body, at).parties)


def may_finish(by: Actor, body: Body, on: date, at: datetime) -> bool:
    """Tell whether the actor may still finish the record of something that its own chair presided over.

    Args:
        on: calendar day at the seat on which it took place.
    """
    seats = _parties_of(by, body)
    if not seats:
        return False
    rows = Chairmanship.objects.standing().filter(body=body, status=TermStatus.HELD)
    terms = engine.terms(rows.select_related("holder", "line").prefetch_related("joint"))
    today = body.day(at)
    return any(
        seats & set(term.parties)
        and term.surely_holds(on)
        and (term.end is None or today < term.end.last + timedelta(days=finishing_days(body)))
        for term in terms
    )


def may_write_programme(by: Actor, term: Chairmanship, at: datetime) -> bool:
    """The chair's delegation writes its programme from 90 days before its term to its end; so does staff."""
    if may_decide(by, term.body):
        return True
    return sits_for(by, term) and _is_open(term, at, DRAFTING_DAYS)


def may_work(by: Actor, term: Chairmanship, at: datetime) -> bool:
    """Whoever writes the programme of a term keeps its events, initiatives, and what served it."""
    return may_write_programme(by, term, at)


def may_tick(by: Actor, term: Chairmanship, at: datetime) -> bool:
    """Staff, the incoming and the present chair tick the checklist from 60 days before the term on."""
    if not _is_open(term, at, CHECKLIST_DAYS):
        return False
    return may_decide(by, term.body) or sits_for(by, term) or presides(by, term.body, at)


def sits_for(by: Actor, term: Chairmanship) -> bool:
    """Tell whether the actor is of the delegation of the term's holder, or of one of a joint chair."""
    holders = {term.holder.code} if term.holder else {party.code for party in term.joint.all()}
    return bool(_parties_of(by, term.body) & holders)


def finishing_days(body: Body) -> int:
    """Return for how many days the outgoing chair finishes its records; none where the body has not said."""
    return ChairSetting.objects.filter(body=body).values_list("finishing_days", flat=True).first() or 0


def opens_on(term: Chairmanship, days: int) -> date | None:
    """Return the day so many days before the term; None where its start is not known."""
    first = term.term.first if term.term else None
    return first - timedelta(days=days) if first else None


def _is_open(term: Chairmanship, at: datetime, days_before: int) -> bool:
    opens = opens_on(term, days_before)
    if opens is None or term.term is None or term.status not in {TermStatus.HELD, TermStatus.PLANNED}:
        return False
    today, end = term.body.day(at), term.term.end
    return opens <= today and (end is None or today < end + timedelta(days=finishing_days(term.body)))


def _parties_of(by: Actor, body: Body) -> set[str]:
    return {
        seat.party for seat in by.seats if seat.body == body.slug and seat.role in DELEGATION and seat.party
    }


def _may_enter_of_term(by: Actor, value: Mapping[str, Any], at: datetime) -> bool:
    """What belongs to a term is entered by whoever works on it."""
    rows = Chairmanship.objects.standing().filter(line__public_id=value["of"])
    term = rows.select_related("body__parent", "holder").prefetch_related("joint").first()
    return term is not None and term.body.slug == value["body"] and may_work(by, term, at)


for _kind in ("programme", "programme-event", "priority-act", "initiative"):
    entitles(_kind)(_may_enter_of_term)
