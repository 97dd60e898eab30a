"""Who may do what with what was said and undertaken; each is asked in the action and by the page."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from secretariat.chairs.policies import may_decide, presides
from secretariat.commitments.models import Commitment, Priority
from secretariat.evidence.models import Claim
from secretariat.evidence.policies import entitles, may_withdraw
from secretariat.meetings.models import AgendaItem
from secretariat.meetings.policies import may_record
from secretariat.parties.models import Body
from secretariat.people.actor import Actor
from secretariat.texts.models import Text


def may_file(by: Actor, item: AgendaItem) -> bool:
    """The secretariat of the body files what was said at its meetings."""
    return may_record(by, item.meeting.body)


def may_keep(by: Actor, body: Body | None) -> bool:
    """The body's own secretariat keeps its agenda and its commitments; where it has none here, any staff."""
    return not by.is_looking and by.is_staff and (body is None or may_decide(by, body))


def may_see_focus(by: Actor, body: Body) -> bool:
    """What a body's work is about is reckoned for its own secretariat, or that of its parent, alone."""
    return by.is_staff_of(body.slug) or bool(body.parent and by.is_staff_of(body.parent.slug))


def may_follow_up(by: Actor, body: Body | None, at: datetime) -> bool:
    """The secretariat follows up what was undertaken, and the Chair of the body while it presides."""
    chairs = body is not None and not by.is_looking and presides(by, body, at)
    return chairs or may_keep(by, body)


def may_report(by: Actor, commitment: Commitment, at: datetime) -> bool:
    """Who owes it says how it stands, by the seat of the delegation; so do secretariat and Chair."""
    body = commitment.line.body
    if may_follow_up(by, body, at):
        return True
    return body is not None and bool(owes(by, commitment, body))


def may_take_back(by: Actor, commitment: Commitment, claim: Claim, at: datetime) -> bool:
    """The secretariat takes a report or a change back, and whoever entered it while they may enter such."""
    return may_keep(by, commitment.line.body) or (
        not by.is_looking and claim.entered_by_id == by.account_id and may_withdraw(by, claim, at)
    )


def owes(by: Actor, commitment: Commitment, body: Body) -> frozenset[str]:
    """Return the codes of the Parties among the present owners for which the actor sits in the body."""
    if by.is_looking:
        return frozenset()
    owing = commitment.owners.filter(is_current=True, party__code__in=by.parties_in(body.slug))
    return frozenset(owing.values_list("party__code", flat=True))


@entitles("commitment")
def _enters_adopted(by: Actor, value: Mapping[str, Any], at: datetime) -> bool:
    """The Chair, what a text of its own body asks."""
    found = Text.objects.standing().filter(line__public_id=value.get("text") or "")
    text = found.select_related("body__parent").first()
    return text is not None and text.body is not None and may_follow_up(by, text.body, at)


@entitles("report")
def _reports(by: Actor, value: Mapping[str, Any], at: datetime) -> bool:
    """Of a commitment whoever may report on it."""
    found = Commitment.objects.standing().filter(line__public_id=value.get("commitment") or "")
    commitment = found.select_related("line__body__parent").first()
    return commitment is not None and may_report(by, commitment, at)


@entitles("change")
def _changes(by: Actor, value: Mapping[str, Any], at: datetime) -> bool:
    """The Chair, of what its body is owed."""
    found = Commitment.objects.standing().filter(line__public_id=value["commitment"])
    commitment = found.select_related("line__body__parent").first()
    return commitment is not None and may_follow_up(by, commitment.line.body, at)


@entitles("measure")
def _measures(by: Actor, value: Mapping[str, Any], at: datetime) -> bool:
    """The Chair, of the agenda of its body."""
    found = Priority.objects.standing().filter(line__public_id=value["priority"])
    priority = found.select_related("line__body__parent").first()
    return priority is not None and may_follow_up(by, priority.line.body, at)
