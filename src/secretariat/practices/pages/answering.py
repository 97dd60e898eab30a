"""What the pages of this slice do alike: what the viewer may see of it, an act with its form."""

from collections.abc import Callable
from functools import partial

from django.http import Http404, HttpRequest
from django.urls import reverse
from django.utils import timezone
from django.utils.functional import Promise

from secretariat import acting
from secretariat.acting import Page
from secretariat.bodies.queries import names_of
from secretariat.bodies.seating import members_on
from secretariat.engines.values.folding import sort_key
from secretariat.language import language_of
from secretariat.meetings.pages.looking import actor_of
from secretariat.parties.models import Body
from secretariat.people.actor import Actor
from secretariat.practices import policies
from secretariat.practices.models import PeerVisit, Practice, Reuse


def url_of(practice: Practice) -> str:
    """Return where a practice is seen."""
    return reverse("site:practice", args=[practice.public_id])


def page_of(
    practice: Practice, heading: str | Promise, lede: str | Promise = "", button: str | Promise = ""
) -> Page:
    """Return the page of an act on a practice."""
    is_fictitious = practice.body.is_fictitious
    return Page(heading, url_of(practice), practice.title, lede, button, is_fictitious)


def practice_for(request: HttpRequest, public_id: str, may: Callable[[Actor, Practice], bool]) -> Practice:
    """Return a practice on which the viewer may act; for others there is nothing to do."""
    actor = actor_of(request)
    rows = Practice.objects.visible_to(actor).select_related("body__parent", "party")
    practice: Practice | None = rows.filter(public_id=public_id).first()
    if practice is None or not may(actor, practice):
        raise Http404
    return practice


def visit_seen(request: HttpRequest, public_id: str) -> PeerVisit:
    """Return a request to come and see that the viewer may see."""
    rows = PeerVisit.objects.visible_to(actor_of(request)).filter(public_id=public_id)
    visit: PeerVisit | None = rows.select_related(
        "practice__body__parent", "practice__party", "party", "asked_by", "meeting__line"
    ).first()
    if visit is None:
        raise Http404
    return visit


def reuse_judged(request: HttpRequest, public_id: str) -> Reuse:
    """Return a reuse on which the viewer may say what they make of it."""
    actor = actor_of(request)
    rows = Reuse.objects.visible_to(actor).filter(public_id=public_id)
    reuse: Reuse | None = rows.select_related("practice__body__parent", "practice__party", "party").first()
    if reuse is None or not policies.may_judge(actor, reuse.practice):
        raise Http404
    return reuse


def speaks_for(request: HttpRequest, body: Body, but: str = "") -> list[tuple[str, str]]:
    """Return code and name of the members for which the viewer speaks in a body, in 3 queries."""
    actor = actor_of(request)
    rows = list(members_on(body, body.day(timezone.now())).select_related("party"))
    names = names_of("party", {row.party_id for row in rows}, language_of())
    named = {
        row.party.code: names.get(row.party_id, row.party.code)
        for row in rows
        if row.party.code != but and policies.may_speak_for(actor, body, row.party.code)
    }
    return sorted(named.items(), key=lambda one: sort_key(one[1], language_of()))


answered = partial(acting.answered, template="practices/act.html")
