"""What the pages of rooms ask of a request."""

from typing import cast

from django.http import Http404, HttpRequest, QueryDict
from django.utils import timezone

from secretariat.people.actor import Actor
from secretariat.texts.models import Draft
from secretariat.texts.rooms.room import Look


def actor_of(request: HttpRequest) -> Actor:
    """Return who looks."""
    return cast(Actor, request.actor)  # type: ignore[attr-defined]


def given_by(request: HttpRequest) -> QueryDict | None:
    """Return what was sent; None where a page is only opened."""
    return request.POST if request.method == "POST" else None


def look_or_404(request: HttpRequest, public_id: str) -> Look:
    """Return a room that the viewer may see."""
    viewer = actor_of(request)
    rows = Draft.objects.visible_to(viewer).select_related("body__parent", "meeting__line", "item__line")
    draft = rows.filter(public_id=public_id).first()
    if draft is None:
        raise Http404
    return Look(draft, viewer, timezone.now())


def paragraph_or_404(look: Look, key: str) -> str:
    """Return a paragraph that stands in the text."""
    if key not in look.state.order:
        raise Http404
    return key
