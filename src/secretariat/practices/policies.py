"""Who offers experiences, reviews them, takes them up, asks to come and see; asked by actions and pages."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from secretariat.commitments import policies as commitments
from secretariat.evidence.policies import entitles
from secretariat.meetings.states import MeetingKind
from secretariat.parties.house import is_kept_here
from secretariat.parties.models import Body
from secretariat.people.actor import Actor
from secretariat.practices.models import PeerVisit, Practice
from secretariat.practices.states import VisitState


def may_review(by: Actor, body: Body | None) -> bool:
    """The secretariat of a body that is kept here, or that of its parent, reviews what is offered there."""
    return body is not None and is_kept_here(body) and commitments.may_keep(by, body)


def may_speak_for(by: Actor, body: Body | None, party: str) -> bool:
    """A delegation speaks for its own member; the secretariat for any."""
    if body is None or not is_kept_here(body):
        return False
    own = not by.is_looking and party in by.parties_in(body.slug)
    return own or may_review(by, body)


def may_offer(by: Actor, body: Body | None) -> bool:
    """Whoever speaks for some member of the body offers its experience there."""
    if body is None or not is_kept_here(body):
        return False
    return may_review(by, body) or (not by.is_looking and bool(by.parties_in(body.slug)))


def may_keep(by: Actor, practice: Practice) -> bool:
    """The member that offers it, and the secretariat, revise and withdraw a practice, tell its results."""
    return may_speak_for(by, practice.body, practice.party.code)


def may_judge(by: Actor, practice: Practice) -> bool:
    """The secretariat publishes or sends back, and confirms or doubts a reuse."""
    return may_review(by, practice.body)


def may_take_up(by: Actor, practice: Practice) -> bool:
    """Whoever speaks for another member reports a reuse, and asks to come and see."""
    if may_review(by, practice.body):
        return True
    own = by.parties_in(practice.body.slug) - {practice.party.code}
    return is_kept_here(practice.body) and not by.is_looking and bool(own)


def may_answer(by: Actor, visit: PeerVisit) -> bool:
    """The member that would receive the visitors answers, or the secretariat for it."""
    return may_keep(by, visit.practice)


def may_take_back(by: Actor, visit: PeerVisit) -> bool:
    """Who asked takes the request back, or the secretariat for it."""
    return may_speak_for(by, visit.practice.body, visit.party.code)


@entitles("practice-evidence")
def _shows(by: Actor, value: Mapping[str, Any], at: datetime) -> bool:
    """Whoever may say so hands in the paper that shows it."""
    rows = Practice.objects.filter(public_id=value.get("practice") or "")
    practice = rows.select_related("body__parent", "party").first()
    return practice is not None and may_speak_for(by, practice.body, str(value.get("party")))


@entitles("meeting")
def _receives(by: Actor, value: Mapping[str, Any], at: datetime) -> bool:
    """The member that a request to come and see waits for enters that visit, as its host."""
    if value.get("kind") != MeetingKind.VISIT or by.is_looking:
        return False
    slug, host = str(value.get("body") or ""), str(value.get("host") or "")
    waiting = PeerVisit.objects.filter(
        state=VisitState.ASKED, practice__body__slug=slug, practice__party__code=host
    )
    return host in by.parties_in(slug) and waiting.exists()
