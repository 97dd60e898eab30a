"""What the pages of texts ask of a request, and how they give a file."""

from collections.abc import Iterable
from typing import cast

from django.db.models import QuerySet
from django.http import Http404, HttpRequest, HttpResponse, QueryDict
from django.utils import timezone
from django.utils.http import content_disposition_header
from django.utils.translation import get_language

from secretariat.engines.values.date_labels import label
from secretariat.meetings.models import Meeting
from secretariat.people.actor import Actor
from secretariat.texts.models import Draft
from secretariat.texts.rooms.look import Look
from secretariat.texts.rooms.room import SHOW


def actor_of(request: HttpRequest) -> Actor:
    """Return who looks."""
    return cast(Actor, request.actor)  # type: ignore[attr-defined]


def given_by(request: HttpRequest) -> QueryDict | None:
    """Return what was sent; None where a page is only opened."""
    return request.POST if request.method == "POST" else None


def drafts_for(viewer: Actor) -> "QuerySet[Draft]":
    """Return the texts that a viewer may see, each with its body and its meeting."""
    rows = Draft.objects.visible_to(viewer)
    return rows.select_related("body__parent", "meeting__line", "item__line")


def draft_or_404(request: HttpRequest, public_id: str) -> Draft:
    """Return a text that the viewer may see, with its body and its meeting."""
    found: Draft | None = drafts_for(actor_of(request)).filter(public_id=public_id).first()
    if found is None:
        raise Http404
    return found


def look_or_404(request: HttpRequest, public_id: str) -> Look:
    """Return a room that the viewer may see."""
    return Look(draft_or_404(request, public_id), actor_of(request), timezone.now())


def filter_or_404(request: HttpRequest) -> str:
    """Return which paragraphs of a room are asked for."""
    which = request.GET.get("show", "all")
    if which not in SHOW:
        raise Http404
    return which


def paragraph_or_404(look: Look, key: str) -> str:
    """Return a paragraph that stands in the text."""
    if key not in look.state.order:
        raise Http404
    return key


def meeting_choices(meetings: Iterable[Meeting]) -> list[tuple[str, str]]:
    """Return (public id, title and days) of meetings: a series has one title for all."""
    language = get_language() or "en"
    return [
        (one.public_id, f"{one.title}, {label(one.on, language)}" if one.on else one.title)
        for one in meetings
    ]


def file_answer(data: bytes, kind: str, name: str, *, is_shown: bool = False) -> HttpResponse:
    """Return a file to be kept; `is_shown`: to be looked at in the browser."""
    response = HttpResponse(data, content_type=kind)
    response["Content-Disposition"] = content_disposition_header(not is_shown, name) or "attachment"
    response["X-Content-Type-Options"] = "nosniff"
    return response
