"""What the pages of this slice do alike: who looks, what they may see, an act with its form."""

from functools import partial
from typing import Any

from django.http import Http404, HttpRequest

from secretariat import acting
from secretariat.bodies.queries import LONG, names_of
from secretariat.bodies.seating import members_on
from secretariat.campaigns import policies
from secretariat.campaigns.models import Campaign, Prospect
from secretariat.engines.values.folding import sort_key
from secretariat.language import language_of
from secretariat.meetings.pages.looking import actor_of
from secretariat.parties.models import Body


def campaign_led(request: HttpRequest, public_id: str) -> Campaign:
    """Return a campaign that the viewer keeps; for others there is nothing to change."""
    campaign: Campaign | None = (
        Campaign.objects.visible_to(actor_of(request))
        .select_related("body__parent", "promoted_by")
        .filter(public_id=public_id)
        .first()
    )
    if campaign is None or not policies.may_lead(actor_of(request), campaign):
        raise Http404
    return campaign


def prospect_seen(request: HttpRequest, public_id: str) -> Prospect:
    """Return a prospect that the viewer may see."""
    rows = Prospect.objects.visible_to(actor_of(request)).filter(public_id=public_id)
    prospect: Prospect | None = rows.select_related(
        "campaign__body__parent", "campaign__promoted_by", "promoted_by", "party", "membership__line"
    ).first()
    if prospect is None:
        raise Http404
    return prospect


def prospect_led(request: HttpRequest, public_id: str) -> Prospect:
    """Return a prospect whose campaign the viewer keeps."""
    prospect = prospect_seen(request, public_id)
    if not policies.may_lead(actor_of(request), prospect.campaign):
        raise Http404
    return prospect


def members_of(body: Body, at: Any) -> list[tuple[str, str]]:
    """Return code and name of the members of a body on a day, in 2 queries."""
    rows = list(members_on(body, body.day(at)).select_related("party"))
    names = names_of("party", {row.party_id for row in rows}, language_of())
    named = {row.party.code: names.get(row.party_id, row.party.code) for row in rows}
    return sorted(named.items(), key=lambda one: sort_key(one[1], language_of()))


def body_called(body: Body) -> str:
    """Return how a body is called in the reader's language, in 1 query."""
    return names_of("body", [body.pk], language_of(), LONG).get(body.pk, body.slug)


answered = partial(acting.answered, template="campaigns/act.html")
