"""What the pages of this slice do alike: what the viewer may act on, an act with its form."""

from collections.abc import Callable, Collection
from typing import Any

from django.http import Http404, HttpRequest
from django.urls import reverse
from django.utils import timezone
from django.utils.functional import Promise

from secretariat.acting import Page
from secretariat.bodies.queries import names_of
from secretariat.business import policies
from secretariat.business.checks import members_of
from secretariat.business.models import Consultation, Opinion
from secretariat.engines.values.folding import sort_key
from secretariat.language import language_of
from secretariat.meetings.pages.looking import actor_of
from secretariat.parties.models import Body
from secretariat.people.actor import Actor


def url_of(consultation: Consultation) -> str:
    """Return where a consultation is seen."""
    return reverse("site:consultation", args=[consultation.public_id])


def page_of(of: Consultation, heading: str | Promise, **more: Any) -> Page:
    """Return the page of an act on a consultation."""
    return Page(heading, url_of(of), of.title, is_fictitious=of.body.is_fictitious, **more)


def consultation_for(
    request: HttpRequest, public_id: str, may: Callable[[Actor, Consultation], bool]
) -> Consultation:
    """Return a consultation on which the viewer may act; for others there is nothing to do."""
    actor = actor_of(request)
    rows = Consultation.objects.visible_to(actor).select_related("body__parent", "council__parent")
    found: Consultation | None = rows.filter(public_id=public_id).first()
    if found is None or not may(actor, found):
        raise Http404
    return found


def run_by(request: HttpRequest, public_id: str) -> Consultation:
    """Return a consultation that the viewer runs."""
    now = timezone.now()
    return consultation_for(request, public_id, lambda by, of: policies.may_run(by, of, now))


def opinion_for(request: HttpRequest, public_id: str, may: Callable[[Actor, Opinion], bool]) -> Opinion:
    """Return an opinion on which the viewer may act."""
    actor = actor_of(request)
    rows = Opinion.objects.visible_to(actor).select_related(
        "party", "consultation__body__parent", "consultation__council__parent"
    )
    found: Opinion | None = rows.filter(public_id=public_id).first()
    if found is None or not may(actor, found):
        raise Http404
    return found


def members_called(
    council: Body, viewer: Actor, may: Callable[[str], bool] = lambda code: True
) -> list[tuple[str, str]]:
    """Return code and name of the members of a council today for which the viewer may do something."""
    rows = members_of(council, council.day(timezone.now())).select_related("party")
    those = [row for row in rows if may(row.party.code)]
    names = names_of("party", [row.party_id for row in those], language_of(), viewer=viewer)
    named = {row.party.code: names.get(row.party_id, row.party.code) for row in those}
    return sorted(named.items(), key=lambda one: sort_key(one[1], language_of()))


def asked_for(
    request: HttpRequest, parties: list[tuple[str, str]], heard: Collection[str]
) -> list[tuple[str, str]]:
    """Return those of whom one form may tell: who is named (`?party=`), else all who have said nothing yet.

    The form carries the version of what one member said, which for all of the latter is none. Whoever was
    chosen while somebody else was faster is still there, so that the late save shows what stands.

    Args:
        parties: those for which the viewer may speak. heard: codes of those who have said something.
    """
    if named := request.GET.get("party"):
        found = [one for one in parties if one[0] == named]
        if not found:
            raise Http404
        return found
    others = set(heard) - {request.POST.get("party", "")}
    return [one for one in parties if one[0] not in others] or parties[:1]
