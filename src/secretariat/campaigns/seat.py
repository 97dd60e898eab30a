"""What the acts on a member's seat share; call within their transaction."""

from dataclasses import replace
from datetime import date
from typing import Any

from secretariat.bodies.bridge import MembershipValue
from secretariat.bodies.models import Membership
from secretariat.bodies.states import MembershipStatus
from secretariat.campaigns import policies
from secretariat.campaigns.effects import terms_in_the_way
from secretariat.distribution import Distribution
from secretariat.evidence.models import Line
from secretariat.evidence.sourced import Sourced
from secretariat.refusals import Invalid, NotPermitted, NotReady, StaleRevision, WrongState


def held(membership: Membership, sourced: Sourced, seen_version: int) -> Membership:
    """Return a member's seat, its line locked.

    Raises:
        NotPermitted: somebody else's. StaleRevision: it was changed. WrongState: it is no member's, or over.
        Invalid: a source that is not public.
    """
    line = Line.objects.select_for_update(of=("self",)).get(pk=membership.line_id)
    found: Membership = Membership.objects.select_related("line__chosen", "body__parent", "party").get(
        line=line
    )
    if not policies.may_campaign(sourced.by, found.body):
        raise NotPermitted(
            "Only the secretariat of a body that is kept here records what becomes of its members."
        )
    if line.version != seen_version:
        raise StaleRevision("Somebody changed this seat after you opened it. Look at it, then save again.")
    today = found.body.day(sourced.at)
    is_over = found.during is not None and found.during.end is not None and found.during.end <= today
    if found.status != MembershipStatus.MEMBER or not found.is_current or is_over:
        raise WrongState("This is no seat of a member today.")
    if sourced.distribution != Distribution.PUBLIC:
        raise Invalid("Who is a member is told to everybody; give a source that is public.", field="source")
    return found


def refuse_terms(membership: Membership, first_on: date, end_on: date | None) -> None:
    """Refuse while the Party holds, or is announced for, a chair in that time."""
    terms = terms_in_the_way(membership, first_on, end_on)
    if terms:
        told = "; ".join(f"{row.body} ({row.term.text if row.term else 'no days'})" for row in terms)
        raise NotReady(
            f"It holds or is announced for a chair in that time: {told}. Record first who serves instead.",
            terms=[row.public_id for row in terms],
        )


def value_of(membership: Membership) -> MembershipValue:
    """Return what the seat says now."""
    assert membership.line.chosen is not None, "a seat has a reading"
    given: dict[str, Any] = dict(membership.line.chosen.value)
    return MembershipValue(**given | {"suspensions": tuple(given["suspensions"])})


def source_of(membership: Membership, sourced: Sourced) -> Sourced:
    """Return the source as the seat takes it."""
    return replace(sourced, is_fictitious=membership.body.is_fictitious)


def day_for_seats(first_on: date, sourced: Sourced) -> date:
    """Return the first day without the seats of a delegation: today at the earliest."""
    return max(first_on, sourced.at.date())


def good_day(first_on: date, membership: Membership, *, field: str) -> None:
    """Refuse a day before the seat began."""
    began = membership.during.first if membership.during else None
    if began is not None and first_on < began:
        raise Invalid(f"The seat began on {began.isoformat()}.", field=field)
