"""What the pages of the desk of meetings ask of a request."""

from dataclasses import replace
from typing import Any, cast

from django.http import Http404, HttpRequest, QueryDict
from django.urls import reverse
from django.utils.translation import get_language

from secretariat.acting import RECORD
from secretariat.bodies.queries import LONG, bodies_known_to, names_of
from secretariat.engines.values.folding import sort_key
from secretariat.evidence.states import CitationKind
from secretariat.meetings import policies, queries
from secretariat.meetings.at_once import clashes_of_meeting
from secretariat.meetings.clashes import Clash
from secretariat.meetings.forms import MeetingForm, Offered
from secretariat.meetings.models import Meeting
from secretariat.parties.house import is_kept_here
from secretariat.parties.models import Body, Party
from secretariat.people.actor import Actor

OWN_ENTRY = {"source": CitationKind.ENTRY.value}


def actor_of(request: HttpRequest) -> Actor:
    """Return who looks."""
    return cast(Actor, request.actor)  # type: ignore[attr-defined]


def given_by(request: HttpRequest) -> QueryDict | None:
    """Return what was sent; None where a page is only opened. An empty form that is sent is a form."""
    return request.POST if request.method == "POST" else None


def meeting_or_404(request: HttpRequest, public_id: str) -> Meeting:
    """Return a meeting that the viewer may see and change; for others there is nothing to change."""
    actor = actor_of(request)
    meeting = queries.meetings(actor).filter(line__public_id=public_id).first()
    if meeting is None or not policies.may_record(actor, meeting.body):
        raise Http404
    return meeting


def offered(actor: Actor) -> Offered:
    """Return what the form chooses from, the house's own bodies first, in 4 queries."""
    bodies = list(Body.objects.filter(bodies_known_to(actor)).select_related("parent"))
    language = get_language() or "en"
    called = names_of("body", {body.pk for body in bodies}, language, LONG, actor)
    parties = names_of("party", None, language, viewer=actor)
    codes = dict(Party.objects.values_list("pk", "code"))

    def order(body: Body) -> tuple[bool, Any]:
        return not is_kept_here(body), sort_key(called.get(body.pk, body.slug), language)

    named = sorted(
        ((codes[pk], name) for pk, name in parties.items()), key=lambda p: sort_key(p[1], language)
    )
    return Offered(
        bodies=[(body.slug, called.get(body.pk, body.slug)) for body in sorted(bodies, key=order)],
        parties=named,
    )


def clashes_in(
    request: HttpRequest, form: MeetingForm, body: Body | None, actor: Actor, but: Meeting | None = None
) -> list[Clash]:
    """Return what would be in two places at once, unless the person has seen it and records all the same.

    Raises:
        Invalid: hours that cannot be.
    """
    if request.POST.get("step") == RECORD or not policies.may_record(actor, body):
        return []
    value = replace(form.value(), part_of=queries.value_now(but).part_of if but else None)
    return clashes_of_meeting(value, body, actor, people=form.people(), but=but)


def page_of(meeting: Meeting) -> str:
    """Return the address of the meeting's own page."""
    return reverse("site:meeting", args=[meeting.public_id])
